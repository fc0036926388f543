var Oo=Object.defineProperty;var Ao=Object.getOwnPropertyDescriptor;var b=(i,e,t,n)=>{for(var o=n>1?void 0:n?Ao(e,t):e,s=i.length-1,r;s>=0;s--)(r=i[s])&&(o=(n?r(e,t,o):r(o))||o);return n&&o&&Oo(e,t,o),o};var ct=globalThis,dt=ct.ShadowRoot&&(ct.ShadyCSS===void 0||ct.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Kt=Symbol(),Nn=new WeakMap,Be=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==Kt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(dt&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Nn.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Nn.set(t,e))}return e}toString(){return this.cssText}},Fn=i=>new Be(typeof i=="string"?i:i+"",void 0,Kt),x=(i,...e)=>{let t=i.length===1?i[0]:e.reduce((n,o,s)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+i[s+1],i[0]);return new Be(t,i,Kt)},Un=(i,e)=>{if(dt)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=ct.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,i.appendChild(n)}},Wt=dt?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Fn(t)})(i):i;var{is:So,defineProperty:Eo,getOwnPropertyDescriptor:To,getOwnPropertyNames:Ro,getOwnPropertySymbols:Mo,getPrototypeOf:Lo}=Object,ut=globalThis,qn=ut.trustedTypes,Do=qn?qn.emptyScript:"",Io=ut.reactiveElementPolyfillSupport,je=(i,e)=>i,Ve={toAttribute(i,e){switch(e){case Boolean:i=i?Do:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},pt=(i,e)=>!So(i,e),Bn={attribute:!0,type:String,converter:Ve,reflect:!1,useDefault:!1,hasChanged:pt};Symbol.metadata??=Symbol("metadata"),ut.litPropertyMetadata??=new WeakMap;var Q=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Bn){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&Eo(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:s}=To(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:o,set(r){let a=o?.call(this);s?.call(this,r),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Bn}static _$Ei(){if(this.hasOwnProperty(je("elementProperties")))return;let e=Lo(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(je("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(je("properties"))){let t=this.properties,n=[...Ro(t),...Mo(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(Wt(o))}else e!==void 0&&t.push(Wt(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Un(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:Ve).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(o):this.setAttribute(o,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let s=n.getPropertyOptions(o),r=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Ve;this._$Em=o;let a=r.fromAttribute(t,s.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,n,o=!1,s){if(e!==void 0){let r=this.constructor;if(o===!1&&(s=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??pt)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:s},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),s!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,s]of this._$Ep)this[o]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,s]of n){let{wrapped:r}=s,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};Q.elementStyles=[],Q.shadowRootOptions={mode:"open"},Q[je("elementProperties")]=new Map,Q[je("finalized")]=new Map,Io?.({ReactiveElement:Q}),(ut.reactiveElementVersions??=[]).push("2.1.2");var Gt=globalThis,jn=i=>i,ht=Gt.trustedTypes,Vn=ht?ht.createPolicy("lit-html",{createHTML:i=>i}):void 0,Qt="$lit$",X=`lit$${Math.random().toFixed(9).slice(2)}$`,Xt="?"+X,zo=`<${Xt}>`,be=document,We=()=>be.createComment(""),Ye=i=>i===null||typeof i!="object"&&typeof i!="function",Zt=Array.isArray,Xn=i=>Zt(i)||typeof i?.[Symbol.iterator]=="function",Yt=`[ 	
\f\r]`,Ke=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Kn=/-->/g,Wn=/>/g,fe=RegExp(`>|${Yt}(?:([^\\s"'>=/]+)(${Yt}*=${Yt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Yn=/'/g,Gn=/"/g,Zn=/^(?:script|style|textarea|title)$/i,Jt=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),c=Jt(1),tr=Jt(2),nr=Jt(3),A=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Qn=new WeakMap,ge=be.createTreeWalker(be,129);function Jn(i,e){if(!Zt(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return Vn!==void 0?Vn.createHTML(e):e}var ei=(i,e)=>{let t=i.length-1,n=[],o,s=e===2?"<svg>":e===3?"<math>":"",r=Ke;for(let a=0;a<t;a++){let l=i[a],d,p,h=-1,m=0;for(;m<l.length&&(r.lastIndex=m,p=r.exec(l),p!==null);)m=r.lastIndex,r===Ke?p[1]==="!--"?r=Kn:p[1]!==void 0?r=Wn:p[2]!==void 0?(Zn.test(p[2])&&(o=RegExp("</"+p[2],"g")),r=fe):p[3]!==void 0&&(r=fe):r===fe?p[0]===">"?(r=o??Ke,h=-1):p[1]===void 0?h=-2:(h=r.lastIndex-p[2].length,d=p[1],r=p[3]===void 0?fe:p[3]==='"'?Gn:Yn):r===Gn||r===Yn?r=fe:r===Kn||r===Wn?r=Ke:(r=fe,o=void 0);let f=r===fe&&i[a+1].startsWith("/>")?" ":"";s+=r===Ke?l+zo:h>=0?(n.push(d),l.slice(0,h)+Qt+l.slice(h)+X+f):l+X+(h===-2?a:f)}return[Jn(i,s+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Ge=class i{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let s=0,r=0,a=e.length-1,l=this.parts,[d,p]=ei(e,t);if(this.el=i.createElement(d,n),ge.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(o=ge.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let h of o.getAttributeNames())if(h.endsWith(Qt)){let m=p[r++],f=o.getAttribute(h).split(X),y=/([.?@])?(.*)/.exec(m);l.push({type:1,index:s,name:y[2],strings:f,ctor:y[1]==="."?ft:y[1]==="?"?gt:y[1]==="@"?bt:xe}),o.removeAttribute(h)}else h.startsWith(X)&&(l.push({type:6,index:s}),o.removeAttribute(h));if(Zn.test(o.tagName)){let h=o.textContent.split(X),m=h.length-1;if(m>0){o.textContent=ht?ht.emptyScript:"";for(let f=0;f<m;f++)o.append(h[f],We()),ge.nextNode(),l.push({type:2,index:++s});o.append(h[m],We())}}}else if(o.nodeType===8)if(o.data===Xt)l.push({type:2,index:s});else{let h=-1;for(;(h=o.data.indexOf(X,h+1))!==-1;)l.push({type:7,index:s}),h+=X.length-1}s++}}static createElement(e,t){let n=be.createElement("template");return n.innerHTML=e,n}};function ye(i,e,t=i,n){if(e===A)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,s=Ye(e)?void 0:e._$litDirective$;return o?.constructor!==s&&(o?._$AO?.(!1),s===void 0?o=void 0:(o=new s(i),o._$AT(i,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=ye(i,o._$AS(i,e.values),o,n)),e}var mt=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??be).importNode(t,!0);ge.currentNode=o;let s=ge.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let d;l.type===2?d=new Pe(s,s.nextSibling,this,e):l.type===1?d=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(d=new yt(s,this,e)),this._$AV.push(d),l=n[++a]}r!==l?.index&&(s=ge.nextNode(),r++)}return ge.currentNode=be,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},Pe=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=ye(this,e,t),Ye(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==A&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Xn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&Ye(this._$AH)?this._$AA.nextSibling.data=e:this.T(be.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Ge.createElement(Jn(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let s=new mt(o,this),r=s.u(this.options);s.p(t),this.T(r),this._$AH=s}}_$AC(e){let t=Qn.get(e.strings);return t===void 0&&Qn.set(e.strings,t=new Ge(e)),t}k(e){Zt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let s of e)o===t.length?t.push(n=new i(this.O(We()),this.O(We()),this,this.options)):n=t[o],n._$AI(s),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=jn(e).nextSibling;jn(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},xe=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,s){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,o){let s=this.strings,r=!1;if(s===void 0)e=ye(this,e,t,0),r=!Ye(e)||e!==this._$AH&&e!==A,r&&(this._$AH=e);else{let a=e,l,d;for(e=s[0],l=0;l<s.length-1;l++)d=ye(this,a[n+l],t,l),d===A&&(d=this._$AH[l]),r||=!Ye(d)||d!==this._$AH[l],d===u?e=u:e!==u&&(e+=(d??"")+s[l+1]),this._$AH[l]=d}r&&!o&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ft=class extends xe{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},gt=class extends xe{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},bt=class extends xe{constructor(e,t,n,o,s){super(e,t,n,o,s),this.type=5}_$AI(e,t=this){if((e=ye(this,e,t,0)??u)===A)return;let n=this._$AH,o=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==u&&(n===u||o);o&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},yt=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){ye(this,e)}},ti={M:Qt,P:X,A:Xt,C:1,L:ei,R:mt,D:Xn,V:ye,I:Pe,H:xe,N:gt,U:bt,B:ft,F:yt},Ho=Gt.litHtmlPolyfillSupport;Ho?.(Ge,Pe),(Gt.litHtmlVersions??=[]).push("3.3.3");var ni=(i,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let s=t?.renderBefore??null;n._$litPart$=o=new Pe(e.insertBefore(We(),s),s,void 0,t??{})}return o._$AI(i),o};var en=globalThis,k=class extends Q{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=ni(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return A}};k._$litElement$=!0,k.finalized=!0,en.litElementHydrateSupport?.({LitElement:k});var No=en.litElementPolyfillSupport;No?.({LitElement:k});(en.litElementVersions??=[]).push("4.2.2");var U={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ne=i=>(...e)=>({_$litDirective$:i,values:e}),W=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:Fo}=ti,ii=i=>i;var si=i=>i.strings===void 0,oi=()=>document.createComment(""),ke=(i,e,t)=>{let n=i._$AA.parentNode,o=e===void 0?i._$AB:e._$AA;if(t===void 0){let s=n.insertBefore(oi(),o),r=n.insertBefore(oi(),o);t=new Fo(s,r,i,i.options)}else{let s=t._$AB.nextSibling,r=t._$AM,a=r!==i;if(a){let l;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(l=i._$AU)!==r._$AU&&t._$AP(l)}if(s!==o||a){let l=t._$AA;for(;l!==s;){let d=ii(l).nextSibling;ii(n).insertBefore(l,o),l=d}}}return t},ie=(i,e,t=i)=>(i._$AI(e,t),i),Uo={},xt=(i,e=Uo)=>i._$AH=e,ri=i=>i._$AH,vt=i=>{i._$AR(),i._$AA.remove()};var ai=(i,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(i[o],o);return n},O=ne(class extends W{constructor(i){if(super(i),i.type!==U.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],s=[],r=0;for(let a of i)o[r]=n?n(a,r):r,s[r]=t(a,r),r++;return{values:s,keys:o}}render(i,e,t){return this.dt(i,e,t).values}update(i,[e,t,n]){let o=ri(i),{values:s,keys:r}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=r,s;let a=this.ut??=[],l=[],d,p,h=0,m=o.length-1,f=0,y=s.length-1;for(;h<=m&&f<=y;)if(o[h]===null)h++;else if(o[m]===null)m--;else if(a[h]===r[f])l[f]=ie(o[h],s[f]),h++,f++;else if(a[m]===r[y])l[y]=ie(o[m],s[y]),m--,y--;else if(a[h]===r[y])l[y]=ie(o[h],s[y]),ke(i,l[y+1],o[h]),h++,y--;else if(a[m]===r[f])l[f]=ie(o[m],s[f]),ke(i,o[h],o[m]),m--,f++;else if(d===void 0&&(d=ai(r,f,y),p=ai(a,h,m)),d.has(a[h]))if(d.has(a[m])){let $=p.get(r[f]),P=$!==void 0?o[$]:null;if(P===null){let g=ke(i,o[h]);ie(g,s[f]),l[f]=g}else l[f]=ie(P,s[f]),ke(i,o[h],P),o[$]=null;f++}else vt(o[m]),m--;else vt(o[h]),h++;for(;f<=y;){let $=ke(i,l[y+1]);ie($,s[f]),l[f++]=$}for(;h<=m;){let $=o[h++];$!==null&&vt($)}return this.ut=r,xt(i,l),A}});function _({entryId:i,number:e}){return`${i} ${e}`}function C({number:i,phone:e}){return e.name??i}function Z(i,e){return i.entryId===e?.entryId&&i.number===e.number}function S({phone:i}){return i.state==="ringing"}var qo=new Set(["in_use","on_hold"]);function D({phone:i,pbx:e}){let t=i.call_id===null?void 0:e.calls[i.call_id];return qo.has(i.state)&&t?.answered_at!==null}function I({with_name:i,with_number:e},t){return i??e??t("call_title.unknown_caller")}function Y(i){return i.phone.control&&i.pbx.connected&&i.phone.call_id!==null&&D(i)}function q({phone:i,pbx:e}){return e.connected&&i.state||"unknown"}function _t({state:i,since:e,held_since:t}){return i==="on_hold"?t??null:e}function $t({phone:i}){return i.state==="idle"&&i.badges.includes("do_not_disturb")}function B(i){return i.pbx.connected&&i.phone.state==="in_use"&&!D(i)?"state.calling":i.pbx.connected&&$t(i)?"badge.do_not_disturb":`state.${q(i)}`}function tn(i,e){return i.length-e.length||(i<e?-1:+(i>e))}function nn(i){let e;return t=>(e?.pbxs!==t&&(e={pbxs:t,made:i(t)}),e.made)}var j=nn(i=>Object.entries(i).flatMap(([e,t])=>Object.entries(t.phones).map(([n,o])=>({entryId:e,number:n,pbx:t,phone:o}))).sort((e,t)=>tn(e.number,t.number)));function N(i,e,t){let n=i[e],o=n?.phones[t];return n&&o&&{entryId:e,number:t,pbx:n,phone:o}}function wt({number:i,phone:e},t){let n=[i,e.name,e.area,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(o=>n.includes(o))}var li=["all","free","busy","not_registered"],Bo={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function Ce(i,e){let t=q(i);return e==="all"||t!=="unknown"&&Bo[t]===e&&!$t(i)}var Pt=new Map;function kt(i,e){if(!e)Pt.delete(_(i));else{let{name:t}=e.phone,n={with_name:t,with_number:e.number,direction:null,since:null,call_id:null};Pt.set(_(i),{first:i.phone,asked:n,rang:!1})}}function V(i){let{number:e,phone:t,pbx:n}=i,o=Pt.get(_(i));if(t.other_calls.length===0){if(!o||t.call_id!==o.first.call_id)return;let p=t.state==="ringing";return o.rang||=p,p||!o.rang?o:void 0}Pt.delete(_(i));let s=[t,...t.other_calls].sort((p,h)=>(p.since??"")<(h.since??"")?-1:1),[r,a]=s.slice(-2);if(!r?.call_id||!a?.call_id)return;let{caller:l,direction:d}=n.calls[a.call_id]??{};return d==="internal"&&l===e&&n.calls[r.call_id]?.answered_at?{first:r,asked:a}:void 0}var jo={attribute:!0,type:String,converter:Ve,reflect:!1,hasChanged:pt},Vo=(i=jo,e,t)=>{let{kind:n,metadata:o}=t,s=globalThis.litPropertyMetadata.get(o);if(s===void 0&&globalThis.litPropertyMetadata.set(o,s=new Map),n==="setter"&&((i=Object.create(i)).wrapped=!0),s.set(t.name,i),n==="accessor"){let{name:r}=t;return{set(a){let l=e.get.call(this);e.set.call(this,a),this.requestUpdate(r,l,i,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,i,a),a}}}if(n==="setter"){let{name:r}=t;return function(a){let l=this[r];e.call(this,a),this.requestUpdate(r,l,i,!0,a)}}throw Error("Unsupported decorator location: "+n)};function v(i){return(e,t)=>typeof t=="object"?Vo(i,e,t):((n,o,s)=>{let r=o.hasOwnProperty(s);return o.constructor.createProperty(s,n),r?Object.getOwnPropertyDescriptor(o,s):void 0})(i,e,t)}function w(i){return v({...i,state:!0,attribute:!1})}var ve=(i,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(i,e,t),t);function ci(i,e){return(t,n,o)=>{let s=r=>r.renderRoot?.querySelector(i)??null;if(e){let{get:r,set:a}=typeof n=="object"?t:o??(()=>{let l=Symbol();return{get(){return this[l]},set(d){this[l]=d}}})();return ve(t,n,{get(){let l=r.call(this);return l===void 0&&(l=s(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return ve(t,n,{get(){return s(this)}})}}var Ct=x`
input, select, textarea {
box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: var(--primary-text-color);
background: var(--ha-color-form-background, var(--card-background-color)); border: 1px solid var(--secondary-text-color); border-radius: 8px;
}
::placeholder { color: color-mix(in srgb, var(--secondary-text-color) 75%, var(--primary-text-color)); opacity: 1; }
`,R=x`
:host, [data-state] {
--tone: var(--secondary-text-color);
--ink: color-mix(in srgb, var(--tone) 55%, var(--primary-text-color));
--edge: var(--divider-color);
--ground: var(--card-background-color);
}
:host([state="ringing"]), [data-state="ringing"] { --tone: var(--warning-color); }
:host([state="in_use"]), [data-state="in_use"] { --tone: var(--primary-color); }
:host([state="on_hold"]), [data-state="on_hold"] { --tone: var(--accent-color); }
:host([state="fault"]), [data-state="fault"], [data-state="hang_up"] { --tone: var(--error-color); }
[data-state="pick_up"] { --tone: var(--success-color); }
:host(:is([state="ringing"], [state="in_use"], [state="on_hold"], [state="fault"])),
:is([data-state="ringing"], [data-state="in_use"], [data-state="on_hold"], [data-state="fault"]) {
--ink: color-mix(in srgb, var(--tone) 55%, var(--primary-text-color));
--edge: color-mix(in srgb, var(--tone) 45%, transparent);
--ground: color-mix(in srgb, var(--tone) 12%, transparent);
}
`,Oe={pick_up:"pick_up",resume:"pick_up",come_back:"pick_up",get_back:"pick_up",get_back_known:"pick_up",hang_up:"hang_up"},Ot=x`
ul { list-style: none; margin: 0; padding: 0; }
li {
content-visibility: auto; contain-intrinsic-block-size: auto 50px;
display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; padding-block: 4px; padding-inline: 16px 8px;
}
li > ha-icon { color: var(--secondary-text-color); }
.who { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
.detail { font-size: 0.875em; }
`,Ae=x`
.filters { display: flex; flex-wrap: wrap; gap: 4px; }
.chip {
display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
}
.chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
.chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var Ko=64;function At({currentTarget:i}){return i.getBoundingClientRect()}function oe({key:i,icon:e,label:t,pressed:n,run:o}){return c`
<button
class="icon-button" data-action=${i} data-state=${Oe[i]??u} aria-label=${t} title=${t}
aria-pressed=${n??u} @click=${s=>o(At(s))}
>
<ha-icon icon=${e}></ha-icon>
</button>
`}function se(i){return c`<div class="buttons">${O(i,({key:e})=>e,oe)}</div>`}function Se(i,e,t,n){return c`
<div class="filters" role="group" aria-label=${i}>
${e.map(({key:o,label:s,count:r})=>c`
<button class="chip" data-filter=${o} aria-pressed=${o===t} @click=${()=>n(o)}>
${s} ${r===void 0?u:c`<bdi>${r}</bdi>`}
</button>
`)}
</div>
`}function Ee(i,e,t){return c`
<input
type="search" maxlength=${Ko} autocomplete="off" aria-label=${i} placeholder=${i}
@input=${({target:n})=>e(n.value.trim())} @keydown=${t}
/>
`}function di(i,e){let t=i?.activeElement,n=t?.closest("ul:not([data-focus])"),o=t?.closest("li"),s=n&&o?[...n.children].indexOf(o):-1,r=t?.closest(".buttons"),[a,l]=[t?.dataset.action,t?.getAttribute("aria-keyshortcuts")];if(e(),!i||!t||i.activeElement)return;if(t.isConnected){t.focus({preventScroll:!0});return}let d=n?.isConnected?[...n.children]:[],h=d[Math.min(s,d.length-1)]??(r?.isConnected?r:void 0);(h?.querySelector(`[data-action="${a}"], [aria-keyshortcuts="${l}"]`)??h?.querySelector("button")??[...i.querySelectorAll("[data-focus]")].at(-1))?.focus({preventScroll:!0})}var Qe={activity:{},agent:{},asking:{},badge:{},calendar:{},call_line:{},call_title:{},calls:{description:"Calls that are ringing or in progress.",name:"OpenVox UC calls"},card:{},confirm:{},contact:{},contacts:{description:"Find, call, add, and edit contacts.",name:"OpenVox UC contacts"},dashboard:{description:"OpenVox UC: see who is in a call and who called, and act with one click.",title:"Phones"},dial:{description:"Find contacts, extensions, and earlier callers, and call them from your phone.",name:"OpenVox UC dial"},direction:{},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},media:{},menu:{},mine:{description:"Your own phone: who is calling, and what you can do with the call.",name:"OpenVox UC my phone"},my_phone:{title:"Which phone is yours?"},outcome:{},phones:{description:"See and control your phones and calls.",name:"OpenVox UC phones"},queues:{description:"Waiting callers, longest wait, and agents.",name:"OpenVox UC queues"},reason:{},recent:{description:"Callers to call back, and your call history.",name:"OpenVox UC inbox"},report_test:{},state:{},system_health:{},transfer:{},trigger:{}};var E="openvox_uc";function Te(i){return`component.${E}.config_panel.${i}`}var on=new WeakMap;function Re(i){let{connection:e,language:t}=i,n=on.get(e);if(n?.language===t)return n.texts;let o=Yo(i);return on.set(e,{language:t,texts:o}),o.catch(()=>on.delete(e)),o}async function Yo(i){let e=await i.loadBackendTranslation("config_panel",E);return(t,n)=>e(Te(t),n)}function T(i,e){return e.reduce((t,n)=>t&&n?i("card.list",{first:t,next:n}):t||n||"","")}async function Me(i,e){let t=e?.error??e;if((typeof t=="number"?t:t.code)===3)return i.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:o,translation_key:s,translation_placeholders:r}=t;return(o?await i.loadBackendTranslation("exceptions",o).catch(()=>{}):void 0)?.(`component.${o}.exceptions.${s}.message`,r)||n||String(t)}function G(...i){return{schema:[{name:"title",selector:{text:{}}},...i],computeLabel:({name:e},t)=>t(Te(`editor.${e}`))||Qe.editor[e]}}function re(){return document.querySelector("home-assistant")?.hass}async function ui(i){await i?.().catch(()=>{})}var sn=class{constructor(e,t){this.connection=e;this.source=t}#e=new Set;#t;#n=0;#o;listen(e){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#s),this.#s()),this.#e.add(e),()=>{this.#e.delete(e)&&this.#e.size===0&&this.#r()}}#s=()=>{let e=this.#i();this.connection.subscribeMessage(t=>{e===this.#n&&this.#a(t)},this.source.message,{resubscribe:!1}).then(t=>{e===this.#n?this.#t=t:ui(t)},()=>{e===this.#n&&(this.#o=setTimeout(this.#s,5e3),this.#l())})};#i(){return clearTimeout(this.#o),this.#t=void 0,this.#n+=1,this.#n}#r(){this.connection.removeEventListener("ready",this.#s),ui(this.#t),this.#i(),this.value=void 0}#a(e){this.value=this.source.reduce(this.value,e),this.#l()}#l(){for(let e of[...this.#e])e()}},pi=new WeakMap;function hi(i,e){let t=pi.get(i)??new WeakMap;pi.set(i,t);let n=t.get(e)??new sn(i,e);return t.set(e,n),n}var ae=class{constructor(e,t){this.host=e;this.source=t;e.addController(this)}#e;#t;get value(){return this.#e?.value}follow(e){this.source=e,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let e=this.host.hass?.connection;if(!e)return;let t=hi(e,this.source);if(t===this.#e)return;let n=this.#t;this.#e=t,this.#t=t.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function le(i,e){let t=hi(i,e),n=await new Promise(o=>{let s=t.listen(()=>o(s));t.value!==void 0&&o(s)});return setTimeout(n,5e3),t.value}var Go={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,codes:{},phones:{},calls:{},queues:{}};function rn(i,e){if(!e)return i;let t={...i};for(let[n,o]of Object.entries(e))o==null?delete t[n]:t[n]=o;return t}function Qo(i,e){let t=new Date().toISOString(),n=Object.entries(e).map(([o,s])=>{let r=i[o];if(s?.state!=="on_hold"||!r)return[o,s];let a=r.state==="on_hold"&&r.call_id===s.call_id;return[o,{...s,held_since:a?r.held_since:t}]});return Object.fromEntries(n)}function Xo(i,{phones:e,calls:t,queues:n,...o}){return{...i,...o,phones:rn(i.phones,e),calls:rn(i.calls,t),queues:rn(i.queues,n)}}function Zo(i={},e){let t="all"in e,n=t?{}:{...i};for(let[o,s]of Object.entries(t?e.all:e.changes)){let r=s.phones&&Qo(i[o]?.phones??{},s.phones);n[o]=Xo(n[o]??Go,{...s,phones:r})}return n}var _e={message:{type:"openvox_uc/live"},reduce:Zo},St=class extends ae{constructor(e){super(e,_e)}get pbxs(){return this.value}};var fi="openvox_uc",mi={message:{type:"frontend/subscribe_user_data",key:fi},reduce:(i,{value:e})=>e??{}},K=nn(i=>j(i).filter(({phone:e})=>e.control&&e.device_id)),Et=class extends ae{constructor(e){super(e,mi)}findIn(e){let t=this.value?.phone,n=t&&N(e,t.entry_id,t.number);if(n?.phone.control&&n.phone.device_id)return n;let o=K(e);return o.length===1?o[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(e,{entryId:t,number:n}){return this.#e(e,{phone:{entry_id:t,number:n}})}fold(e,t){let n=this.collapsed.filter(o=>o!==t);return this.#e(e,{collapsed:this.collapsed.includes(t)?n:[...n,t]})}get filter(){return this.value?.filter??"all"}show(e,t){return this.#e(e,{filter:t})}get alert(){return this.value?.alert??{}}alertBy(e,t){return this.#e(e,{alert:t})}async#e(e,t){let n=this.value??await le(e.connection,mi);return e.callWS({type:"frontend/set_user_data",key:fi,value:{...n,...t}})}};var gi=new WeakMap;function bi(i,e){let t=Object.keys(e);if(t.every(s=>i[s]===e[s]))return i;let n=gi.get(i);if(n&&t.every(s=>n[s]===e[s]))return n;let o={...i,...e};return gi.set(i,o),o}function Jo(i,{devices:e,areas:t}){let n=({device_id:a})=>a===null?void 0:e[a],o=(a,l)=>{let d=a===null?void 0:i.phones[a];return(d&&n(d)?.name_by_user)??l},s=Object.entries(i.phones).filter(([,a])=>!n(a)?.disabled_by).map(([a,l])=>{let d=l.direction==="internal"?o(l.with_number,l.with_name):l.with_name,p=t[n(l)?.area_id??""]?.name;return[a,bi(l,{name:o(a,l.name),with_name:d,area:p})]}),r=Object.entries(i.calls).map(([a,l])=>{let{direction:d,caller:p,callee:h}=l,m={caller_name:d==="inbound"?l.caller_name:o(p,l.caller_name),callee_name:d==="outbound"?l.callee_name:o(h,l.callee_name)};return[a,bi(l,m)]});return{...i,name:e[i.device_id]?.name_by_user??i.name,phones:Object.fromEntries(s),calls:Object.fromEntries(r)}}var Xe;function yi(i,{devices:e,areas:t}){if(Xe?.before!==i||Xe.devices!==e||Xe.areas!==t){let n=Object.entries(i).map(([o,s])=>[o,Jo(s,{devices:e,areas:t})]);Xe={before:i,devices:e,areas:t,after:Object.fromEntries(n)}}return Xe.after}var es={ArrowDown:1,ArrowUp:-1},ce=class{constructor(e,t){this.host=e;this.settings=t;this.text="";this.#e=!0;this.#t=0;this.#n=0;e.addController(this)}#e;#t;#n;static{this.styles=[Ct,x`
input:placeholder-shown { direction: inherit; }
ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
`]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#n&&(this.#n=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(e){this.text=e,this.#t=0,this.#e=!0,this.settings.typed?.(e),this.host.requestUpdate()}choose(e=this.#o.selected){e!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(e))}renderInput(e){let{index:t,isShown:n}=this.#o;return c`
<input
type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
maxlength=${this.settings.maxLength??u} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
aria-activedescendant=${n?`option${t}`:u} aria-label=${e} placeholder=${e}
.value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${o=>this.#s(o)}
/>
`}renderList(e,t){let{options:n,selected:o,isShown:s}=this.#o;return c`
<ul id="options" role="listbox" aria-label=${e} ?hidden=${!s}>
${(s?n:[]).map((r,a)=>c`
<li id="option${a}" role="option" aria-selected=${r===o} @click=${()=>this.choose(r)}>
${t(r)}
</li>
`)}
</ul>
`}get#o(){let e=this.settings.options(),t=Math.min(this.#t,e.length-1);return{options:e,index:t,selected:e[t],isShown:this.#e&&e.length>0}}#s(e){if(e.isComposing)return;let{options:t,index:n,isShown:o}=this.#o,s=es[e.key];if(s)this.#e&&(this.#t=(n+s+t.length)%t.length||0),this.#e=!0;else if(e.key==="Enter")this.choose();else{if(e.key!=="Escape"||!this.settings.closes)return;o?this.#e=!1:this.enter("")}e.preventDefault(),this.host.requestUpdate()}};var Ze={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},Tt={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},an={do_not_disturb:"mdi:minus-circle",forwarding:"mdi:phone-forward",voicemails:"mdi:voicemail",missed:"mdi:phone-missed"};function Rt(i){return i.pbx.connected&&$t(i)?an.do_not_disturb:Ze[q(i)]}var ts=/\d/,$e=class extends k{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new ce(this,{options:()=>this.#t(),choose:t=>this.dispatchEvent(new CustomEvent("pick",{detail:t}))})}#e;static{this.styles=[ce.styles,R,x`
:host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
.name { flex: 1; overflow-wrap: anywhere; }
.number, .state { color: var(--secondary-text-color); }
.state { font-size: 0.875em; }
`]}firstUpdated(){this.#e.input.focus()}render(){return c`
${this.#e.renderInput(this.label)}
${this.#e.renderList(this.label,t=>typeof t=="string"?c`<bdi class="name">${t}</bdi>`:c`
<ha-icon data-state=${q(t)} .icon=${Rt(t)}></ha-icon>
<span class="name" dir="auto">${C(t)}</span>
${Ce(t,"free")?u:c`<span class="state">${this.texts(B(t))}</span>`}
<span class="number">${t.number}</span>
`)}
`}#t(){let t=this.#e.text.trim(),n=r=>+!Ce(r,"free"),o=this.phones.filter(r=>wt(r,t)).sort((r,a)=>n(r)-n(a));return this.free&&ts.test(t)&&!o.some(({number:r})=>r===t)?[...o,t]:o}};b([v()],$e.prototype,"label",2),b([v({attribute:!1})],$e.prototype,"texts",2),b([v({attribute:!1})],$e.prototype,"phones",2),b([v({type:Boolean})],$e.prototype,"free",2);customElements.define("openvox-uc-picker",$e);var xi="important",ns=" !"+xi,vi=ne(class extends W{constructor(i){if(super(i),i.type!==U.ATTRIBUTE||i.name!=="style"||i.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(i){return Object.keys(i).reduce((e,t)=>{let n=i[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(i,[e]){let{style:t}=i.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let o=e[n];if(o!=null){this.ft.add(n);let s=typeof o=="string"&&o.endsWith(ns);n.includes("-")||s?t.setProperty(n,s?o.slice(0,-11):o,s?xi:""):t[n]=o}}return A}});var _i=600,$i=320,Je=8;function is(){let i=document.activeElement;for(;i?.shadowRoot?.activeElement;)i=i.shadowRoot.activeElement;return i}var Le=class extends k{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=x`
dialog {
position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
inline-size: min(${$i}px, calc(100vw - ${2*Je}px)); overflow: auto;
border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
}
dialog::backdrop { background: rgb(0 0 0 / 25%); }
h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
@media (max-width: ${_i-1}px) {
dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
}
`}connectedCallback(){super.connectedCallback(),this.#e=is()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return c`
<dialog aria-labelledby="heading" style=${vi(this.#t())} @close=${this.#s} @click=${this.#o}>
<h2 id="heading"><bdi>${this.heading}</bdi></h2>
<slot @slotchange=${this.#n}></slot>
</dialog>
`}#t(){if(!this.near||innerWidth<_i)return{};let{left:t,top:n,bottom:o}=this.near,s=`${Math.max(Je,Math.min(t,innerWidth-$i-Je))}px`,a=(n+o)/2<innerHeight/2?{top:`${o}px`,bottom:"auto","max-height":`${innerHeight-o-Je}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Je}px`};return{margin:"0",left:s,right:"auto",...a}}#n(){let{activeElement:t}=this.getRootNode();(t===this||!this.contains(t))&&this.querySelector("[autofocus]")?.focus()}#o(t){if(t.target!==this.dialog)return;let{left:n,right:o,top:s,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=t;(a<n||a>o||l<s||l>r)&&this.#s()}#s(){this.dispatchEvent(new Event("close"))}};b([v()],Le.prototype,"heading",2),b([v({attribute:!1})],Le.prototype,"near",2),b([ci("dialog")],Le.prototype,"dialog",2);customElements.define("openvox-uc-sheet",Le);var os=["areas","connected","connection","devices","entities","language","user"],ss={},rs={devices:{},areas:{}},wi=c`<div class="skeleton" aria-busy="true"><i></i><i></i><i></i></div>`;function as(i,e){return!i||!e||os.some(t=>i[t]!==e[t])}var z=class extends k{constructor(){super(...arguments);this.live=new St(this);this.myPhone=new Et(this)}#e;static{this.styles=[Ct,x`
:host { display: block; block-size: 100%; }
ha-card {
display: flex; flex-direction: column; block-size: 100%; box-sizing: border-box; overflow: hidden;
}
.title { flex: none; padding: 12px 16px 0; font-weight: 500; overflow-wrap: anywhere; }
.content { flex: 1 1 auto; min-block-size: 0; max-block-size: var(--openvox-uc-content, none); overflow-y: auto; scrollbar-width: thin; }
.content:focus-visible { outline-offset: -2px; }
.offline { opacity: 0.5; }
.notice { flex: none; display: flex; align-items: center; gap: 8px; padding: 8px 16px; }
.notice[role="status"] { display: var(--openvox-uc-notice, flex); }
.error { border-inline-start: 4px solid var(--error-color); background: color-mix(in srgb, var(--error-color) 15%, transparent); }
.error span { flex: 1; }
.confirm { display: flex; justify-content: end; gap: 8px; padding: 8px 16px 16px; }
.answer {
padding: 8px 16px; border: 2px solid var(--primary-color); border-radius: 8px; font: inherit; font-weight: 500; background: none;
color: inherit; cursor: pointer;
}
.danger { border-color: var(--error-color); }
.hint a { color: inherit; }
.skeleton { display: grid; gap: 12px; padding: 16px; }
.skeleton i { block-size: 2.5em; border-radius: 8px; background: color-mix(in srgb, currentcolor 8%, transparent); }
@media (prefers-reduced-motion: no-preference) {
.skeleton { animation: wait 2s ease-in-out infinite; }
@keyframes wait { 50% { opacity: 0.4; } }
}
.hint { margin: 0; padding: 16px; color: var(--secondary-text-color); }
.detail { display: flex; flex-wrap: wrap; column-gap: 0.4em; color: var(--secondary-text-color); }
.detail > :not(:last-child)::after { content: "·"; margin-inline-start: 0.4em; }
.buttons { display: flex; }
.heard { position: absolute; clip-path: inset(50%); }
.icon-button {
display: inline-flex; padding: 6px; border: none; border-radius: 50%; background: none; color: inherit;
cursor: pointer; --mdc-icon-size: 20px;
}
.icon-button:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
:focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
`]}static getStubConfig(){return{}}static getConfigForm(){return G()}setConfig(t){this.config=t}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(t){t.has("sheet")&&this.sheet&&(this.error=void 0);let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,Re(n).then(o=>{this.texts=o},()=>{this.#e=void 0}))}update(t){di(this.shadowRoot,()=>super.update(t))}act(t){this.sheet=void 0,this.#t(t)}save(t){let{sheet:n}=this;this.#t(async o=>{await t(o),this.sheet===n&&(this.sheet=void 0)})}#t(t){let{hass:n}=this;n&&(this.error=void 0,t(n).catch(async o=>{this.error=await Me(n,o)}).finally(()=>this.requestUpdate()))}withMyPhone(t,{near:n,entryId:o}={}){let s=this.mine;s?this.act(()=>t(s)):this.chooseMyPhone(n,{entryId:o,afterwards:t})}chooseMyPhone(t,{entryId:n,afterwards:o}={}){let{texts:s}=this;if(!s)return;let r=({detail:a})=>{typeof a!="string"&&this.act(async l=>{await this.myPhone.choose(l,a),await o?.(a)})};this.sheet={heading:s("my_phone.title"),near:t,content:()=>c`
<p class="hint">${s("my_phone.help")}</p>
<openvox-uc-picker
.label=${s("my_phone.search")}
.texts=${s}
.phones=${K(this.pbxs).filter(a=>!n||a.entryId===n)}
@pick=${r}
></openvox-uc-picker>
`}}confirm(t,n,o,s){this.sheet={heading:t,near:o,content:r=>c`
<div class="confirm">
<button class="answer" @click=${()=>this.closeSheet()}>${r("card.cancel")}</button>
<button class="answer danger" autofocus @click=${s}>${n}</button>
</div>
`}}get pbxs(){return yi(this.live.pbxs??ss,this.hass??rs)}get hasSeveralPbxs(){return Object.keys(this.pbxs).length>1}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:t,hass:n,texts:o}=this,s=this.live.pbxs;if(!n||!t)return u;if(!o)return c`<ha-card>${wi}</ha-card>`;let r=!n.connected;return c`
<ha-card>
${t.title?c`<div class="title" role="heading" aria-level="2"><bdi>${t.title}</bdi></div>`:u}
${this.#n(o).map(a=>c`<div class="notice" role="status">${a}</div>`)}
${this.sheet?u:this.#i(o)}
<div class="content ${r?"offline":""}" tabindex="-1" data-focus data-scrolls ?inert=${r}>
${s?Object.keys(s).length>0?this.renderContent(o):this.renderNone(o,"card.no_pbx"):wi}
</div>
${this.sheet&&!r?this.#s(o,this.sheet):u}
</ha-card>
`}renderNone(t,n){return c`
<p class="hint">
${t(n)}
${this.hass?.user?.is_admin?c`<a href="/config/integrations/integration/${E}">${t("card.integration")}</a>`:u}
</p>
`}#n(t){return this.hass?.connected?this.#o.map(({name:n})=>t("card.pbx_offline",{pbx:n})):[t("card.offline")]}get#o(){return Object.values(this.pbxs).filter(({connected:t})=>!t)}get hasNotices(){return!this.hass?.connected||this.#o.length>0||this.error!==void 0}#s(t,{heading:n,near:o,content:s}){return c`<openvox-uc-sheet .heading=${n} .near=${o} @close=${()=>this.closeSheet()}>${s(t)}${this.#i(t)}</openvox-uc-sheet>`}#i(t){return this.error?c`
<div class="notice error" role="alert">
<span dir="auto">${this.error}</span>
${oe({key:"dismiss",icon:"mdi:close",label:t("card.dismiss"),run:()=>this.#r()})}
</div>
`:u}closeSheet(){this.sheet=void 0}#r(){this.error=void 0}};b([v({attribute:!1,hasChanged:as})],z.prototype,"hass",2),b([w()],z.prototype,"config",2),b([w()],z.prototype,"texts",2),b([w()],z.prototype,"error",2),b([w()],z.prototype,"sheet",2);var ln=6,Pi=48,ls=12,cs=new Set(["idle","ringing","in_use","on_hold"]),cn=new Set,Oi;function ki(i){Oi=i;for(let e of cn)e()}function de(i,e){let t=i.entryId===e.entryId&&i.number!==e.number&&i.phone.call_id!==e.phone.call_id;return S(e)?t&&i.phone.control&&i.phone.state==="idle":t&&cs.has(i.phone.state)}var Mt=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return Oi}hostConnected(){cn.add(this.#e)}hostDisconnected(){cn.delete(this.#e)}};function Ai(i,e){let t=[],n=document;for(;n;){let o=n.elementFromPoint(i,e);if(!o||o===t.at(-1))break;t.push(o),n=o.shadowRoot}return t}function ds(i,e){for(let t of Ai(i,e)){let n=t.closest("[droppable]");if(n)return n}}function us(i,e){for(let t of Ai(i,e).reverse()){let n=t.closest("[data-scrolls]"),{top:o,bottom:s}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,Ci(e,o,s));return}}scrollBy(0,Ci(e,0,innerHeight))}function Ci(i,e,t){return(+(i>t-Pi)-+(i<e+Pi))*ls}function ps(i){let e=document.createElement("div");return e.textContent=i,e.ariaHidden="true",e.style.cssText=`
position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
`,document.body.append(e),e}function Si(i,e,t,n){let o=new AbortController,{signal:s}=o,[r,a]=[i.clientX,i.clientY],l,d,p=0,h=()=>{let P=ds(r,a);P!==d&&(d?.removeAttribute("over"),P?.setAttribute("over",""),d=P)},m=()=>{us(r,a),h(),p=requestAnimationFrame(m)},f=()=>{o.abort(),cancelAnimationFrame(p),d?.removeAttribute("over"),l?.remove(),l&&ki(void 0)},y=P=>{if(P.pointerId===i.pointerId){if([r,a]=[P.clientX,P.clientY],!l){if(Math.hypot(r-i.clientX,a-i.clientY)<ln)return;l=ps(t),ki(e),m()}l.style.transform=`translate(${r+ln}px, ${a+ln}px)`,h()}},$=P=>{if(P.pointerId!==i.pointerId)return;let g=d?.about;l&&hs(),f(),g&&n(g)};addEventListener("pointermove",y,{signal:s}),addEventListener("pointerup",$,{signal:s}),addEventListener("pointercancel",f,{signal:s}),addEventListener("keydown",({key:P})=>P==="Escape"&&f(),{signal:s})}function hs(){let i=e=>e.stopPropagation();addEventListener("click",i,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",i,{capture:!0}))}var De=[];function Ei({entryId:i,phone:e}){De.push({entryId:i,call:e,at:Date.now()})}function Ti(i){dn(i).length===1&&(De=De.filter(({entryId:e})=>e!==i.entryId))}function dn({entryId:i,pbx:e}){let t=Object.values(e.phones),n=({with_name:o,with_number:s,since:r})=>t.some(a=>a.call_id&&a.with_name===o&&a.with_number===s&&a.since!==r);return De=De.filter(o=>Date.now()-o.at<9e5&&!(o.entryId===i&&n(o.call))),De.filter(o=>o.entryId===i).map(({call:o})=>o)}var ms=new Set(["ringing","in_use","on_hold"]),Di=new Set(["idle","in_use","on_hold"]),pn=new Map,mn=new Map;function Ii(i,e){return e.phone.call_id!==null&&i.get(_(e))===e.phone.call_id}function Ri({about:i}){return Ii(pn,i)}function zi(i){return i.phone.state==="on_hold"||D(i)&&Ii(mn,i)}function hn({hass:i,about:e}){let t=Object.values(i.entities).find(o=>o?.device_id===e.phone.device_id&&o.platform===E&&o.translation_key==="dnd"),n=t&&i.states[t.entity_id]?.state;return n?{entityId:t.entity_id,state:n}:void 0}function H(i,e,{phone:t},n={}){return i.callService(E,e,n,{device_id:t.device_id??[]},!1)}async function fn(i,e){zi(e)||(await H(i,"hold",e),mn.set(_(e),e.phone.call_id))}async function gn(i,e){await H(i,"resume",e),mn.delete(_(e))}function Mi(i,e){return{run:(t,{hass:n,about:o})=>t.act(()=>H(n,i,o).then(()=>e?.(o)))}}function un(i,e){return{byMyPhone:!0,run:(t,{hass:n,about:o},s)=>t.withMyPhone(r=>H(n,i,r,e(o.number)),{near:s,entryId:o.entryId})}}function Li(i){return{run:(e,t)=>{let n=hn(t);n&&e.act(()=>t.hass.callService("switch",i,{},{entity_id:n.entityId},!1))}}}var Lt={ask:"mdi:phone-plus",voicemail:"mdi:voicemail"};function bn(i,e){return de(i,e)&&Di.has(i.phone.state)}function yn({number:i,pbx:e}){return`${e.codes.voicemail_code}${i}`}var Hi=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],fs=[{key:"transfer_here",icon:"mdi:phone-forward",withMyCall:!0,offered:({about:i,mine:e})=>e!==void 0&&de(i,e),run:(i,{about:e,mine:t})=>t&&i.transfer(t,e.number)},{key:"ask_here",icon:Lt.ask,withMyCall:!0,offered:({about:i,mine:e})=>e!==void 0&&bn(i,e),run:(i,{about:e,mine:t})=>t&&i.askFirst(t,e)},{key:"voicemail_here",icon:Lt.voicemail,withMyCall:!0,offered:({about:i,mine:e})=>i.pbx.codes.voicemail_code!==void 0&&i.phone.call_id!==e?.phone.call_id,run:(i,{about:e,mine:t})=>t&&i.transfer(t,yn(e))},{key:"complete",icon:"mdi:phone-forward",whileAsking:!0,offered:({about:i})=>!!V(i)?.asked.call_id,run:(i,{about:e})=>i.completeTransfer(e)},{key:"come_back",icon:"mdi:phone-return",whileAsking:!0,offered:({about:i})=>V(i)!==void 0,run:(i,{about:e})=>i.comeBack(e)},{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:i})=>i.pbx.codes.pickup_code!==void 0&&S(i),...un("pick_up",i=>({extension:i}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:i})=>Di.has(i.phone.state),...un("dial",i=>({number:i}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:i})=>Y(i),run:(i,{about:e},t)=>i.askForTarget(e,t)},{key:"ask",icon:Lt.ask,offered:({about:i,mine:e})=>Y(i)&&Z(i,e),run:(i,{about:e},t)=>i.askForTarget(e,t,"ask")},{key:"voicemail",icon:Lt.voicemail,offered:({about:i})=>Y(i)&&i.pbx.codes.voicemail_code!==void 0,run:(i,{about:e},t)=>i.askForTarget(e,t,"voicemail")},{key:"park",icon:"mdi:parking",offered:({about:i})=>Y(i)&&i.pbx.codes.park_code!==void 0,run:(i,{about:e})=>i.park(e)},...["get_back","get_back_known"].map(i=>({key:i,icon:"mdi:phone-in-talk",offered:({about:e,mine:t,hasParked:n})=>Z(e,t)&&e.phone.state==="idle"&&e.pbx.codes.retrieval_codes!==void 0&&n===(i==="get_back_known"),run:(e,{about:t},n)=>e.getBack(t,n)})),{key:"hold",icon:"mdi:phone-paused",offered:({about:i})=>D(i)&&i.phone.state==="in_use",run:(i,{hass:e,about:t})=>i.act(()=>fn(e,t))},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:i})=>zi(i),run:(i,{hass:e,about:t})=>i.act(()=>gn(e,t))},{key:"mute",icon:"mdi:microphone-off",offered:i=>D(i.about)&&!Ri(i),...Mi("mute",i=>pn.set(_(i),i.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:i=>D(i.about)&&Ri(i),...Mi("unmute",i=>pn.delete(_(i)))},...Hi.map(([i,e])=>({key:i,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&D(t),...un("listen_in",t=>({extension:t,mode:i}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:i})=>ms.has(i.phone.state),run:(i,{about:e},t)=>i.hangUpPhone(e,t)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:i=>hn(i)?.state==="off",...Li("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:i=>hn(i)?.state==="on",...Li("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:i,mine:e})=>i.phone.device_id!==null&&!Z(i,e),run:(i,{hass:e,about:t})=>i.act(()=>i.myPhone.choose(e,t))}],xn=Hi.map(([i])=>i);function gs(i,e){let{about:t,mine:n}=e;return!t.pbx.connected||!i.offered(e)?!1:i.withMyCall?vn(t,n):!t.phone.control||V(t)&&!i.whileAsking?!1:!i.byMyPhone||!n?!0:Ni(t,n)&&n.phone.state==="idle"}function vn(i,e){return Ni(i,e)&&Y(e)&&!V(e)}function Ni(i,e){return e?.entryId===i.entryId&&e.number!==i.number}function Fi(i,e){return fs.filter(t=>(!e||e.includes(t.key))&&gs(t,i))}var et=class extends k{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=[R,x`
div { display: flex; flex-direction: column; padding: 4px 8px 8px; }
button {
display: flex; align-items: center; gap: 12px; padding: 10px 8px; border: none; border-radius: 8px; background: none;
color: inherit; font: inherit; text-align: start; cursor: pointer;
}
button:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
button:focus-visible { outline: 2px solid var(--primary-color); }
ha-icon { color: var(--secondary-text-color); }
[data-state] ha-icon { color: var(--ink); }
`]}updated(){this.shadowRoot?.activeElement||this.#e()[0]?.focus()}render(){return c`
<div role="menu" aria-label=${this.label} @keydown=${this.#t}>
${O(this.items,({key:t})=>t,({key:t,icon:n,label:o,run:s})=>c`
<button role="menuitem" tabindex="-1" data-state=${Oe[t]??u} @click=${()=>s()}><ha-icon .icon=${n}></ha-icon>${o}</button>
`)}
</div>
`}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let n=this.#e(),o=n.indexOf(this.shadowRoot?.activeElement),s=new Map([["ArrowDown",o+1],["ArrowUp",o-1],["Home",0],["End",-1]]).get(t.key);s!==void 0&&(t.preventDefault(),n.at(s%n.length)?.focus())}};b([v()],et.prototype,"label",2),b([v({attribute:!1})],et.prototype,"items",2);customElements.define("openvox-uc-menu",et);var bs=8e3,Ui=100,M=class extends z{static{this.styles=[z.styles,Ae,x`
.modes { padding: 8px 16px 0; }
.icon-button[data-state] { color: var(--ink); }
/* A mouse drags the whole row. */
@media (pointer: fine) { .handle { display: none; } }
.handle { touch-action: none; cursor: grab; padding: 6px; color: var(--secondary-text-color); --mdc-icon-size: 20px; }
`]}itemsFor(e,t,n){let{hass:o,texts:s}=this;if(!o||!s)return[];let{mine:r}=this,a=dn(e),l={hass:o,about:e,mine:r,hasParked:a.length>0},d=V(e),p={name:I(d?.first??r?.phone??e.phone,s),colleague:d?I(d.asked,s):C(e),parked:T(s,a.map(h=>I(h,s)))};return Fi(l,n).map(({key:h,icon:m,run:f})=>({key:h,icon:m,label:s(`menu.${h}`,p),run:(y=t)=>f(this,l,y)}))}openMenu({entryId:e,number:t},n,o){let s=()=>N(this.pbxs,e,t),r=s();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${t})`:t,near:n,content:a=>{let l=s(),d=l?this.itemsFor(l,n,o):[];return d.length>0?c`<openvox-uc-menu .label=${a("menu.label")} .items=${d}></openvox-uc-menu>`:c`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(e,t,n="transfer"){let{texts:o}=this;if(!o)return;let s=({detail:d})=>{typeof d=="string"?this.transfer(e,d):n==="ask"?this.askFirst(e,d):this.transfer(e,n==="voicemail"?yn(d):d.number)},r=["transfer",...this.itemsFor(e,t,["ask","voicemail"]).map(({key:d})=>d)],a=Se(o("transfer.mode"),r.map(d=>({key:d,label:o(`transfer.mode_${d}`)})),n,d=>this.askForTarget(e,t,d)),l={transfer:de,ask:bn,voicemail:ys}[n];this.sheet={heading:o(`transfer.${n}`,{name:I(e.phone,o)}),near:t,content:()=>c`
${r.length>1?c`<div class="modes">${a}</div>`:u}
<openvox-uc-picker
?free=${n==="transfer"}
.label=${o("transfer.search")}
.texts=${o}
.phones=${j(this.pbxs).filter(d=>l(d,e))}
@pick=${s}
></openvox-uc-picker>
`}}drag(e,t){let{texts:n}=this,o=e.composedPath().some(r=>r instanceof Element&&r.matches(".handle"));if(!n||e.button!==0||e.pointerType!=="mouse"&&!o||!this.mayDrag(t))return;let s=r=>{S(t)?this.act(a=>H(a,"pick_up",r,{extension:t.number})):this.transfer(t,r.number)};Si(e,t,I(t.phone,n),s)}mayDrag(e){return Y(e)||S(e)&&e.pbx.connected&&e.pbx.codes.pickup_code!==void 0}hangUpPhone(e,t){let{texts:n}=this;if(!n)return;let{call_id:o,other_calls:s}=e.phone,r=()=>this.act(a=>o!==null&&s.length>0?_n(a,o):H(a,"hang_up",e));Z(e,this.mine)?r():this.confirm(n("confirm.hang_up",{name:C(e)}),n("menu.hang_up"),t,r)}hangUpCall(e,t,n){let{texts:o}=this;if(!o)return;let s=()=>this.act(r=>_n(r,e));this.mine?.phone.call_id===e?s():this.confirm(o("confirm.hang_up",{name:t}),o("menu.hang_up"),n,s)}transfer(e,t){this.act(n=>$n(n,e,t))}askFirst(e,t){this.act(async n=>{await fn(n,e),kt(e,t),this.requestUpdate();try{await H(n,"dial",e,{number:t.number})}catch(o){throw kt(e,void 0),o}})}completeTransfer(e){let t=V(e);t&&this.act(async n=>{await this.#e(n,e,t),await $n(n,e,t.asked.with_number??"",t.first.call_id)})}comeBack(e){let t=V(e);t&&this.act(async n=>{await this.#e(n,e,t),await gn(n,e)})}async#e(e,t,{first:n,asked:o}){let{texts:s}=this;kt(t,void 0);let{call_id:r}=o;if(!s||r===null)return;let a=()=>!(this.pbxs[t.entryId]??t.pbx).calls[r],l=await _n(e,r).then(()=>new Error(s("asking.goes_on",{name:I(n,s),colleague:I(o,s)})),d=>d);for(let d=bs;!a()&&d>0;d-=Ui)await new Promise(p=>setTimeout(p,Ui));if(!a())throw l}park(e){this.act(async t=>{await $n(t,e,e.pbx.codes.park_code??""),Ei(e),this.requestUpdate()})}getBack(e,t){let{texts:n}=this;if(!n)return;let o=l=>this.act(d=>H(d,"dial",e,{number:l}).then(()=>Ti(e))),[s,...r]=e.pbx.codes.retrieval_codes??[];if(s&&r.length===0){o(s);return}let a=[s,...r].map((l="")=>({key:"get_back",icon:"mdi:parking",label:l,run:()=>o(l)}));this.sheet={heading:n("menu.get_back"),near:t,content:()=>c`<openvox-uc-menu .label=${n("menu.get_back")} .items=${a}></openvox-uc-menu>`}}};function _n(i,e){return i.callService(E,"hang_up_call",{call_id:e},void 0,!1)}function $n(i,e,t,n=e.phone.call_id){return i.callService(E,"transfer_call",{call_id:n,number:t,extension:e.number},void 0,!1)}function ys(i,e){return i.entryId===e.entryId&&i.number!==e.number}function ue(i){return Object.entries(i).flatMap(([e,t])=>Object.entries(t.queues).map(([n,o])=>({entryId:e,number:n,pbx:t,queue:o}))).sort((e,t)=>tn(e.number,t.number))}function tt({number:i,queue:e}){return e.name??i}function Dt({number:i,pbx:e}){return Object.values(e.calls).filter(({dialed:t,answered_at:n})=>t===i&&n===null).sort((t,n)=>(t.started_at??"").localeCompare(n.started_at??""))}function nt({queues:i},{dialed:e}){let t=e===null?void 0:i[e];return t?t.name??e:null}var wn=3,It=class extends M{static{this.styles=[M.styles,R,x`
ul { list-style: none; margin: 0; padding: 8px 16px 16px; display: flex; flex-direction: column; gap: 4px; }
.wallboard { font-size: var(--openvox-uc-wall, clamp(14px, 4.6cqi, 24px)); }
.wallboard { gap: 0.4em; padding: 0.5em; --mdc-icon-size: 1.2em; line-height: 1.25; }
.wallboard :is(li, .who) { display: flex; padding: 0.3em; gap: 0.3em; }
.wallboard .who { flex: 1; min-inline-size: 0; display: flex; align-items: center; padding: 0; }
.wallboard .parties { flex: 1; min-inline-size: 0; display: grid; white-space: nowrap; }
.wallboard .parties > span { grid-area: auto; display: flex; align-items: center; gap: 0.2em; min-inline-size: 0; }
.wallboard .parties span span { overflow: hidden; text-overflow: ellipsis; }
.wallboard .detail > :not(:has(openvox-uc-elapsed)) { position: absolute; clip-path: inset(50%); }
.wallboard .detail > :not(:last-child)::after { content: none; }
/* As low as it can be, so that many are seen at once: all that matters has room in two lines. */
li {
display: grid; grid-template: "direction caller caller actions" auto "direction called detail actions" auto / auto minmax(0, auto) minmax(3.5em, 1fr) auto;
align-items: center; gap: 0 8px; padding-block: 4px; padding-inline: 10px 4px; user-select: none; -webkit-user-select: none;
border-radius: var(--ha-card-border-radius, 12px); border: 1px solid var(--edge); background: var(--ground);
}
.content { container: calls / inline-size; }
.direction { grid-area: direction; color: var(--ink); }
.who, .parties { display: contents; }
.parties > span, .detail { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 500; }
.parties > :first-child { grid-area: caller; }
.parties > :last-child { grid-area: called; }
.detail { grid-area: detail; display: block; font-size: 0.875em; font-weight: normal; }
openvox-uc-elapsed { font-variant-numeric: tabular-nums; }
.actions { grid-area: actions; display: flex; }
.arrow { --mdc-icon-size: 1em; color: var(--secondary-text-color); }
.arrow:dir(rtl) { transform: scaleX(-1); display: inline-block; }
`]}static getConfigForm(){return G({name:"wallboard",selector:{boolean:{}}})}renderContent(e){let t=xs(this.pbxs,this.mine);return t.length===0?c`<p class="hint" tabindex="-1" data-focus>${e("calls.none")}</p>`:c`
<ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" data-focus aria-label=${e("calls.label")}>
${O(t,({call:n,pbx:o})=>`${o.device_id} ${n.call_id}`,n=>this.#e(e,n))}
</ul>
`}#e(e,t){let{call:n,pbx:o}=t,s=Bi(t),r=o.connected&&_s(t,s),a=this.config?.wallboard===!0,[l,d]=qi(t,e),p=a?void 0:vs(t),h=p??(a?void 0:t.phones.find(S)),m=nt(o,n);return c`
<li data-state=${s} @pointerdown=${f=>h&&this.drag(f,h)}>
<ha-icon class="direction" role="img" aria-label=${e(`direction.${n.direction}`)} .icon=${Tt[n.direction]}></ha-icon>
<div class="who" title=${[l,d,m,n.company,n.trunk].filter(Boolean).join(" · ")}>
<div class="parties">
<span><span dir="auto">${l}</span></span>
<span>
<ha-icon class="arrow" role="img" aria-label=${e("calls.to")} icon="mdi:arrow-right"></ha-icon>
<span dir="auto">${d}</span>
</span>
</div>
<div class="detail">
${r?c`<span><openvox-uc-elapsed since=${r}></openvox-uc-elapsed></span>`:u}
<span>${e(`state.${o.connected?s:"unknown"}`)}</span>
${m&&m!==d?c`<span><bdi>${m}</bdi></span>`:u}
${n.company?c`<span><bdi>${n.company}</bdi></span>`:u}
${n.trunk?c`<span><bdi>${n.trunk}</bdi></span>`:u}
${this.hasSeveralPbxs?c`<span><bdi>${o.name}</bdi></span>`:u}
</div>
</div>
<div class="actions">
${a?u:se(this.#t(e,t,p))}
${h&&this.mayDrag(h)?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
</div>
</li>
`}#t(e,t,n){let{call:o,pbx:s,phones:r}=t,a=r.find(S),l=n?this.itemsFor(n,void 0,xn):[],d=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&d.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:p=>this.openMenu(n,p,xn)}),s.connected&&r.some(({phone:p})=>p.control)&&d.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:p=>this.hangUpCall(o.call_id,T(e,qi(t,e)),p)}),d}};function xs(i,e){let t=({pbx:s,call:r})=>e?.pbx===s&&[e.phone,...e.phone.other_calls].some(({call_id:a})=>a===r.call_id),n=s=>+(Bi(s)!=="ringing")*2+ +!t(s),o=j(i).filter(({phone:s})=>s.call_id!==null);return Object.values(i).flatMap(s=>Object.values(s.calls).map(r=>({pbx:s,call:r,phones:o.filter(a=>a.pbx===s&&a.phone.call_id===r.call_id)}))).sort((s,r)=>n(s)-n(r)||(s.call.started_at??"").localeCompare(r.call.started_at??""))}function vs({call:i,phones:e}){let t=e.filter(D);return t.find(({number:n})=>n===i.answered_by)??t.find(({number:n})=>n!==i.caller)??t[0]}function Bi({call:i,phones:e}){return e.some(({phone:t})=>t.state==="on_hold")?"on_hold":i.answered_at===null||e.some(S)&&!e.some(D)?"ringing":"in_use"}function _s({call:i,phones:e},t){return t==="on_hold"?e.find(({phone:n})=>n.held_since)?.phone.held_since??null:t!=="ringing"?i.answered_at:i.answered_at===null?i.started_at:e.find(S)?.phone.since??i.answered_at}function qi(i,e){let{caller_name:t,caller:n}=i.call;return[t??n??e("calls.unknown"),T(e,$s(i))||e("calls.unknown")]}function $s({call:i,pbx:e,phones:t}){let n=i.direction==="outbound"?[]:t.filter(({number:r})=>i.direction!=="internal"||r!==i.caller),o=(n.some(D)?n.filter(D):n.filter(S)).map(C),s=i.callee_name??nt(e,i)??i.callee??i.dialed;return o.length===0?s===null?[]:[s]:o.length>wn?[...o.slice(0,wn),`+${o.length-wn}`]:o}var Pn={company:128,note:500,vip:!1},ji=Object.keys(Pn);async function kn(i,e,t){let n={search:e,limit:t};return(await i.callService(E,"get_contacts",n,{},!1,!0)).response}async function Cn(i,e,t){await i.callService(E,"set_contact",{...e},{},!1),t&&t.name!==e.name&&await On(i,t)}async function On(i,{name:e,numbers:t}){await i.callService(E,"delete_contact",{name:e,number:t[0]},{},!1)}async function Vi(i,{name:e,numbers:t,...n}){let{contacts:o}=await kn(i,e,1e3),s=o.filter(l=>l.address_book===null&&l.name.toLowerCase()===e.toLowerCase()),[r]=s.length===1?s:[],a=Object.entries(n).map(([l,d])=>[l,d||r?.[l]||d]);await Cn(i,{name:e,numbers:[...r?.numbers??[],...t],...Object.fromEntries(a)})}var zt=x`
form { display: flex; flex-direction: column; gap: 8px; padding: 8px 16px 16px; }
form label { display: flex; flex-direction: column; gap: 4px; font-size: 0.875em; }
form label:has([type="checkbox"]) { flex-direction: row; align-items: center; }
form input[type="checkbox"] { inline-size: auto; }
form textarea { resize: vertical; }
form .answer { align-self: end; }
`;function Ht(i,e,t){return c`
<form @submit=${o=>{o.preventDefault();let s=new FormData(o.target),r=String(s.get("name")).trim(),a=String(s.get("numbers")).split(`
`).map(d=>d.trim()).filter(Boolean),l=ji.map(d=>{let p=s.get(d);return[d,Pn[d]?String(p).trim():p!==null]}).filter(([d,p])=>p!==""||e[d]);r&&a.length>0&&t({name:r,numbers:a,...Object.fromEntries(l)})}}>
<label>
${i("contact.contact_name")}
<input name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${e.name} />
</label>
<label>
${i("contact.numbers")}
<textarea name="numbers" required rows=${Math.min(6,e.numbers.length+1)} .value=${e.numbers.join(`
`)}></textarea>
</label>
${ji.map(o=>ws(i,o,e[o]))}
<button class="answer">${i("contact.save")}</button>
</form>
`}function ws(i,e,t){let n=i(`contact.${e}`),o=Pn[e];return o?e==="note"?c`<label>${n}<textarea name=${e} rows="2" maxlength=${o} dir="auto" .value=${t??""}></textarea></label>`:c`<label>${n}<input name=${e} autocomplete="off" maxlength=${o} dir="auto" .value=${t??""} /></label>`:c`<label><input type="checkbox" name=${e} .checked=${t===!0} />${n}</label>`}var pe=class{#e;constructor(e){e.addController(this)}hostDisconnected(){this.cancel()}run(e){this.cancel(),this.#e=setTimeout(e,200)}cancel(){clearTimeout(this.#e)}};var F=class extends z{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[z.styles,x`
.dial-status { margin: 0; padding: 8px 16px; }
.dial-status:empty { display: none; }
`]}willUpdate(t){if(super.willUpdate(t),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||K(this.pbxs).length>0}canCall({entryId:t,number:n}){let o=this.mine;return!o||!t?this.mayDial:o.entryId===t&&o.number!==n}entryOf(t,n){return N(this.pbxs,t,n)&&t}dial(t,n,o){let{hass:s,texts:r}=this;!s||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await H(s,"dial",a,{number:t.number}),this.dialStatus=r("dial.calling",{name:t.name??t.number,phone:C(a)}),o?.()}finally{this.#e=!1}}},{near:n,...t.entryId?{entryId:t.entryId}:{}}))}renderDialStatus(){return c`<p class="dial-status" role="status">${this.dialStatus}</p>`}};b([w()],F.prototype,"dialStatus",2);var An=100,Ki={name:"",numbers:[],company:"",note:"",vip:!1,address_book:null},Ie=class extends F{constructor(){super(...arguments);this.limit=An;this.#e=new pe(this);this.#t="";this.#n=!1}#e;#t;#n;static{this.styles=[F.styles,zt,Ot,x`
.tools { position: sticky; inset-block-start: 0; z-index: 1; display: flex; gap: 8px; padding: 12px 16px 8px; background: var(--ha-card-background, var(--card-background-color)); }
.tools input { flex: 1; }
ul { padding-block-end: 8px; }
.more { display: block; margin: 4px 16px 12px; }
`]}disconnectedCallback(){super.disconnectedCallback(),this.#n=!1}willUpdate(t){super.willUpdate(t),this.hass&&!this.#n&&(this.#n=!0,this.#i())}renderContent(t){let{contacts:n,total:o}=this.found??{contacts:[],total:0};return c`
<div class="tools">
${Ee(t("contacts.search"),s=>this.#e.run(()=>this.#r(s)))}
${this.#s?c`<button class="answer" data-action="add" @click=${this.#l}>${t("contacts.add")}</button>`:u}
</div>
${this.renderDialStatus()}
${this.found&&n.length===0?c`<p class="hint" role="status">${t(this.#t?"contacts.none_found":"contacts.none")}</p>`:u}
<ul aria-label=${t("contacts.label")}>
${O(n,Ps,s=>this.#o(t,s))}
</ul>
${n.length<o?c`<button class="answer more" @click=${this.#a}>${t("contacts.more",{count:o})}</button>`:u}
`}#o(t,n){let{name:o,numbers:s,company:r,vip:a,address_book:l}=n,d=s[0]??"",p=[this.mayDial&&d&&{key:"call",icon:"mdi:phone",run:h=>this.dial({name:o,number:d},h)},this.#s&&l===null&&{key:"edit",icon:"mdi:pencil",run:()=>this.#c(n)},this.#s&&l===null&&{key:"delete",icon:"mdi:delete",run:h=>this.#d(n,h)}].filter(h=>typeof h=="object");return c`
<li>
<ha-icon icon=${a?"mdi:account-star":"mdi:account"} role="img" aria-label=${a?t("mine.vip"):u}></ha-icon>
<div class="who">
<div class="name"><bdi>${o}</bdi></div>
<div class="detail">
${r?c`<span><bdi>${r}</bdi></span>`:u}
${s.map(h=>c`<span><bdi>${h}</bdi></span>`)}
${l===null?u:c`<span>${t("contacts.from",{address_book:l})}</span>`}
</div>
</div>
${se(p.map(h=>({...h,label:t(`contacts.${h.key}`,{name:o})})))}
</li>
`}get#s(){return this.hass?.user?.is_admin===!0}async#i(){let{hass:t,limit:n}=this,o=this.#t;if(t)try{let s=await kn(t,o,n);o===this.#t&&n===this.limit&&(this.found=s)}catch(s){this.error=await Me(t,s)}}#r(t){this.#t=t,this.limit=An,this.#i()}#a(){this.limit+=An,this.#i()}#l(){this.#c(Ki)}#c(t){let n=t===Ki?void 0:t;this.sheet={heading:this.texts?.(n?"contacts.edit":"contacts.add",{name:t.name})??"",content:o=>Ht(o,t,s=>this.save(r=>Cn(r,s,n).then(()=>this.#i())))}}#d(t,n){let{texts:o}=this;if(!o)return;let{name:s}=t;this.confirm(o("confirm.delete",{name:s}),o("contacts.delete",{name:s}),n,()=>{this.act(r=>On(r,t).then(()=>this.#i()))})}};b([w()],Ie.prototype,"found",2),b([w()],Ie.prototype,"limit",2);function Ps({address_book:i,name:e,numbers:t}){return JSON.stringify([i,e,t])}var ks={},it=ne(class extends W{constructor(){super(...arguments),this.ot=ks}render(i,e){return e()}update(i,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,o)=>n===this.ot[o]))return A}else if(this.ot===e)return A;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var Cs="input, textarea, select, [contenteditable], ha-code-editor";function Os(i){return i.composedPath().some(e=>e instanceof Element&&e.matches(Cs))}var ze=class{constructor(e,t){this.run=t;e.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=e=>{e.defaultPrevented||e.ctrlKey||e.altKey||e.metaKey||Os(e)||this.run(e.key,e)&&e.preventDefault()}};var As={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},Wi=64,Ss=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,Es=/[\s()/.-]/g,Ts=/^\s*tel:([^;?]*).*$/is;function Yi(i){let e=Ts.exec(i)?.[1];if(e===void 0)return i;try{return decodeURIComponent(e)}catch{return e}}function Gi(i){return i.replace(Es,"")}var He=class extends F{constructor(){super();this.found=[];this.foundFor="";this.#e=new pe(this);this.#t=new ce(this,{options:()=>this.#a(),typed:t=>this.#l(t),choose:t=>this.#p(t),maxLength:Wi,closes:!0});new ze(this,t=>this.#d(t))}#e;#t;static{this.styles=[F.styles,ce.styles,x`
.dial { display: flex; flex-direction: column; gap: 8px; padding: 8px 16px; }
.field { display: flex; gap: 8px; align-items: center; }
input { flex: 1; }
select { flex: 1; padding-block: 6px; text-overflow: ellipsis; }
label { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; color: var(--secondary-text-color); }
.call {
display: inline-flex; padding: 10px; border: none; border-radius: 50%; cursor: pointer;
background: var(--primary-color); color: var(--text-primary-color);
}
.call[aria-disabled="true"] { opacity: 0.4; cursor: default; }
li { column-gap: 12px; align-items: center; padding-block: 8px; }
li ha-icon, .number, .state { color: var(--secondary-text-color); }
.who { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; min-inline-size: 0; overflow-wrap: anywhere; }
.state { font-size: 0.875em; }
.none { color: var(--secondary-text-color); }
.none:empty { display: none; }
`]}updated(){let t=this.renderRoot.querySelector("select");t&&(t.value=this.mine?_(this.mine):"")}renderContent(t){if(!this.mayDial)return c`<p class="hint">${t("dial.no_phone")}</p>`;let n=this.#a();return c`
<div class="dial">
<div class="field" @paste=${this.#u}>
${this.#t.renderInput(t("dial.search"))}
<button
class="call" aria-label=${t("dial.call")} title=${t("dial.call")} aria-disabled=${n.length===0}
@click=${()=>this.#t.choose()}
>
<ha-icon icon="mdi:phone"></ha-icon>
</button>
</div>
${this.#t.renderList(t("dial.found"),o=>this.#n(t,o))}
<div class=${n.length>0?"heard":"none"} role="status">${this.#o(t,n)}</div>
${this.#s(t)}
</div>
${this.renderDialStatus()}
`}#n(t,{kind:n,entry_id:o,name:s,number:r,company:a}){let l=o===null?void 0:N(this.pbxs,o,r);return c`
<ha-icon role="img" aria-label=${t(`dial.${n}`)} title=${t(`dial.${n}`)} .icon=${As[n]}></ha-icon>
<span class="who">
${s===null?u:c`<span dir="auto">${s}</span>`}
<span class=${s===null?"":"number"}><bdi>${r}</bdi></span>
${a?c`<span class="number" dir="auto">${a}</span>`:u}
</span>
${l?c`<span class="state">${t(B(l))}</span>`:u}
`}#o(t,n){return!this.#i||this.#r?"":n.length>0?t("dial.count",{count:n.length}):t("dial.none_found")}#s(t){let n=K(this.pbxs),o=this.mine===void 0;if(n.length<2)return u;let s=n.map(({number:r,pbx:a,phone:l})=>{let d=l.name?`${l.name} (${r})`:r;return this.hasSeveralPbxs?`${d}, ${a.name}`:d});return it([t,o,s.join()],()=>c`
<label>
${t("dial.from")}
<select @change=${this.#m}>
${o?c`<option value="">${t("dial.choose")}</option>`:u}
${n.map((r,a)=>c`<option value=${_(r)}>${s[a]}</option>`)}
</select>
</label>
`)}get#i(){return this.#t.text.trim()}get#r(){return this.foundFor!==this.#i}#a(){let t=this.#i,n=this.#r?[]:this.found.filter(s=>this.canCall(Qi(s)));return Ss.test(t)&&!n.some(({number:s})=>Gi(s)===Gi(t))?[{kind:"typed",entry_id:null,name:null,number:t},...n]:n}#l(t){this.#t.text=Yi(t),this.dialStatus="";let n=this.#i;n?this.#e.run(()=>{this.#c(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#c(t){let{hass:n}=this;if(n)try{let{results:o}=await n.callWS({type:"openvox_uc/find",text:t});if(t!==this.#i)return;this.found=o,this.foundFor=t,this.error=void 0}catch(o){t===this.#i&&(this.error=await Me(n,o))}}#d(t){return t!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#u(t){let n=t.clipboardData?.getData("text")??"",o=Yi(n);o!==n&&(t.preventDefault(),this.#t.enter(o.slice(0,Wi)))}#p(t){let{text:n,input:o}=this.#t;this.dial(Qi(t),o.getBoundingClientRect(),()=>{this.#t.text===n&&this.#h()})}#h(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#m({target:t}){let n=K(this.pbxs).find(o=>_(o)===t.value);n&&this.act(o=>this.myPhone.choose(o,n))}};b([w()],He.prototype,"found",2),b([w()],He.prototype,"foundFor",2);function Qi({entry_id:i,name:e,number:t}){return{name:e,number:t,entryId:i??void 0}}var Xi=["numeric","short","long"].map(i=>({day:"numeric",month:i})),Rs=[...Xi,...Xi.map(i=>({...i,year:"numeric"})),{day:"numeric",month:"numeric",year:"2-digit"}],Zi=new Map;function J(i,e){let t=JSON.stringify([i,e]),n=Zi.get(t)??new Intl.DateTimeFormat(i,e);return Zi.set(t,n),n}function Ms(i){let e=i.codePointAt(0)??0,t=0;for(;t<9&&/\p{Nd}/u.test(String.fromCodePoint(e-t-1));)t+=1;return`${t}`}var he=class{#e;#t;#n;#o;constructor({config:e,language:t,locale:n}){let{time_format:o,time_zone:s}=n;this.#e=t,this.#t=o==="system"?void 0:t,this.#n=s==="server"?{timeZone:e.time_zone}:{};let r=J(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=o==="12"||o!=="24"&&r===!0;this.#o={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#n}}daysAgo(e,t){let n=o=>Date.parse(J("en-CA",this.#n).format(o));return Math.round((n(t)-n(e))/864e5)}time(e){return J(this.#t,this.#o).format(e)}day(e,t){let n=this.daysAgo(e,t);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#i(e,{weekday:"long"});let o=this.#i(e,{year:"numeric"})===this.#i(t,{year:"numeric"});return this.#i(e,{day:"numeric",month:"short",...o?{}:{year:"numeric"}})}withTime(e,t){let n=J(this.#e,{dateStyle:"short",timeStyle:"short"}).formatToParts(t),o=n[n.findIndex(({type:s})=>s==="hour")-1]?.value;return`${e}${o??", "}${this.time(t)}`}full(e){return this.#i(e,{dateStyle:"full"})}#s(e,t){let n=Date.parse(J("en-CA",this.#n).format(t)),o=(r,a)=>Array.from({length:a},(l,d)=>r+d*864e5).filter(l=>l<=n);if(/^(\P{N}+|[\p{N}\s+()]+)$/u.test(e))return o(n-6*864e5,7);let s=/(?:19|20)\d\d/.exec(e);return[...s?o(Date.UTC(Number(s[0]),0),366):[],...o(n-365*864e5,366)]}names(e,t){let n=this.#s(e,t),o=n.at(-1)??0,s=new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}),r=new Map;for(let a of n){let l=(o-a)/864e5,d=Rs.map(p=>J(this.#e,{...p,timeZone:"UTC"}).format(a));l<7&&d.push(s.format(-l,"day"),J(this.#e,{weekday:"long",timeZone:"UTC"}).format(a));for(let p of[...d,new Date(a).toISOString().slice(0,10)])r.set(this.plain(p),a)}return r}plain(e){let t=e.replace(/(?=\P{ASCII})\p{Nd}/gu,Ms),n=t.toLocaleLowerCase(this.#e).match(/[\p{L}\p{M}]+|\p{N}+/gu)??[];return/\p{L}/u.test(t)&&n.sort(),n.map(o=>o.replace(/^0+/,"")).join(" ")}beginOf(e){let t=e;for(let n=0;n<2;n+=1){let o=J("sv",{dateStyle:"short",timeStyle:"medium",...this.#n}).format(t);t-=Date.parse(`${o.replace(" ","T")}Z`)-e}return t}#i(e,t){return J(this.#e,{...t,...this.#n}).format(e)}};function Ji(i,e,t=new Date){let n=new Date(e),o=new he(i);return o.daysAgo(n,t)===0?o.time(n):o.withTime(o.day(n,t),n)}function eo(i,e,t=new Date){return new he(i).day(new Date(e),t)}function to(i,e,t=new Date){let n=new he(i),o=e.split(/\s+/),s=n.names(e,t);for(let r=o.length;r>0;r-=1)for(let a of[0,o.length-r]){let l=o.slice(a,a+r).join(" "),d=s.get(n.plain(l));if(d===void 0||/^[\p{N}\s]+$/u.test(l))continue;return{text:[...o.slice(0,a),...o.slice(a+r)].join(" "),start:n.beginOf(d)/1e3,end:n.beginOf(d+864e5)/1e3}}return{text:e}}function no(i,e,t=new Date){return new he(i).daysAgo(new Date(e),t)===0}function io(i,e){return new he(i).time(new Date(e))}function oo(i,e){let t=new he(i);return t.withTime(t.full(new Date(e)),new Date(e))}var Sn=9e5,Nt=class{constructor(e){this.host=e;this.quarter=0;e.addController(this)}#e;hostConnected(){let e=Date.now();this.quarter=Math.floor(e/Sn),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},Sn-e%Sn)}hostDisconnected(){clearTimeout(this.#e)}};var En={all:{},due:{limit:1},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]},voicemail:{voicemail:!0},recorded:{recorded:!0}},ot=50,Tn=1e3;function ee({entry_id:i,call_id:e}){return`${i} ${e}`}function Rn({entry_id:i,uid:e,direction:t,name:n,number:o,extensions:s,last_at:r}){return{entry_id:i,call_id:e,direction:t,outcome:"missed",icon:"mdi:phone-missed",other:n??o,other_number:o,caller:o,caller_name:n,callee:null,callee_name:null,dialed:null,extensions:s,answered_by:null,trunk:null,started_at:r,answered_at:null,talk_seconds:null,voicemail:!1,recording_media_content_id:null}}function Ls(i,{text:e,start:t=0,end:n=Number.POSITIVE_INFINITY}){return i.filter(({name:o,number:s,last_at:r})=>{let a=Date.parse(r??"")/1e3;return`${o}
${s}`.toLowerCase().includes(e.toLowerCase())&&!(a<t||a>=n)})}function Ds(i,e){let t=new Set(i.map(ee));return[...i,...e.filter(n=>!t.has(ee(n)))].slice(0,Tn)}function so(i,e,t){let n=new Map(e.map(a=>[ee(a),a])),o=i.map(a=>{let l=ee(a),d=n.get(l)??a;return n.delete(l),d}),s=t?Ne(i.at(-1)):"";return[...[...n.values()].filter(a=>Ne(a)>=s),...o].sort((a,l)=>+(Ne(a)<Ne(l))-+(Ne(a)>Ne(l))).slice(0,Tn)}function Ne(i){return i?.started_at??""}var Ft=class{constructor(e){this.host=e;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t={text:""};this.#n="all";this.#o=null;e.addController(this),this.#s=new ae(e,this.#r())}#e;#t;#n;#o;#s;#i;hostDisconnected(){this.#i=void 0}get loading(){return this.#i!==void 0||this.searching}get hasOlder(){return this.#o!==null}get isFull(){return this.calls?.length===Tn}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#n!==this.shownFilter}get filter(){return this.#n}get due(){return Ls(this.missed,this.#t)}search(e,t=this.#n){e===this.#e&&t===this.#n||(this.#e=e,this.#t=this.host.hass?to(this.host.hass,e):{text:e},this.#n=t,this.#i=void 0,this.#s.follow(this.#r()),this.host.requestUpdate())}async loadOlder(){let e=this.calls??[];this.loading||this.#o===null||this.isFull||await this.#c({calls:e,next:this.#o},e.length+1)}#r(){return{message:{type:"openvox_uc/history",...this.#a},reduce:(t,n)=>this.#l(n)}}get#a(){let{text:e,...t}=this.#t;return{limit:ot,...En[this.#n],...e?{search:e}:{},...t}}#l(e){if("missed"in e)this.missed=e.missed;else if("changed"in e)this.#i?.push(...e.changed),this.calls&&!this.searching&&(this.calls=so(this.calls,e.changed,this.hasOlder));else{let t=this.searching?0:this.calls?.length??0;this.#c(e.page,t).catch(()=>{})}}async#c({calls:e,next:t},n){let o=[];this.#i=o,this.host.requestUpdate();try{for(;t!==null&&e.length<n;){let s=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#a,cursor:t});if(!s||this.#i!==o)return;e=Ds(e,s.calls),t=s.next}}finally{this.#i===o&&(this.calls=so(e,o,t!==null),this.#o=t,this.shownSearch=this.#e,this.shownFilter=this.#n,this.#i=void 0,this.host.requestUpdate())}}};var ro=ne(class extends W{constructor(i){if(super(i),i.type!==U.PROPERTY&&i.type!==U.ATTRIBUTE&&i.type!==U.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!si(i))throw Error("`live` bindings can only contain a single expression")}render(i){return i}update(i,[e]){if(e===A||e===u)return e;let t=i.element,n=i.name;if(i.type===U.PROPERTY){if(e===t[n])return A}else if(i.type===U.BOOLEAN_ATTRIBUTE){if(!!e===t.hasAttribute(n))return A}else if(i.type===U.ATTRIBUTE&&t.getAttribute(n)===e+"")return A;return xt(i),e}});var Is=3,ao="📞 ",Ut=new Set,lo="",st=class{constructor(e){this.host=e;e.addController(this)}#e;#t;#n;#o;static{this.styles=x`
.alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
.alert label { display: flex; align-items: center; gap: 8px; }
.alert input { inline-size: auto; }
.alert fieldset { display: contents; }
`}get#s(){return this.host.myPhone.alert}get isOn(){let{sound:e,notify:t,queues:n}=this.#s;return e===!0||t===!0||!!n?.length}hostDisconnected(){this.#d()}get text(){return this.#e?.text??""}update(e,t){let{hass:n,texts:o}=this.host,s=o&&this.#i(o,e,t);if(s?.callId===this.#e?.callId||!n||(this.#d(),this.#e=s,!s))return;let{text:r}=s;Ut.size===0&&(lo=document.title),Ut.add(this),document.title=ao+r,this.#s.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#o=new Notification(r,{tag:"openvox_uc"}),this.#o.onclick=()=>globalThis.focus()),this.#s.sound&&this.#l()}#i(e,t,n){if(t?.pbx.connected&&S(t)){let o=I(t.phone,e);return{callId:t.phone.call_id??t.number,text:e("mine.rings",{name:o})}}for(let o of ue(n)){if(!o.pbx.connected||!this.#s.queues?.includes(_(o)))continue;let[s]=Dt(o),r=s?.caller_name??s?.caller??e("call_title.unknown_caller");if(s)return{callId:s.call_id,text:e("mine.rings_queue",{name:r,queue:tt(o)})}}}renderSettings(e,t){let n=ue(t),o=this.#s.queues??[],s=(a,l,d,p)=>c`
<label>
<input type="checkbox" name=${a} .checked=${ro(d)} @change=${({target:h})=>p(h.checked)} />
<bdi>${l}</bdi>
</label>
`,r=(a,l)=>this.#a({queues:[...o.filter(d=>d!==a),...l?[a]:[]]});return c`
<div class="alert">
${["sound","notify"].map(a=>s(a,e(`mine.${a}`),this.#s[a]===!0,l=>this.#r(a,l)))}
${n.length>0?c`<fieldset>
<legend>${e("mine.queues")}</legend>
${n.map(a=>s("queue",tt(a),o.includes(_(a)),l=>r(_(a),l)))}
</fieldset>`:u}
</div>
`}async#r(e,t){let n=!t||e==="sound"||await globalThis.Notification?.requestPermission()==="granted";t&&e==="sound"&&this.#c(),await this.#a({[e]:t&&n})}async#a(e){let{hass:t}=this.host;t&&await this.host.myPhone.alertBy(t,{...this.#s,...e}),this.host.requestUpdate()}#l(){this.#c(),this.#n=setInterval(()=>this.#c(),Is*1e3)}#c(){this.#t??=new AudioContext;let{currentTime:e,destination:t}=this.#t;for(let[n,o]of[[0,880],[.25,660]]){let[s,r]=[this.#t.createOscillator(),this.#t.createGain()];s.frequency.value=o,r.gain.setValueAtTime(.2,e+n),r.gain.exponentialRampToValueAtTime(.001,e+n+.24),s.connect(r).connect(t),s.start(e+n),s.stop(e+n+.25)}}#d(){clearInterval(this.#n),this.#n=void 0,this.#e=void 0,this.#o?.close(),this.#o=void 0,Ut.delete(this)&&Ut.size===0&&document.title.startsWith(ao)&&(document.title=lo),this.#t?.close(),this.#t=void 0}};var rt=new Set,qt;function co(){for(let i of rt)i.tick()}function Mn(){clearInterval(qt),qt=void 0,!(rt.size===0||document.hidden)&&(co(),qt=setInterval(co,1e3))}document.addEventListener("visibilitychange",Mn);function Dn(i){let e=Math.max(0,Math.floor(i/1e3)),[t,n]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,n,e%60]:[n,e%60]).map((s,r)=>r?String(s).padStart(2,"0"):s).join(":")}var Ln=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",rt.add(this),qt===void 0?Mn():this.tick()}disconnectedCallback(){rt.delete(this),rt.size===0&&Mn()}attributeChangedCallback(e,t,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":Dn(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",Ln);var In={complete:"T",come_back:"H",get_back:void 0,get_back_known:void 0,ask:"A",voicemail:void 0,park:"P",hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},uo=Object.keys(In),at=class extends M{#e=new st(this);#t;constructor(){super(),new ze(this,e=>this.#h(e))}static{this.styles=[M.styles,R,st.styles,x`
:host([idle]) { display: none; }
.bar {
box-sizing: border-box; min-block-size: 72px; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px;
padding: 10px 16px; background: var(--ground);
}
.call { flex: 3 1 14em; min-inline-size: 0; display: flex; align-items: center; gap: 12px; }
.state { color: var(--ink); --mdc-icon-size: 32px; }
.who { flex: 1; min-inline-size: 0; }
.name { display: flex; gap: 0.5em; font-size: 1.25em; font-weight: 500; white-space: nowrap; }
.name span { flex: none; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; }
.name .company { flex: 0 1 auto; font-weight: normal; color: var(--secondary-text-color); }
.note {
flex: 1 1 9em; min-inline-size: 0; max-block-size: 3.2em; overflow-y: auto; scrollbar-width: thin; line-height: 1.6; white-space: pre-line;
overflow-wrap: anywhere; border-inline-start: 3px solid var(--edge); padding-inline-start: 12px;
}
.vip { color: var(--ink); font-weight: 500; }
.buttons { flex-wrap: wrap; gap: 8px; margin-inline-start: auto; }
.action {
display: inline-flex; align-items: center; gap: 6px; padding: 8px 14px; border-radius: 20px; border: 1px solid var(--divider-color);
font: inherit; font-weight: 500; color: inherit; background: var(--card-background-color); cursor: pointer; --mdc-icon-size: 20px;
}
.action:hover { background: color-mix(in srgb, currentcolor 8%, var(--card-background-color)); }
.action:is([data-state="hang_up"], [data-state="pick_up"]) { color: var(--ink); border-color: currentcolor; }
/* All has room in one line, so that nothing below moves when it rings. */
.content { container: bar / inline-size; }
@container bar (min-width: 600px) {
.detail { flex-wrap: nowrap; white-space: nowrap; overflow: hidden; }
.detail > * { flex: none; }
.detail > :last-child { flex: 0 1 auto; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
}
@container bar (max-width: 480px) {
.call { flex-basis: 100%; }
}
@container bar (max-width: 1800px) {
:is([data-action="voicemail"], [data-action="park"], [data-action$="mute"]) .label { position: absolute; clip-path: inset(50%); }
}
@container bar (max-width: 1500px) {
:is([data-action="ask"], [data-action="hold"], [data-action="resume"]) .label { position: absolute; clip-path: inset(50%); }
}
@container bar (min-width: 600px) and (max-width: 1250px) {
:is([data-action="transfer"], [data-action="hang_up"]) .label { position: absolute; clip-path: inset(50%); }
}
`]}getCardSize(){return 2}willUpdate(e){super.willUpdate(e);let t=this.#u;this.#e.update(this.#d?void 0:this.mine,this.pbxs),this.toggleAttribute("idle",this.config?.wallboard===!0&&!this.mine?.phone.call_id&&!this.hasNotices);let n=t&&Hs(t);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#p(n))}renderContent(e){let{mine:t}=this;return c`
${t?this.#n(e,t):this.#r(e)}
<div class="heard" role="status">${this.#e.text}</div>
`}#n(e,t){let n=this.#d,o=q(t),s=t.pbx.connected&&t.phone.call_id!==null,r=I(t.phone,e);return c`
<div class="bar" data-state=${n?"in_use":o}>
${s?this.#s(e,t):this.#i(o,C(t),c`<span>${e(B(t))}</span><bdi>${t.number}</bdi>`)}
${s&&this.#u?.note?c`<div class="note" role="note" tabindex="0" dir="auto" aria-label=${e("contact.note")} title=${this.#u.note}>${this.#u.note}</div>`:u}
<div class="buttons">
${O(this.itemsFor(t,void 0,uo),({key:a})=>a,a=>this.#o(e,a,s?r:void 0))}
${s?u:this.#c(e)}
</div>
</div>
`}#o(e,{key:t,icon:n,label:o,run:s},r){let a=t==="complete"||t==="come_back",l=a?e(`asking.${t}`):o,d=a?o:r,p=In[t];return c`
<button
class="action" data-action=${t} data-state=${Oe[t]??u}
title=${zs(d?e("mine.about",{action:l,name:d}):l,p)}
aria-keyshortcuts=${p?`Shift+${p}`:u}
@click=${h=>s(At(h))}
>
<ha-icon .icon=${n}></ha-icon><span class="label">${l}</span>${d?c`<span class="heard">${e("mine.about",{action:"",name:d})}</span>`:u}
</button>
`}#s(e,t){let n=this.#d,o=q(t),s=a=>I(a,e);if(n){let{first:a,asked:l}=n,p=l.call_id!==null&&!!t.pbx.calls[l.call_id]?.answered_at?"in_use":"ringing";return[this.#i("on_hold",s(a),this.#a(e,"state.on_hold",a,l.since)),this.#i(p,s(l),l.call_id?this.#a(e,`state.${p}`,l):c`<span>${e("asking.pick_up")}</span>`)]}let r=t.phone.other_calls.map(a=>{let l=a.call_id&&t.pbx.calls[a.call_id]?.answered_at?"in_use":"ringing";return this.#i(l,s(a),this.#a(e,`state.${l}`,a))});return[this.#i(o,s(t.phone),this.#a(e,B(t),t.phone,_t(t.phone)),this.#u?.company),...r]}#i(e,t,n,o){return c`
<div class="call" data-state=${e}>
<ha-icon class="state" .icon=${Ze[e]}></ha-icon>
<div class="who">
<div class="name">
<span dir="auto">${t}</span>
${o?c`<span class="company" dir="auto">${o}</span>`:u}
</div>
<div class="detail">${n}</div>
</div>
</div>
`}#r(e){let t=K(this.pbxs).length>0;return c`
<div class="bar">
<ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
<div class="who">${e(t?"my_phone.title":"dial.no_phone")}</div>
${ue(this.pbxs).length>0?this.#l(e):u}
${t?c`<button class="action" data-action="choose" @click=${n=>this.chooseMyPhone(At(n))}>${e("dial.choose")}</button>`:u}
</div>
`}#a(e,t,n,o=n.since){let{hass:s}=this,r=this.#u,a=r?.call_id===n.call_id,l=a&&!this.#d?this.earlier:void 0,d=a&&r&&this.mine?nt(this.mine.pbx,r):null;return c`
${n.with_name&&n.with_number?c`<span><bdi>${n.with_number}</bdi></span>`:u}
${a&&r?.caller_is_vip?c`<span class="vip">${e("mine.vip")}</span>`:u}
${d?c`<span><bdi>${d}</bdi></span>`:u}
<span>${e(t)}</span>
${o?c`<span><openvox-uc-elapsed since=${o}></openvox-uc-elapsed></span>`:u}
${l&&s?c`<span>${l.count===0||!l.last?e("mine.first"):e("mine.earlier",{count:l.count>=ot?`${ot}+`:l.count,last:Ji(s,l.last)})}</span>`:u}
`}#l(e){let t=e("mine.alert");return oe({key:"alert",icon:this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline",label:t,run:n=>{this.sheet={heading:t,near:n,content:()=>this.#e.renderSettings(e,this.pbxs)}}})}#c(e){return c`
${this.#l(e)}
${K(this.pbxs).length>1?oe({key:"choose",icon:"mdi:phone-settings",label:e("my_phone.title"),run:t=>this.chooseMyPhone(t)}):u}
`}get#d(){let{mine:e}=this;return e?.pbx.connected?V(e):void 0}get#u(){let{mine:e}=this,t=this.#d?.first.call_id??e?.phone.call_id;return t?e?.pbx.calls[t]:void 0}async#p(e){let{hass:t}=this,n=this.#u?.call_id;if(!t)return;let o={type:"openvox_uc/history/page",search:e,limit:ot},s=await t.callWS(o).catch(()=>{});if(!s||e!==this.#t)return;let r=s.calls.filter(({call_id:a,other_number:l})=>a!==n&&l===e);this.earlier={number:e,count:r.length,last:r[0]?.started_at??null}}#h(e){let{mine:t}=this;if(!t||this.sheet)return!1;let n=this.itemsFor(t,void 0,uo).find(o=>In[o.key]===e);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}};b([w()],at.prototype,"earlier",2);function zs(i,e){return e?`${i} (⇧${e})`:i}function Hs({direction:i,caller:e,callee:t}){if(i!=="internal")return(i==="outbound"?t:e)??void 0}function Ns(i,e){return i.phone!==e?.phone||i.number!==e.number?!0:i.pbx.connected!==e.pbx.connected||B(i)!==B(e)}var L=class extends k{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.large=!1;this.movable=!1;this.usable=!1;this.current=!1}static{this.shadowRootOptions={...k.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[R,x`
:host {
position: relative; display: block; block-size: 3.75em; content-visibility: auto; contain-intrinsic-block-size: 3.75em;
border-radius: var(--ha-card-border-radius, 12px);
}
:host([compact]) { block-size: 2.25em; contain-intrinsic-block-size: 2.25em; border-radius: 8px; }
:host([droppable]) { outline: 2px dashed var(--primary-color); outline-offset: -2px; }
:host([over]) { outline-style: solid; background: color-mix(in srgb, var(--primary-color) 25%, transparent); }
.tile {
box-sizing: border-box; inline-size: 100%; block-size: 100%; display: grid; align-items: center; column-gap: 8px;
grid-template: "icon name side" auto "icon what since" auto / auto minmax(0, 1fr) auto; align-content: center; row-gap: 2px;
padding-block: 6px; padding-inline: 10px 12px; border-radius: inherit;
font: inherit; text-align: start; color: var(--primary-text-color); user-select: none; -webkit-user-select: none;
border: 1px solid var(--edge); background: var(--ground);
}
:host([compact]) .tile {
grid-template: "icon name side" 1fr / auto minmax(0, 1fr) auto; column-gap: 4px; padding: 0 6px; --mdc-icon-size: 18px;
}
:host([large]) { block-size: 100%; }
:host([large]:not([compact])) .tile { grid-template: "name name name" auto "icon what since" auto / auto minmax(0, 1fr) auto; gap: 0.1em 0.3em; padding: 0 0.5em; line-height: 1.25; }
:host([large][compact]) .tile { grid-template: "icon name" 1fr / auto minmax(0, 1fr); column-gap: 0.3em; padding: 0 0.4em; }
:host([large]) .icon { --mdc-icon-size: 1.4em; }
:host([large]:not([compact])) .name { font-size: 1.15em; }
:host([movable]) .tile { padding-inline-end: 32px; }
:host([movable][compact]) .tile { padding-inline-end: 22px; }
button { cursor: pointer; }
button:hover { background: color-mix(in srgb, var(--tone) 20%, transparent); }
button:focus-visible { outline: 3px solid var(--primary-color); outline-offset: -3px; }
.icon { grid-area: icon; color: var(--ink); }
.name { grid-area: name; font-weight: 500; }
.name, .what { display: flex; min-inline-size: 0; white-space: nowrap; }
.name span, .what bdi { overflow: hidden; text-overflow: ellipsis; }
.heard { position: absolute; clip-path: inset(50%); }
.what { grid-area: what; gap: 4px; }
.what, .side, openvox-uc-elapsed { color: var(--secondary-text-color); font-size: 0.875em; }
/* It stands on a ground that blinks. */
:host([state="ringing"]) :is(.what, .side, openvox-uc-elapsed) { color: var(--primary-text-color); }
.what ha-icon, .side ha-icon { --mdc-icon-size: 1.1em; vertical-align: text-top; flex: none; }
.side { grid-area: side; }
openvox-uc-elapsed { grid-area: since; }
.side, openvox-uc-elapsed { justify-self: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.handle {
position: absolute; inset-block: 0; inset-inline-end: 0; inline-size: 32px; display: grid; place-items: center;
touch-action: none; cursor: grab; color: var(--secondary-text-color); --mdc-icon-size: 20px;
}
:host([compact]) .handle { inline-size: 22px; --mdc-icon-size: 16px; }
/* A mouse drags the whole tile. */
@media (pointer: fine) {
:host([compact]) .handle { display: none; }
:host([movable][compact]) .tile { padding-inline-end: 8px; }
}
@media (prefers-reduced-motion: no-preference) {
:host([state="ringing"]) .tile { animation: ring 2s steps(1, end) infinite; }
@keyframes ring { 50% { background: color-mix(in srgb, var(--tone) 35%, transparent); } }
}
`]}render(){let{about:t,texts:n,mine:o,movable:s,pbx:r,compact:a}=this,{phone:l}=t,d=t.pbx.connected?l.with_name??l.with_number:null,p=n(B(t)),h=t.pbx.connected&&!a&&_t(l),m=[C(t),l.name&&t.number,p,d,r],f=c`
<ha-icon class="icon" .icon=${Rt(t)}></ha-icon>
<span class="name"><span dir="auto">${C(t)}</span></span>
${this.large?u:c`<span class="side">${this.#e(n,o)}</span>`}
${a?c`<span class="heard">${T(n,m.slice(1))}</span>`:c`<span class="what">
${d?c`<span class="heard">${p}</span>`:u}
${d&&l.direction?c`<ha-icon .icon=${Tt[l.direction]}></ha-icon>`:u}
<bdi>${d??T(n,[p,r])}</bdi>
</span>`}
${h?c`<openvox-uc-elapsed since=${h}></openvox-uc-elapsed>`:u}
`;return this.usable?c`
<button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?T(n,m):u}>${f}</button>
${s?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
`:c`<div class="tile">${f}</div>`}#e(t,n){let{number:o,phone:s}=this.about;return c`
${s.badges.map(r=>c`<ha-icon .icon=${an[r]} role="img" title=${t(`badge.${r}`)} aria-label=${t(`badge.${r}`)}></ha-icon>`)}
${n?c`<ha-icon icon="mdi:star" role="img" aria-label=${t("phones.mine")}></ha-icon>`:u}
${this.compact?u:o}
`}};b([v({attribute:!1,hasChanged:Ns})],L.prototype,"about",2),b([v({attribute:!1})],L.prototype,"texts",2),b([v()],L.prototype,"pbx",2),b([v({type:Boolean})],L.prototype,"mine",2),b([v({type:Boolean,reflect:!0})],L.prototype,"compact",2),b([v({type:Boolean,reflect:!0})],L.prototype,"large",2),b([v({type:Boolean})],L.prototype,"movable",2),b([v({type:Boolean})],L.prototype,"usable",2),b([v({type:Boolean})],L.prototype,"current",2);customElements.define("openvox-uc-phone",L);var Fs=13,po=41,Us=[{width:9.5,height:3.7,smallest:13},{width:8,height:2.3,smallest:11}],qs=24;function Bs(i,{width:e,height:t,smallest:n}){let o=Array.from({length:qs},(s,r)=>{let[a,l]=[r+1,Math.ceil(i/(r+1))];return`min(${100/(a*e+1)}cqi,${100/(l*t+1)}cqb)`});return`clamp(${n}px,max(${o.join()}),34px)`}var Fe=class extends M{constructor(){super(...arguments);this.search="";this.#e=new Mt(this)}#e;static{this.styles=[M.styles,R,Ae,x`
.tools {
position: sticky; inset-block-start: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 8px 16px;
background: var(--ha-card-background, var(--card-background-color));
}
.tools input { flex: 1 1 10em; inline-size: auto; }
.chip[data-state] { border-color: var(--edge); background: var(--ground); }
.chip[data-state] ha-icon { color: var(--ink); }
.ringing { flex: 1 1 100%; display: flex; gap: 4px; block-size: 2.1em; overflow-x: auto; scrollbar-width: none; white-space: nowrap; }
.fold {
display: flex; align-items: center; gap: 4px; inline-size: 100%; padding: 8px 16px 0; border: none; background: none;
color: var(--secondary-text-color); font: inherit; font-size: 0.875em; font-weight: 500; text-align: start; cursor: pointer; --mdc-icon-size: 18px;
}
.phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13.5em, 100%), 1fr)); gap: 8px; padding: 8px 16px 16px; }
.phones.compact { grid-template-columns: repeat(auto-fill, minmax(min(10.2em, 100%), 1fr)); gap: 4px; font-size: 0.875em; }
.content:has(.wallboard) { container: wall / var(--openvox-uc-wall-box, inline-size); }
.content > div:has(.wallboard) { block-size: 100%; }
.wallboard {
box-sizing: border-box; min-block-size: 100%; gap: 0.5em; padding: 0.5em;
grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr)); grid-auto-rows: minmax(3.2em, 1fr);
}
.phones.wallboard.compact {
grid-template-columns: repeat(auto-fill, minmax(min(7.7em, 100%), 1fr)); grid-auto-rows: minmax(2em, 1fr); gap: 0.3em;
}
`]}static async getConfigForm(){let t=re(),o=j((t&&await le(t.connection,_e))??{}).map(s=>({value:s.number,label:`${C(s)} (${s.number})`}));return G({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:o}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:n,search:o}=this,{filter:s}=this.myPhone,r=j(this.pbxs).filter(g=>this.#i(g,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=Fs,d=l?r.filter(g=>Ce(g,s)&&wt(g,o)):r,p=a?[{area:"",name:"",phones:d}]:this.#s(d),h=o?[]:this.myPhone.collapsed,{mine:m}=this,f=g=>g.phone.control||m!==void 0&&vn(g,m)&&de(g,m),y=p.filter(({area:g})=>!h.includes(g)).flatMap(({phones:g})=>g.filter(f)),$=y.find(g=>_(g)===this.current)??y[0],P=r.length>=po;return c`
${l?this.#n(t,r):u}
${r.length===0?this.renderNone(t,"phones.none"):d.length===0?c`<p class="hint">${t("phones.none_found")}</p>`:u}
<div role="presentation" @keydown=${this.#u} @focusin=${this.#d}>
${O(p,({area:g})=>g,g=>{let te=!h.includes(g.area),Ue=g.name||(p.length>1?t("phones.no_area"):"");return c`
${Ue?this.#o(Ue,g,te):u}
<div
class="phones ${a?"wallboard":""} ${P?"compact":""}" role="list" aria-label=${Ue||t("phones.label")}
?hidden=${!te} style=${a?`font-size:${Bs(d.length,Us[P?1:0])}`:u}
>
${te?O(g.phones,_,qe=>this.#t(t,qe,{isCompact:P,isCurrent:qe===$,isUsable:f(qe)})):u}
</div>
`})}
</div>
`}#t(t,n,{isCompact:o,isCurrent:s,isUsable:r}){let a=this.#e.from;return c`
<openvox-uc-phone
role="listitem"
state=${q(n)}
.about=${n}
.texts=${t}
.pbx=${this.hasSeveralPbxs?n.pbx.name:""}
?compact=${o}
?large=${this.config?.wallboard===!0}
?usable=${r}
?mine=${Z(n,this.mine)}
?current=${s}
?movable=${!this.config?.wallboard&&Y(n)}
?droppable=${a!==void 0&&de(n,a)}
@click=${this.#l}
@pointerdown=${this.#c}
></openvox-uc-phone>
`}#n(t,n){let o=n.filter(S);return c`
<div class="tools">
${Ee(t("phones.search"),s=>{this.search=s},s=>this.#r(s))}
${Se(t("phones.filter"),li.map(s=>({key:s,label:t(`phones.${s}`),count:n.filter(r=>Ce(r,s)).length})),this.myPhone.filter,s=>this.act(r=>this.myPhone.show(r,s)))}
${n.length>=po?c`<div class="ringing" aria-live="polite">
${o.map(s=>c`
<button class="chip" data-state="ringing" @click=${()=>this.#a(s)}>
<ha-icon .icon=${Ze.ringing}></ha-icon><bdi>${C(s)}</bdi>
</button>
`)}
</div>`:u}
</div>
`}#o(t,{area:n,phones:o},s){return c`
<button class="fold" aria-expanded=${s} @click=${()=>this.act(r=>this.myPhone.fold(r,n))}>
<ha-icon icon=${s?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${t}</bdi> (${o.length})
</button>
`}#s(t){let{hass:n}=this,o=new Map;for(let r of t){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";o.set(a,[...o.get(a)??[],r])}let s=[...o].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return s.length>1?s.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:t}]}#i({number:t,phone:n},o){let{area:s,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(t)?!1:!s||n.device_id!==null&&o?.devices[n.device_id]?.area_id===s}#r(t){t.key==="Enter"&&(t.preventDefault(),this.renderRoot.querySelector("openvox-uc-phone")?.focus())}#a(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:o})=>Z(o,t));n?.scrollIntoView({block:"center"}),n?.focus()}#l({currentTarget:t}){let n=t;n.usable&&this.openMenu(n.about,n.getBoundingClientRect())}#c(t){this.drag(t,t.currentTarget.about)}#d({target:t}){t instanceof L&&(this.current=_(t.about))}#u(t){let n=t.target,o=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].filter(({usable:l})=>l),s=o.indexOf(n),r=getComputedStyle(this).direction==="rtl"?-1:1,a=new Map([["ArrowRight",o[s+r]],["ArrowLeft",o[s-r]],["ArrowDown",ho(o,n,1)],["ArrowUp",ho(o,n,-1)],["Home",o[0]],["End",o.at(-1)]]);!a.has(t.key)||s<0||(t.preventDefault(),a.get(t.key)?.focus())}};b([w()],Fe.prototype,"search",2),b([w()],Fe.prototype,"current",2);function ho(i,e,t){let n=i.map(({offsetTop:r})=>r).filter(r=>(r-e.offsetTop)*t>0),o=t>0?Math.min(...n):Math.max(...n),s=({offsetLeft:r})=>Math.abs(r-e.offsetLeft);return i.filter(({offsetTop:r})=>r===o).sort((r,a)=>s(r)-s(a))[0]}var Bt={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},js={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},Vs=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]),Ks={waiting:"mdi:account-clock",free:"mdi:headset"};function mo({paused:i,state:e},t){if(i)return"paused";if(t?.state==="idle"&&t.badges.includes("do_not_disturb"))return"do_not_disturb";let n=t?.state&&js[t.state];return n||(t?.state==="idle"&&Vs.has(e)?"not_in_use":e!==null&&e in Bt?e:"unknown")}var Ws=6,jt=class extends M{static{this.styles=[M.styles,R,x`
.queues { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18em, 100%), 1fr)); gap: 8px; padding: 12px 16px 16px; }
.wallboard { --width: 11em; font-size: var(--openvox-uc-wall, 1.25em); padding: 0.5em; grid-template-columns: repeat(auto-fit, minmax(min(var(--width), 100%), 1fr)); line-height: 1.25; }
.many { --width: 8.4em; font-size: max(11px, var(--openvox-uc-wall, 1.25em) * 0.75); gap: 0.4em; }
.wallboard section { padding: 0.5em; }
.many section { padding: 0.3em 0.5em; }
.wallboard dl { gap: 0 1em; margin: 0; }
/* Each takes two lines: the name and the longest wait, and the other figures. */
.many dl { column-gap: 0.5em; --mdc-icon-size: 1.1em; }
.many dl > div { flex-direction: row; align-items: center; gap: 0.2em; }
section {
--tone: var(--divider-color);
padding: 12px; border-radius: var(--ha-card-border-radius, 12px); border: 1px solid var(--tone);
}
.waiting { --tone: var(--warning-color); background: color-mix(in srgb, var(--tone) 10%, transparent); }
h3 { margin: 0; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
h3 span, dt, .state { color: var(--secondary-text-color); font-weight: 400; }
dl { display: flex; flex-wrap: wrap; gap: 0 16px; margin: 4px 0 8px; }
dl > div { display: flex; flex-direction: column-reverse; }
dt, .state { font-size: 0.875em; }
dd { margin: 0; font-size: 1.75em; font-variant-numeric: tabular-nums; }
.wallboard dd { font-size: 2.5em; line-height: 1.1; }
.many dd { font-size: 1.5em; }
.many h3 { display: flex; gap: 0.3em; white-space: nowrap; }
.many h3 > * { overflow: hidden; text-overflow: ellipsis; }
.many h3 > .wait { flex: none; }
/* The name of the PBX has what the others leave. */
.many h3 > [dir] { flex: 1 1 0; }
ul { list-style: none; margin: 0; padding: 0; }
li { display: flex; align-items: center; gap: 4px 8px; min-block-size: 36px; }
li { --ink: var(--secondary-text-color); }
li[data-tone="free"] { --ink: color-mix(in srgb, var(--success-color) 55%, var(--primary-text-color)); }
li[data-tone="busy"] { --ink: color-mix(in srgb, var(--primary-color) 55%, var(--primary-text-color)); }
li > ha-icon { color: var(--ink); }
.callers { margin-block-end: 8px; user-select: none; -webkit-user-select: none; }
.agent { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; align-items: baseline; min-inline-size: 0; overflow-wrap: anywhere; }
`]}static async getConfigForm(){let e=re(),n=ue((e&&await le(e.connection,_e))??{}).map(({number:o,queue:s})=>({value:o,label:s.name&&s.name!==o?`${s.name} (${o})`:o}));return G({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(e){let t=this.config?.queues?.map(String),n=ue(this.pbxs).filter(({number:s})=>!t?.length||t.includes(s));if(n.length===0)return this.renderNone(e,"queues.none");let o=this.config?.wallboard===!0&&n.length>Ws;return c`
<div class="queues ${this.config?.wallboard?"wallboard":""} ${o?"many":""}">
${O(n,_,s=>this.#e(e,s,o))}
</div>
`}#e(e,t,n){let{number:o,pbx:s,queue:r}=t,{agents:a,longest_wait_since:l,waiting:d}=r,p=Dt(t),h=tt(t),m=l&&d!==0&&s.connected&&c`<openvox-uc-elapsed since=${l}></openvox-uc-elapsed>`,f=(y,$)=>c`
<div>
<dt>
${n?c`<ha-icon .icon=${Ks[y]}></ha-icon>`:u}
<span class=${n?"heard":""}>${e(`queues.${y}`)}</span>
</dt>
<dd>${$}</dd>
</div>
`;return c`
<section class=${d?"waiting":""} aria-label=${h}>
<h3>
<bdi>${h}</bdi>
${n&&m?c`<span class="wait"><span class="heard">${e("queues.longest_wait")}</span> ${m}</span>`:h===o?u:c`<span>${o}</span>`}
${this.hasSeveralPbxs?c`<span dir="auto">${s.name}</span>`:u}
</h3>
<dl>
${d===null?u:f("waiting",d)}
${m&&!n?f("longest_wait",m):u}
${f("free",`${a.filter(y=>Bt[mo(y,s.phones[y.number])]?.tone==="free").length}/${a.length}`)}
</dl>
${this.config?.wallboard?u:c`
${p.length>0?c`<ul class="callers" aria-label=${e("queues.waiting")}>${O(p,({call_id:y})=>y,y=>this.#t(e,t,y))}</ul>`:u}
<ul aria-label=${e("queues.agents")}>
${O(a,y=>y.number,y=>this.#n(e,t,y))}
</ul>`}
</section>
`}#t(e,{pbx:t},n){let o=n.caller_name??n.caller??e("call_title.unknown_caller"),s=j(this.pbxs).filter(a=>a.pbx===t&&S(a)&&a.phone.call_id===n.call_id),[r]=s;return c`
<li data-state="ringing" @pointerdown=${a=>r&&this.drag(a,r)}>
<ha-icon aria-hidden="true" icon=${r?"mdi:phone-ring":"mdi:account-clock"}></ha-icon>
<span class="agent">
<span dir="auto">${o}</span>
<span class="state">
${n.started_at&&t.connected?c`<openvox-uc-elapsed since=${n.started_at}></openvox-uc-elapsed>`:u}
<bdi>${T(e,s.map(C))}</bdi>
</span>
</span>
${r?se(this.itemsFor(r,void 0,["pick_up"])):u}
${r&&this.mayDrag(r)?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
</li>
`}#n(e,{entryId:t,number:n,pbx:o},s){let r=o.connected?mo(s,o.phones[s.number]):"unknown",a=s.name??s.number,l=N(this.pbxs,t,s.number),d=s.paused?"resume":"pause";return c`
<li data-tone=${Bt[r]?.tone}>
<ha-icon aria-hidden="true" .icon=${Bt[r]?.icon}></ha-icon>
<span class="agent"><span dir="auto">${a}</span><span class="state">${e(`agent.${r}`)}</span></span>
${l?.phone.control&&l.phone.device_id&&o.connected?oe({key:"pause",icon:s.paused?"mdi:play":"mdi:pause",label:e(`queues.${d}`,{name:a}),run:()=>this.act(p=>H(p,`queue_${d}`,l,{queue:n}))}):u}
</li>
`}};var fo=x`
.figures { display: flex; flex-wrap: wrap; align-content: center; gap: 0 1.2em; block-size: 100%; box-sizing: border-box; margin: 0; padding: 0.5em 1em; font-size: var(--openvox-uc-wall, 1.25em); line-height: 1.25; }
/* A long label takes two lines, so that the queues beside have room. */
.figures > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; min-inline-size: min-content; max-inline-size: 4.5em; }
.figures dt { color: var(--secondary-text-color); font-size: 0.875em; }
.figures dd { margin: 0; font-size: 2.5em; line-height: 1.1; font-variant-numeric: tabular-nums; }
`;function go(i,e,t){let n=t.calls??[],o=n.filter(({started_at:r})=>e&&r&&no(e,r)).length,s=[["missed_today",o===n.length&&t.hasOlder?`${o}+`:o],["filter_due",t.missed.length]];return c`
<dl class="figures">
${t.calls?s.map(([r,a])=>c`<div><dt>${i(`recent.${r}`)}</dt><dd><bdi>${a}</bdi></dd></div>`):u}
</dl>
`}var zn=3,lt=class extends F{#e=new Ft(this);#t=new Nt(this);#n=new pe(this);#o;#s=null;#i;static{this.styles=[F.styles,Ae,Ot,zt,fo,x`
.search { padding: 8px 16px; }
.content { display: flex; flex-direction: column; }
.search, .dial-status, .filters { flex: none; }
.filters { padding: 0 16px 8px; }
h3::first-letter { text-transform: uppercase; }
.calls { flex: 1 1 auto; max-block-size: var(--openvox-uc-list, min(70vh, 40em)); overflow-y: auto; scrollbar-width: thin; padding-block-end: 8px; }
h3 { margin: 0; padding: 8px 16px 4px; font-size: 0.875em; font-weight: 500; color: var(--secondary-text-color); }
li.missed > ha-icon { color: color-mix(in srgb, var(--error-color) 75%, var(--primary-text-color)); }
li.due .name { font-weight: 500; }
time { display: inline-block; }
time::first-letter { text-transform: uppercase; }
audio { inline-size: 100%; block-size: 40px; margin-block: 4px; }
.more {
display: block; inline-size: calc(100% - 32px); margin: 4px 16px; padding: 8px; border: none; border-radius: 8px;
font: inherit; font-weight: 500; background: none; color: inherit; cursor: pointer;
}
.more:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
`]}disconnectedCallback(){super.disconnectedCallback(),this.#o?.disconnect(),this.#o=void 0,this.#s=null}updated(){let e=this.renderRoot.querySelector(".calls"),t=this.renderRoot.querySelector("[data-end]"),n=this.#e.calls?.length;t===this.#s&&n===this.#i||([this.#s,this.#i]=[t,n],this.#o?.disconnect(),this.#o=void 0,!(!e||!t)&&(this.#o=new IntersectionObserver(o=>{o.some(({isIntersecting:s})=>s)&&this.#g()},{root:e,rootMargin:"400px"}),this.#o.observe(t)))}static getConfigForm(){return G({name:"wallboard",selector:{boolean:{}}})}setConfig(e){super.setConfig(e),e.wallboard&&this.#e.search("","missed")}renderContent(e){if(this.config?.wallboard)return go(e,this.hass,this.#e);let{hass:t,mine:n,mayDial:o}=this,{calls:s,missed:r,shownSearch:a,shownFilter:l,filter:d,loading:p,hasOlder:h,isFull:m}=this.#e,f=Object.values(this.pbxs).some(g=>g.may_play),y=[e,t?.user,t?.locale,n?.entryId,n?.number,o,this.#t.quarter],$=Object.values(this.pbxs).map(g=>g.codes),P=g=>it([g.call,g.caller,this.#f(g),...y],()=>this.#u(e,g));return c`
<div class="search">
${Ee(e("recent.search"),g=>this.#n.run(()=>this.#e.search(g)))}
</div>
${Se(e("recent.filter"),Object.keys(En).filter(g=>g!=="recorded"||f).map(g=>({key:g,label:e(`recent.filter_${g}`),...g==="due"?{count:this.#r(r).length}:{}})),d,g=>this.#x(g))}
${this.renderDialStatus()}
<div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${p}>
${it([s,r,a,l,p,this.playing,...$,...y],()=>{let g=this.#a();return c`
${g?.length===0?c`<p class="hint" role="status">${e(this.#c)}</p>`:u}
${O(this.#d(g??[]),([te])=>te,([te,Ue])=>c`
${te?c`<h3 dir="auto">${te}</h3>`:u}
<ul>${O(Ue,({key:qe})=>qe,P)}</ul>
`)}
${l==="due"?u:this.#b(e,p,h,m)}
`})}
</div>
`}#r(e){let{mine:t}=this;return e.filter(({entry_id:n,number:o})=>n!==t?.entryId||o!==t.number)}#a(){let{calls:e,missed:t,due:n,shownFilter:o}=this.#e;if(o==="due")return this.#r(n).map(r=>{let a=Rn(r);return{key:ee(a),call:a,caller:r}});let s=new Map(this.#r(t).map(r=>[ee(Rn(r)),r]));return e?.filter(r=>!this.#l(r)).map(r=>({key:ee(r),call:r,caller:s.get(ee(r))}))}#l({entry_id:e,direction:t,dialed:n,callee:o}){let{pickup_code:s,park_code:r,retrieval_codes:a=[]}=this.pbxs[e]?.codes??{},l=n??o;return t==="inbound"||!l?!1:l===r||a.includes(l)||!!(s&&l.startsWith(s))}get#c(){let{shownSearch:e,shownFilter:t}=this.#e;return e?"recent.none_found":t==="all"||t==="due"?`recent.none_${t}`:"recent.none_found"}#d(e){let{hass:t}=this,n=new Map;for(let o of e){let s=o.call.started_at,r=t&&s?eo(t,s):"",a=n.get(r);a?a.push(o):n.set(r,[o])}return[...n]}#u(e,t){let{call:n,caller:o}=t,{hass:s}=this,{direction:r,outcome:a,icon:l,voicemail:d,started_at:p}=n,h=a==="missed"||a==="failed",m=n.other??e("recent.unknown"),f=[e(`direction.${r}`),d?e("recent.voicemail"):a&&e(`outcome.${a}`)],y=this.#f(t);return c`
<li class="${h?"missed":""} ${o?"due":""}">
<ha-icon role="img" aria-label=${T(e,f)} title=${T(e,f)} .icon=${l}></ha-icon>
<div class="who">
<div class="name"><bdi>${m}</bdi></div>
<div class="detail">
${p&&s?c`<span><time dir="auto" datetime=${p} title=${oo(s,p)}>${io(s,p)}</time></span>`:u}
${this.#p(e,t).map($=>$?c`<span><bdi>${$}</bdi></span>`:u)}
</div>
</div>
${se(this.#h(e,m,t).filter($=>$!==!1))}
${y?c`<audio controls autoplay src=${y} @error=${this.#_}></audio>`:u}
</li>
`}#p(e,{call:t,caller:n}){let{entry_id:o,direction:s,outcome:r,voicemail:a,talk_seconds:l}=t,[d]=t.extensions.length===1?t.extensions:[],p=s==="outbound"?t.caller:t.answered_by??d??t.callee,h=(n?.extensions??(p?[p]:[])).map(m=>this.#y(o,m));return[h.length>zn?`${T(e,h.slice(0,zn))} +${h.length-zn}`:T(e,h),l&&(a||r==="answered")?Dn(l*1e3):void 0,n&&n.calls>1?e("recent.calls",{count:n.calls}):void 0]}#h(e,t,n){let{key:o,call:s,caller:r}=n,{entry_id:a,voicemail:l,recording_media_content_id:d}=s,p=this.#f(n)!==void 0;return[d!==null&&{key:"play",icon:p?"mdi:stop":"mdi:play",label:e(l?"recent.play_voicemail":"recent.play",{name:t}),pressed:p,run:()=>this.#v(o,d)},...this.#m(e,t,s.direction==="outbound"?s.callee_name:s.caller_name,s.other_number,a),r?.control===!0&&{key:"done",icon:"mdi:check",label:e("recent.done",{name:t}),run:()=>this.act(h=>h.callWS({type:"openvox_uc/missed/done",entry_id:a,uid:r.uid}))}]}#m(e,t,n,o,s){if(o===null)return[];let r={name:t,number:o,entryId:this.entryOf(s,o)};return[this.hass?.user?.is_admin===!0&&n===null&&!r.entryId&&{key:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:o}),run:()=>this.#$(e,o)},this.canCall(r)&&{key:"call",icon:"mdi:phone",label:e("recent.call",{name:t}),run:a=>this.dial(r,a)}]}#b(e,t,n,o){return n?o?c`<p class="hint">${e("recent.full")}</p>`:c`
<button class="more" data-end aria-disabled=${t} @click=${this.#g}>
${e(t?"recent.loading":"recent.older")}
</button>
`:t?c`<p class="hint">${e("recent.loading")}</p>`:u}#f({key:e}){return this.playing?.key===e?this.playing.url:void 0}#y(e,t){let n=N(this.pbxs,e,t);return n?C(n):t}#x(e){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",e)}#g(){this.act(()=>this.#e.loadOlder())}#v(e,t){if(this.playing?.key===e){this.playing=void 0;return}this.act(async n=>{let{url:o}=await n.callWS({type:"media_source/resolve_media",media_content_id:t});this.playing={key:e,url:o}})}#_(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#$(e,t){this.sheet={heading:e("recent.add_contact",{number:t}),content:()=>Ht(e,{name:"",numbers:[t],vip:!1},n=>this.save(o=>Vi(o,n)))}}};b([w()],lt.prototype,"playing",2);function bo(i,e,t){return Object.assign({get name(){let o=i==="dashboard"?"title":"name";return re()?.localize(Te(`${i}.${o}`))||e.name},get description(){return re()?.localize(Te(`${i}.description`))||e.description}},t)}function me(i,e,t){let n=`openvox-uc-${i}`;customElements.define(n,e),window.customCards??=[],window.customCards.push(bo(i,Qe[i],{type:n,preview:!0,getEntitySuggestion:t}))}function yo(i,e){let{title:t,description:n}=Qe.dashboard;customElements.define(`ll-strategy-dashboard-${i}`,e),window.customStrategies??=[],window.customStrategies.push(bo("dashboard",{name:t,description:n},{type:i,strategyType:"dashboard"}))}function xo(){let i=re();i&&Re(i).catch(()=>{})}var Ys={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},list:{top:["mine"],side:[],middle:["contacts"]},wall:{top:["mine","recent","queues"],side:["calls"],middle:["phones"]}},Gs=620;function Hn({config:i}){return i?.view_layout?.area}var we=class extends k{constructor(){super(...arguments);this.cards=[];this.layout="desk";this.#e=!1}#e;static{this.styles=x`
:host { display: block; container: board / inline-size; }
/* On a phone, no card hides those below it. */
.board { --openvox-uc-content: 80dvh; display: flex; flex-direction: column; gap: 16px; padding: 16px; box-sizing: border-box; }
.area { min-block-size: 0; min-inline-size: 0; }
.more:has(*) { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20em, 100%), 1fr)); gap: 16px; padding: 0 16px 16px; }
.more button { padding: 16px; border: 2px dashed var(--divider-color); border-radius: 12px; background: none; color: inherit; font: inherit; cursor: pointer; }
/* The first card says for all that something is offline. */
.area:not(.first) { --openvox-uc-notice: none; }
.area:has([idle]) { display: none; }
.area > * { display: block; block-size: 100%; }
.top, .side { display: flex; flex-direction: column; gap: 16px; }
@container board (min-width: 620px) {
.board {
--openvox-uc-list: none; --openvox-uc-content: none; display: grid; gap: 16px; overflow: hidden;
block-size: calc(100dvh - var(--header-height, 56px) - env(safe-area-inset-top, 0px) - env(safe-area-inset-bottom, 0px));
grid: "top top" auto "side phones" minmax(0, 3fr) "side recent" minmax(0, 2fr) / minmax(17em, 20em) minmax(0, 1fr);
}
/* Calls and queues share the place that is left, so that neither has to be scrolled to; of it, calls need more. */
.side { grid-area: side; overflow-y: auto; scrollbar-width: thin; }
.side .area { min-block-size: 12em; }
.side [data-area="dial"] { flex: none; min-block-size: 0; }
.side [data-area="queues"] { flex-shrink: 4; }
.top { grid-area: top; flex-direction: row; }
.top .area { flex: 1 1 auto; }
.area[data-area="phones"] { grid-area: phones; }
.area[data-area="recent"] { grid-area: recent; }
.board.list { grid: "top" auto "list" minmax(0, 1fr) / minmax(0, 60em); justify-content: center; }
.board.list .side { display: none; }
.area[data-area="contacts"] { grid-area: list; }
/* All of it is as large as its share of the screen, to be read from afar. */
.board.wall {
--openvox-uc-wall: 1em; --openvox-uc-wall-box: size; font-size: max(13px, min(1.6cqi, 3dvh)); gap: 0.6em; padding: 0.6em;
grid: "top top" auto "side phones" minmax(0, 1fr) / minmax(13em, 1fr) minmax(0, 3.2fr);
}
.board.wall :is(.top, .side) { gap: 0.6em; }
.board.wall .top { display: grid; grid-template-columns: auto minmax(0, 1fr); }
.board.wall .top .area { grid-area: auto; max-block-size: 34dvh; }
.board.wall .top .area[data-area="mine"] { grid-column: 1 / -1; }
.board.wall .side .area { flex: 1 1 auto; }
}
@container board (min-width: 1080px) {
.board.desk { grid: "top top top" auto "side phones recent" minmax(0, 1fr) / minmax(18em, 22em) minmax(0, 1fr) minmax(20em, 28em); }
}
`}setConfig({layout:t="desk"}){this.layout=t}disconnectedCallback(){super.disconnectedCallback(),this.#t(!1)}updated(){this.isConnected&&this.hass&&!this.hass.kioskMode&&this.#t(this.layout==="wall"&&innerWidth>=Gs)}#t(t){t!==this.#e&&window.dispatchEvent(new CustomEvent("hass-kiosk-mode",{detail:{enable:t}})),this.#e=t}render(){let{top:t,side:n,middle:o}=Ys[this.layout],s=[...t,...n,...o],r=new Set(this.cards.map(Hn)),a=s.find(l=>r.has(l));return c`
<div class="board ${this.layout}">
<div class="top">${t.map(l=>this.#n(l,a))}</div>
<div class="side">${n.map(l=>this.#n(l,a))}</div>
${o.map(l=>this.#n(l,a))}
</div>
<div class="more">
${this.cards.filter(l=>!s.includes(Hn(l)))}
${this.lovelace?.editMode?c`<button @click=${this.#o}>${this.hass?.localize("ui.panel.lovelace.editor.edit_card.add")}</button>`:u}
</div>
`}#n(t,n){let o=this.cards.filter(s=>Hn(s)===t);return c`<div class="area ${t===n?"first":""}" data-area=${t} ?hidden=${o.length===0}>${o}</div>`}#o(){this.dispatchEvent(new CustomEvent("ll-create-card"))}};b([v({attribute:!1})],we.prototype,"cards",2),b([v({attribute:!1})],we.prototype,"lovelace",2),b([v({attribute:!1,hasChanged:(t,n)=>!n})],we.prototype,"hass",2),b([w()],we.prototype,"layout",2);customElements.define("openvox-uc-board",we);var Vt=class extends k{static{this.noEditor=!0}static async generate(e,t){let[n,o]=await Promise.all([Re(t),le(t.connection,_e)]),s=Object.values(o??{}).some(({queues:a})=>Object.keys(a).length>0),r=(a,l,d)=>({title:n(`dashboard.${a}`),path:a,type:"custom:openvox-uc-board",layout:l,cards:d.filter(p=>s||p!=="queues").map(p=>({type:`custom:openvox-uc-${p}`,view_layout:{area:p},...l==="wall"?{wallboard:!0}:{},...l!=="desk"||p==="mine"?{}:{title:n(`dashboard.${p}`)}}))});return{title:n("dashboard.title"),views:[r("switchboard","desk",["mine","dial","calls","queues","phones","recent"]),r("contacts","list",["mine","contacts"]),r("wall","wall",["mine","recent","queues","calls","phones"])]}}};function vo({entities:i,devices:e},t){let n=i[t];if(n?.platform!==E||!n.device_id)return;let[,o=""]=e[n.device_id]?.identifiers?.find(([a])=>a===E)??[],[,s="pbx",r=""]=/_(ext|queue)_(.+)$/.exec(o)??[];return{kind:s,number:r}}function _o(i,e,t){return(n,o)=>{let s=vo(n,o);return s?.kind===e?{config:{type:`custom:${i}`,[t]:[s.number]}}:null}}function $o(i,...e){return(t,n)=>e.includes(n.split(".",1)[0]??"")&&vo(t,n)?.kind==="pbx"?{config:{type:`custom:${i}`}}:null}var wo=_o("openvox-uc-phones","ext","favorites"),Po=_o("openvox-uc-queues","queue","queues"),ko=$o("openvox-uc-recent","todo","calendar"),Co=$o("openvox-uc-calls","sensor","binary_sensor");me("calls",It,Co);me("contacts",Ie);me("dial",He);me("mine",at);me("phones",Fe,wo);me("queues",jt,Po);me("recent",lt,ko);yo("openvox-uc",Vt);xo();
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
lit-html/directive.js:
lit-html/directives/repeat.js:
@lit/reactive-element/decorators/custom-element.js:
@lit/reactive-element/decorators/property.js:
@lit/reactive-element/decorators/state.js:
@lit/reactive-element/decorators/event-options.js:
@lit/reactive-element/decorators/base.js:
@lit/reactive-element/decorators/query.js:
@lit/reactive-element/decorators/query-all.js:
@lit/reactive-element/decorators/query-async.js:
@lit/reactive-element/decorators/query-assigned-nodes.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/decorators/query-assigned-elements.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/style-map.js:
lit-html/directives/guard.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
