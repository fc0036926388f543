var Oo=Object.defineProperty;var Ao=Object.getOwnPropertyDescriptor;var g=(i,e,t,n)=>{for(var o=n>1?void 0:n?Ao(e,t):e,s=i.length-1,r;s>=0;s--)(r=i[s])&&(o=(n?r(e,t,o):r(o))||o);return n&&o&&Oo(e,t,o),o};var lt=globalThis,ct=lt.ShadowRoot&&(lt.ShadyCSS===void 0||lt.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Vt=Symbol(),zn=new WeakMap,Be=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==Vt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(ct&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=zn.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&zn.set(t,e))}return e}toString(){return this.cssText}},Hn=i=>new Be(typeof i=="string"?i:i+"",void 0,Vt),b=(i,...e)=>{let t=i.length===1?i[0]:e.reduce((n,o,s)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+i[s+1],i[0]);return new Be(t,i,Vt)},Nn=(i,e)=>{if(ct)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=lt.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,i.appendChild(n)}},Kt=ct?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Hn(t)})(i):i;var{is:So,defineProperty:Eo,getOwnPropertyDescriptor:To,getOwnPropertyNames:Ro,getOwnPropertySymbols:Mo,getPrototypeOf:Lo}=Object,dt=globalThis,Fn=dt.trustedTypes,Do=Fn?Fn.emptyScript:"",Io=dt.reactiveElementPolyfillSupport,je=(i,e)=>i,Ve={toAttribute(i,e){switch(e){case Boolean:i=i?Do:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},ut=(i,e)=>!So(i,e),Un={attribute:!0,type:String,converter:Ve,reflect:!1,useDefault:!1,hasChanged:ut};Symbol.metadata??=Symbol("metadata"),dt.litPropertyMetadata??=new WeakMap;var Q=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Un){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&Eo(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:s}=To(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:o,set(r){let a=o?.call(this);s?.call(this,r),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Un}static _$Ei(){if(this.hasOwnProperty(je("elementProperties")))return;let e=Lo(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(je("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(je("properties"))){let t=this.properties,n=[...Ro(t),...Mo(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(Kt(o))}else e!==void 0&&t.push(Kt(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Nn(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:Ve).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(o):this.setAttribute(o,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let s=n.getPropertyOptions(o),r=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Ve;this._$Em=o;let a=r.fromAttribute(t,s.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,n,o=!1,s){if(e!==void 0){let r=this.constructor;if(o===!1&&(s=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??ut)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:s},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),s!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,s]of this._$Ep)this[o]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,s]of n){let{wrapped:r}=s,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};Q.elementStyles=[],Q.shadowRootOptions={mode:"open"},Q[je("elementProperties")]=new Map,Q[je("finalized")]=new Map,Io?.({ReactiveElement:Q}),(dt.reactiveElementVersions??=[]).push("2.1.2");var Gt=globalThis,qn=i=>i,pt=Gt.trustedTypes,Bn=pt?pt.createPolicy("lit-html",{createHTML:i=>i}):void 0,Yt="$lit$",X=`lit$${Math.random().toFixed(9).slice(2)}$`,Qt="?"+X,zo=`<${Qt}>`,ge=document,We=()=>ge.createComment(""),Ge=i=>i===null||typeof i!="object"&&typeof i!="function",Xt=Array.isArray,Yn=i=>Xt(i)||typeof i?.[Symbol.iterator]=="function",Wt=`[ 	
\f\r]`,Ke=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,jn=/-->/g,Vn=/>/g,me=RegExp(`>|${Wt}(?:([^\\s"'>=/]+)(${Wt}*=${Wt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Kn=/'/g,Wn=/"/g,Qn=/^(?:script|style|textarea|title)$/i,Zt=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),d=Zt(1),or=Zt(2),sr=Zt(3),A=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Gn=new WeakMap,fe=ge.createTreeWalker(ge,129);function Xn(i,e){if(!Xt(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return Bn!==void 0?Bn.createHTML(e):e}var Zn=(i,e)=>{let t=i.length-1,n=[],o,s=e===2?"<svg>":e===3?"<math>":"",r=Ke;for(let a=0;a<t;a++){let l=i[a],c,p,h=-1,f=0;for(;f<l.length&&(r.lastIndex=f,p=r.exec(l),p!==null);)f=r.lastIndex,r===Ke?p[1]==="!--"?r=jn:p[1]!==void 0?r=Vn:p[2]!==void 0?(Qn.test(p[2])&&(o=RegExp("</"+p[2],"g")),r=me):p[3]!==void 0&&(r=me):r===me?p[0]===">"?(r=o??Ke,h=-1):p[1]===void 0?h=-2:(h=r.lastIndex-p[2].length,c=p[1],r=p[3]===void 0?me:p[3]==='"'?Wn:Kn):r===Wn||r===Kn?r=me:r===jn||r===Vn?r=Ke:(r=me,o=void 0);let m=r===me&&i[a+1].startsWith("/>")?" ":"";s+=r===Ke?l+zo:h>=0?(n.push(c),l.slice(0,h)+Yt+l.slice(h)+X+m):l+X+(h===-2?a:m)}return[Xn(i,s+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Ye=class i{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let s=0,r=0,a=e.length-1,l=this.parts,[c,p]=Zn(e,t);if(this.el=i.createElement(c,n),fe.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(o=fe.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let h of o.getAttributeNames())if(h.endsWith(Yt)){let f=p[r++],m=o.getAttribute(h).split(X),y=/([.?@])?(.*)/.exec(f);l.push({type:1,index:s,name:y[2],strings:m,ctor:y[1]==="."?mt:y[1]==="?"?ft:y[1]==="@"?gt:ye}),o.removeAttribute(h)}else h.startsWith(X)&&(l.push({type:6,index:s}),o.removeAttribute(h));if(Qn.test(o.tagName)){let h=o.textContent.split(X),f=h.length-1;if(f>0){o.textContent=pt?pt.emptyScript:"";for(let m=0;m<f;m++)o.append(h[m],We()),fe.nextNode(),l.push({type:2,index:++s});o.append(h[f],We())}}}else if(o.nodeType===8)if(o.data===Qt)l.push({type:2,index:s});else{let h=-1;for(;(h=o.data.indexOf(X,h+1))!==-1;)l.push({type:7,index:s}),h+=X.length-1}s++}}static createElement(e,t){let n=ge.createElement("template");return n.innerHTML=e,n}};function be(i,e,t=i,n){if(e===A)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,s=Ge(e)?void 0:e._$litDirective$;return o?.constructor!==s&&(o?._$AO?.(!1),s===void 0?o=void 0:(o=new s(i),o._$AT(i,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=be(i,o._$AS(i,e.values),o,n)),e}var ht=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??ge).importNode(t,!0);fe.currentNode=o;let s=fe.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let c;l.type===2?c=new Ce(s,s.nextSibling,this,e):l.type===1?c=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(c=new bt(s,this,e)),this._$AV.push(c),l=n[++a]}r!==l?.index&&(s=fe.nextNode(),r++)}return fe.currentNode=ge,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},Ce=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=be(this,e,t),Ge(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==A&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Yn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&Ge(this._$AH)?this._$AA.nextSibling.data=e:this.T(ge.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Ye.createElement(Xn(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let s=new ht(o,this),r=s.u(this.options);s.p(t),this.T(r),this._$AH=s}}_$AC(e){let t=Gn.get(e.strings);return t===void 0&&Gn.set(e.strings,t=new Ye(e)),t}k(e){Xt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let s of e)o===t.length?t.push(n=new i(this.O(We()),this.O(We()),this,this.options)):n=t[o],n._$AI(s),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=qn(e).nextSibling;qn(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},ye=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,s){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,o){let s=this.strings,r=!1;if(s===void 0)e=be(this,e,t,0),r=!Ge(e)||e!==this._$AH&&e!==A,r&&(this._$AH=e);else{let a=e,l,c;for(e=s[0],l=0;l<s.length-1;l++)c=be(this,a[n+l],t,l),c===A&&(c=this._$AH[l]),r||=!Ge(c)||c!==this._$AH[l],c===u?e=u:e!==u&&(e+=(c??"")+s[l+1]),this._$AH[l]=c}r&&!o&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},mt=class extends ye{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},ft=class extends ye{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},gt=class extends ye{constructor(e,t,n,o,s){super(e,t,n,o,s),this.type=5}_$AI(e,t=this){if((e=be(this,e,t,0)??u)===A)return;let n=this._$AH,o=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==u&&(n===u||o);o&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},bt=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){be(this,e)}},Jn={M:Yt,P:X,A:Qt,C:1,L:Zn,R:ht,D:Yn,V:be,I:Ce,H:ye,N:ft,U:gt,B:mt,F:bt},Ho=Gt.litHtmlPolyfillSupport;Ho?.(Ye,Ce),(Gt.litHtmlVersions??=[]).push("3.3.3");var ei=(i,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let s=t?.renderBefore??null;n._$litPart$=o=new Ce(e.insertBefore(We(),s),s,void 0,t??{})}return o._$AI(i),o};var Jt=globalThis,k=class extends Q{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=ei(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return A}};k._$litElement$=!0,k.finalized=!0,Jt.litElementHydrateSupport?.({LitElement:k});var No=Jt.litElementPolyfillSupport;No?.({LitElement:k});(Jt.litElementVersions??=[]).push("4.2.2");var U={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ne=i=>(...e)=>({_$litDirective$:i,values:e}),G=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:Fo}=Jn,ti=i=>i;var ii=i=>i.strings===void 0,ni=()=>document.createComment(""),Oe=(i,e,t)=>{let n=i._$AA.parentNode,o=e===void 0?i._$AB:e._$AA;if(t===void 0){let s=n.insertBefore(ni(),o),r=n.insertBefore(ni(),o);t=new Fo(s,r,i,i.options)}else{let s=t._$AB.nextSibling,r=t._$AM,a=r!==i;if(a){let l;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(l=i._$AU)!==r._$AU&&t._$AP(l)}if(s!==o||a){let l=t._$AA;for(;l!==s;){let c=ti(l).nextSibling;ti(n).insertBefore(l,o),l=c}}}return t},ie=(i,e,t=i)=>(i._$AI(e,t),i),Uo={},yt=(i,e=Uo)=>i._$AH=e,oi=i=>i._$AH,xt=i=>{i._$AR(),i._$AA.remove()};var si=(i,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(i[o],o);return n},S=ne(class extends G{constructor(i){if(super(i),i.type!==U.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],s=[],r=0;for(let a of i)o[r]=n?n(a,r):r,s[r]=t(a,r),r++;return{values:s,keys:o}}render(i,e,t){return this.dt(i,e,t).values}update(i,[e,t,n]){let o=oi(i),{values:s,keys:r}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=r,s;let a=this.ut??=[],l=[],c,p,h=0,f=o.length-1,m=0,y=s.length-1;for(;h<=f&&m<=y;)if(o[h]===null)h++;else if(o[f]===null)f--;else if(a[h]===r[m])l[m]=ie(o[h],s[m]),h++,m++;else if(a[f]===r[y])l[y]=ie(o[f],s[y]),f--,y--;else if(a[h]===r[y])l[y]=ie(o[h],s[y]),Oe(i,l[y+1],o[h]),h++,y--;else if(a[f]===r[m])l[m]=ie(o[f],s[m]),Oe(i,o[h],o[f]),f--,m++;else if(c===void 0&&(c=si(r,m,y),p=si(a,h,f)),c.has(a[h]))if(c.has(a[f])){let C=p.get(r[m]),P=C!==void 0?o[C]:null;if(P===null){let x=Oe(i,o[h]);ie(x,s[m]),l[m]=x}else l[m]=ie(P,s[m]),Oe(i,o[h],P),o[C]=null;m++}else xt(o[f]),f--;else xt(o[h]),h++;for(;m<=y;){let C=Oe(i,l[y+1]);ie(C,s[m]),l[m++]=C}for(;h<=f;){let C=o[h++];C!==null&&xt(C)}return this.ut=r,yt(i,l),A}});function w({entryId:i,number:e}){return`${i} ${e}`}function O({number:i,phone:e}){return e.name??i}function Z(i,e){return i.entryId===e?.entryId&&i.number===e.number}function q({phone:i}){return i.state==="ringing"}var qo=new Set(["in_use","on_hold"]);function L({phone:i,pbx:e}){let t=i.call_id===null?void 0:e.calls[i.call_id];return qo.has(i.state)&&t?.answered_at!==null}function D({with_name:i,with_number:e},t){return i??e??t("call_title.unknown_caller")}function I(i){return i.phone.control&&i.pbx.connected&&i.phone.call_id!==null&&L(i)}function B({phone:i,pbx:e}){return e.connected&&i.state||"unknown"}function vt({state:i,since:e,held_since:t}){return i==="on_hold"?t??null:e}function _t({phone:i}){return i.state==="idle"&&i.badges.includes("do_not_disturb")}function j(i){return i.pbx.connected&&i.phone.state==="in_use"&&!L(i)?"state.calling":i.pbx.connected&&_t(i)?"badge.do_not_disturb":`state.${B(i)}`}function en(i,e){return i.length-e.length||(i<e?-1:+(i>e))}function tn(i){let e;return t=>(e?.pbxs!==t&&(e={pbxs:t,made:i(t)}),e.made)}var J=tn(i=>Object.entries(i).flatMap(([e,t])=>Object.entries(t.phones).map(([n,o])=>({entryId:e,number:n,pbx:t,phone:o}))).sort((e,t)=>en(e.number,t.number)));function z(i,e,t){let n=i[e],o=n?.phones[t];return n&&o&&{entryId:e,number:t,pbx:n,phone:o}}function wt({number:i,phone:e},t){let n=[i,e.name,e.area,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(o=>n.includes(o))}var ri=["all","free","busy","not_registered"],Bo={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function Ae(i,e){let t=B(i);return e==="all"||t!=="unknown"&&Bo[t]===e&&!_t(i)}var $t=new Map;function Pt(i,e){if(!e)$t.delete(w(i));else{let{name:t}=e.phone,n={with_name:t,with_number:e.number,direction:null,since:null,call_id:null};$t.set(w(i),{first:i.phone,asked:n,rang:!1})}}function V(i){let{number:e,phone:t,pbx:n}=i,o=$t.get(w(i));if(t.other_calls.length===0){if(!o||t.call_id!==o.first.call_id)return;let p=t.state==="ringing";return o.rang||=p,p||!o.rang?o:void 0}$t.delete(w(i));let s=[t,...t.other_calls].sort((p,h)=>(p.since??"")<(h.since??"")?-1:1),[r,a]=s.slice(-2);if(!r?.call_id||!a?.call_id)return;let{caller:l,direction:c}=n.calls[a.call_id]??{};return c==="internal"&&l===e&&n.calls[r.call_id]?.answered_at?{first:r,asked:a}:void 0}var jo={attribute:!0,type:String,converter:Ve,reflect:!1,hasChanged:ut},Vo=(i=jo,e,t)=>{let{kind:n,metadata:o}=t,s=globalThis.litPropertyMetadata.get(o);if(s===void 0&&globalThis.litPropertyMetadata.set(o,s=new Map),n==="setter"&&((i=Object.create(i)).wrapped=!0),s.set(t.name,i),n==="accessor"){let{name:r}=t;return{set(a){let l=e.get.call(this);e.set.call(this,a),this.requestUpdate(r,l,i,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,i,a),a}}}if(n==="setter"){let{name:r}=t;return function(a){let l=this[r];e.call(this,a),this.requestUpdate(r,l,i,!0,a)}}throw Error("Unsupported decorator location: "+n)};function v(i){return(e,t)=>typeof t=="object"?Vo(i,e,t):((n,o,s)=>{let r=o.hasOwnProperty(s);return o.constructor.createProperty(s,n),r?Object.getOwnPropertyDescriptor(o,s):void 0})(i,e,t)}function $(i){return v({...i,state:!0,attribute:!1})}var xe=(i,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(i,e,t),t);function ai(i,e){return(t,n,o)=>{let s=r=>r.renderRoot?.querySelector(i)??null;if(e){let{get:r,set:a}=typeof n=="object"?t:o??(()=>{let l=Symbol();return{get(){return this[l]},set(c){this[l]=c}}})();return xe(t,n,{get(){let l=r.call(this);return l===void 0&&(l=s(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return xe(t,n,{get(){return s(this)}})}}var kt=b`
input, select, textarea {
box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: var(--primary-text-color);
background: var(--ha-color-form-background, var(--card-background-color)); border: 1px solid var(--secondary-text-color); border-radius: 8px;
}
::placeholder { color: color-mix(in srgb, var(--secondary-text-color) 75%, var(--primary-text-color)); opacity: 1; }
`,H=b`
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
`,Se={pick_up:"pick_up",resume:"pick_up",come_back:"pick_up",get_back:"pick_up",get_back_known:"pick_up",hang_up:"hang_up"},Ct=b`
ul { list-style: none; margin: 0; padding: 0; }
li {
content-visibility: auto; contain-intrinsic-block-size: auto 50px;
display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; padding-block: 4px; padding-inline: 16px 8px;
}
li > ha-icon { color: var(--secondary-text-color); }
.who { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
.detail { font-size: 0.875em; }
`,Ee=b`
.filters { display: flex; flex-wrap: wrap; gap: 4px; }
.chip {
display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
}
.chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
.chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var Ko=64;function Ot({currentTarget:i}){return i.getBoundingClientRect()}function oe({key:i,icon:e,label:t,pressed:n,run:o}){return d`
<button
class="icon-button" data-action=${i} data-state=${Se[i]??u} aria-label=${t} title=${t}
aria-pressed=${n??u} @click=${s=>o(Ot(s))}
>
<ha-icon icon=${e}></ha-icon>
</button>
`}function Te(i){return d`<div class="buttons">${S(i,({key:e})=>e,oe)}</div>`}function Re(i,e,t,n){return d`
<div class="filters" role="group" aria-label=${i}>
${e.map(({key:o,label:s,icon:r,count:a})=>d`
<button class="chip" data-filter=${o} aria-pressed=${o===t} title=${r?s:u} @click=${()=>n(o)}>
${r?d`<ha-icon .icon=${r}></ha-icon>`:u}<span class="label">${s}</span> ${a===void 0?u:d`<bdi>${a}</bdi>`}
</button>
`)}
</div>
`}function Me(i,e,t){return d`
<input
type="search" maxlength=${Ko} autocomplete="off" aria-label=${i} placeholder=${i}
@input=${({target:n})=>e(n.value.trim())} @keydown=${t}
/>
`}function li(i,e){let t=i?.activeElement,n=t?.closest("ul:not([data-focus])"),o=t?.closest("li"),s=n&&o?[...n.children].indexOf(o):-1,r=t?.dataset.action;if(e(),!i||!t||i.activeElement)return;if(t.isConnected){t.focus({preventScroll:!0});return}let a=n?.isConnected?[...n.children]:[],l=a[Math.min(s,a.length-1)];(l?.querySelector(`[data-action="${r}"]`)??l?.querySelector("button")??[...i.querySelectorAll("[data-focus]")].at(-1))?.focus({preventScroll:!0})}var Qe={activity:{},agent:{},asking:{},badge:{},calendar:{},call_line:{},call_title:{},calls:{description:"Calls that are ringing or in progress.",name:"OpenVox UC calls"},card:{},confirm:{},contact:{},contacts:{description:"Find, call, add, and edit contacts.",name:"OpenVox UC contacts"},dashboard:{description:"OpenVox UC: see who is in a call and who called, and act with one click.",title:"Phones"},dial:{description:"Find contacts, extensions, and earlier callers, and call them from your phone.",name:"OpenVox UC dial"},direction:{},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},media:{},menu:{},mine:{description:"Your own phone: who is calling, and what you can do with the call.",name:"OpenVox UC my phone"},my_phone:{title:"Which phone is yours?"},outcome:{},phones:{description:"See and control your phones and calls.",name:"OpenVox UC phones"},queues:{description:"Waiting callers, longest wait, and agents.",name:"OpenVox UC queues"},reason:{},recent:{description:"Callers to call back, and your call history.",name:"OpenVox UC inbox"},report_test:{},state:{},system_health:{},transfer:{},trigger:{}};var E="openvox_uc";function Le(i){return`component.${E}.config_panel.${i}`}var nn=new WeakMap;function ve(i){let{connection:e,language:t}=i,n=nn.get(e);if(n?.language===t)return n.texts;let o=Go(i);return nn.set(e,{language:t,texts:o}),o.catch(()=>nn.delete(e)),o}async function Go(i){let e=await i.loadBackendTranslation("config_panel",E);return(t,n)=>e(Le(t),n)}function M(i,e){return e.reduce((t,n)=>t&&n?i("card.list",{first:t,next:n}):t||n||"","")}async function De(i,e){let t=e?.error??e;if((typeof t=="number"?t:t.code)===3)return i.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:o,translation_key:s,translation_placeholders:r}=t;return(o?await i.loadBackendTranslation("exceptions",o).catch(()=>{}):void 0)?.(`component.${o}.exceptions.${s}.message`,r)||n||String(t)}function Y(...i){return{schema:[{name:"title",selector:{text:{}}},...i],computeLabel:({name:e},t)=>t(Le(`editor.${e}`))||Qe.editor[e]}}function se(){return document.querySelector("home-assistant")?.hass}async function ci(i){await i?.().catch(()=>{})}var on=class{constructor(e,t){this.connection=e;this.source=t}#e=new Set;#t;#n=0;#o;listen(e){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#s),this.#s()),this.#e.add(e),()=>{this.#e.delete(e)&&this.#e.size===0&&this.#r()}}#s=()=>{let e=this.#i();this.connection.subscribeMessage(t=>{e===this.#n&&this.#a(t)},this.source.message,{resubscribe:!1}).then(t=>{e===this.#n?this.#t=t:ci(t)},()=>{e===this.#n&&(this.#o=setTimeout(this.#s,5e3),this.#l())})};#i(){return clearTimeout(this.#o),this.#t=void 0,this.#n+=1,this.#n}#r(){this.connection.removeEventListener("ready",this.#s),ci(this.#t),this.#i(),this.value=void 0}#a(e){this.value=this.source.reduce(this.value,e),this.#l()}#l(){for(let e of[...this.#e])e()}},di=new WeakMap;function ui(i,e){let t=di.get(i)??new WeakMap;di.set(i,t);let n=t.get(e)??new on(i,e);return t.set(e,n),n}var re=class{constructor(e,t){this.host=e;this.source=t;e.addController(this)}#e;#t;get value(){return this.#e?.value}follow(e){this.source=e,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let e=this.host.hass?.connection;if(!e)return;let t=ui(e,this.source);if(t===this.#e)return;let n=this.#t;this.#e=t,this.#t=t.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function ae(i,e){let t=ui(i,e),n=await new Promise(o=>{let s=t.listen(()=>o(s));t.value!==void 0&&o(s)});return setTimeout(n,5e3),t.value}var Yo={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,codes:{},phones:{},calls:{},queues:{}};function sn(i,e){if(!e)return i;let t={...i};for(let[n,o]of Object.entries(e))o==null?delete t[n]:t[n]=o;return t}function Qo(i,e){let t=new Date().toISOString(),n=Object.entries(e).map(([o,s])=>{let r=i[o];if(s?.state!=="on_hold"||!r)return[o,s];let a=r.state==="on_hold"&&r.call_id===s.call_id;return[o,{...s,held_since:a?r.held_since:t}]});return Object.fromEntries(n)}function Xo(i,{phones:e,calls:t,queues:n,...o}){return{...i,...o,phones:sn(i.phones,e),calls:sn(i.calls,t),queues:sn(i.queues,n)}}function Zo(i={},e){let t="all"in e,n=t?{}:{...i};for(let[o,s]of Object.entries(t?e.all:e.changes)){let r=s.phones&&Qo(i[o]?.phones??{},s.phones);n[o]=Xo(n[o]??Yo,{...s,phones:r})}return n}var _e={message:{type:"openvox_uc/live"},reduce:Zo},At=class extends re{constructor(e){super(e,_e)}get pbxs(){return this.value}};var hi="openvox_uc",pi={message:{type:"frontend/subscribe_user_data",key:hi},reduce:(i,{value:e})=>e??{}},K=tn(i=>J(i).filter(({phone:e})=>e.control&&e.device_id)),St=class extends re{constructor(e){super(e,pi)}findIn(e){let t=this.value?.phone,n=t&&z(e,t.entry_id,t.number);if(n?.phone.control&&n.phone.device_id)return n;let o=K(e);return o.length===1?o[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(e,{entryId:t,number:n}){return this.#e(e,{phone:{entry_id:t,number:n}})}fold(e,t){let n=this.collapsed.filter(o=>o!==t);return this.#e(e,{collapsed:this.collapsed.includes(t)?n:[...n,t]})}get filter(){return this.value?.filter??"all"}show(e,t){return this.#e(e,{filter:t})}get alert(){return this.value?.alert??{}}alertBy(e,t){return this.#e(e,{alert:t})}async#e(e,t){let n=this.value??await ae(e.connection,pi);return e.callWS({type:"frontend/set_user_data",key:hi,value:{...n,...t}})}};var mi=new WeakMap;function fi(i,e){let t=Object.keys(e);if(t.every(s=>i[s]===e[s]))return i;let n=mi.get(i);if(n&&t.every(s=>n[s]===e[s]))return n;let o={...i,...e};return mi.set(i,o),o}function Jo(i,{devices:e,areas:t}){let n=({device_id:a})=>a===null?void 0:e[a],o=(a,l)=>{let c=a===null?void 0:i.phones[a];return(c&&n(c)?.name_by_user)??l},s=Object.entries(i.phones).filter(([,a])=>!n(a)?.disabled_by).map(([a,l])=>{let c=l.direction==="internal"?o(l.with_number,l.with_name):l.with_name,p=t[n(l)?.area_id??""]?.name;return[a,fi(l,{name:o(a,l.name),with_name:c,area:p})]}),r=Object.entries(i.calls).map(([a,l])=>{let{direction:c,caller:p,callee:h}=l,f={caller_name:c==="inbound"?l.caller_name:o(p,l.caller_name),callee_name:c==="outbound"?l.callee_name:o(h,l.callee_name)};return[a,fi(l,f)]});return{...i,name:e[i.device_id]?.name_by_user??i.name,phones:Object.fromEntries(s),calls:Object.fromEntries(r)}}var Xe;function gi(i,{devices:e,areas:t}){if(Xe?.before!==i||Xe.devices!==e||Xe.areas!==t){let n=Object.entries(i).map(([o,s])=>[o,Jo(s,{devices:e,areas:t})]);Xe={before:i,devices:e,areas:t,after:Object.fromEntries(n)}}return Xe.after}var es={ArrowDown:1,ArrowUp:-1},le=class{constructor(e,t){this.host=e;this.settings=t;this.text="";this.#e=!0;this.#t=0;this.#n=0;e.addController(this)}#e;#t;#n;static{this.styles=[kt,b`
input:placeholder-shown { direction: inherit; }
ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
`]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#n&&(this.#n=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(e){this.text=e,this.#t=0,this.#e=!0,this.settings.typed?.(e),this.host.requestUpdate()}choose(e=this.#o.selected){e!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(e))}renderInput(e){let{index:t,isShown:n}=this.#o;return d`
<input
type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
maxlength=${this.settings.maxLength??u} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
aria-activedescendant=${n?`option${t}`:u} aria-label=${e} placeholder=${e}
.value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${o=>this.#s(o)}
/>
`}renderList(e,t){let{options:n,selected:o,isShown:s}=this.#o;return d`
<ul id="options" role="listbox" aria-label=${e} ?hidden=${!s}>
${(s?n:[]).map((r,a)=>d`
<li id="option${a}" role="option" aria-selected=${r===o} @click=${()=>this.choose(r)}>
${t(r)}
</li>
`)}
</ul>
`}get#o(){let e=this.settings.options(),t=Math.min(this.#t,e.length-1);return{options:e,index:t,selected:e[t],isShown:this.#e&&e.length>0}}#s(e){if(e.isComposing)return;let{options:t,index:n,isShown:o}=this.#o,s=es[e.key];if(s)this.#e&&(this.#t=(n+s+t.length)%t.length||0),this.#e=!0;else if(e.key==="Enter")this.choose();else{if(e.key!=="Escape"||!this.settings.closes)return;o?this.#e=!1:this.enter("")}e.preventDefault(),this.host.requestUpdate()}};var we={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},Et={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},rn={do_not_disturb:"mdi:minus-circle",forwarding:"mdi:phone-forward",voicemails:"mdi:voicemail",missed:"mdi:phone-missed"};function Tt(i){return i.pbx.connected&&_t(i)?rn.do_not_disturb:we[B(i)]}var ts=/\d/,$e=class extends k{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new le(this,{options:()=>this.#t(),choose:t=>this.dispatchEvent(new CustomEvent("pick",{detail:t}))})}#e;static{this.styles=[le.styles,H,b`
:host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
.name { flex: 1; overflow-wrap: anywhere; }
.number, .state { color: var(--secondary-text-color); }
.state { font-size: 0.875em; }
`]}firstUpdated(){this.#e.input.focus()}render(){return d`
${this.#e.renderInput(this.label)}
${this.#e.renderList(this.label,t=>typeof t=="string"?d`<bdi class="name">${t}</bdi>`:d`
<ha-icon data-state=${B(t)} .icon=${Tt(t)}></ha-icon>
<span class="name" dir="auto">${O(t)}</span>
${Ae(t,"free")?u:d`<span class="state">${this.texts(j(t))}</span>`}
<span class="number">${t.number}</span>
`)}
`}#t(){let t=this.#e.text.trim(),n=r=>+!Ae(r,"free"),o=this.phones.filter(r=>wt(r,t)).sort((r,a)=>n(r)-n(a));return this.free&&ts.test(t)&&!o.some(({number:r})=>r===t)?[...o,t]:o}};g([v()],$e.prototype,"label",2),g([v({attribute:!1})],$e.prototype,"texts",2),g([v({attribute:!1})],$e.prototype,"phones",2),g([v({type:Boolean})],$e.prototype,"free",2);customElements.define("openvox-uc-picker",$e);var bi="important",ns=" !"+bi,yi=ne(class extends G{constructor(i){if(super(i),i.type!==U.ATTRIBUTE||i.name!=="style"||i.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(i){return Object.keys(i).reduce((e,t)=>{let n=i[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(i,[e]){let{style:t}=i.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let o=e[n];if(o!=null){this.ft.add(n);let s=typeof o=="string"&&o.endsWith(ns);n.includes("-")||s?t.setProperty(n,s?o.slice(0,-11):o,s?bi:""):t[n]=o}}return A}});var xi=600,vi=320,Ze=8;function is(){let i=document.activeElement;for(;i?.shadowRoot?.activeElement;)i=i.shadowRoot.activeElement;return i}var Ie=class extends k{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=b`
dialog {
position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
inline-size: min(${vi}px, calc(100vw - ${2*Ze}px)); overflow: auto;
border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
}
dialog::backdrop { background: rgb(0 0 0 / 25%); }
h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
@media (max-width: ${xi-1}px) {
dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
}
`}connectedCallback(){super.connectedCallback(),this.#e=is()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return d`
<dialog aria-labelledby="heading" style=${yi(this.#t())} @close=${this.#s} @click=${this.#o}>
<h2 id="heading"><bdi>${this.heading}</bdi></h2>
<slot @slotchange=${this.#n}></slot>
</dialog>
`}#t(){if(!this.near||innerWidth<xi)return{};let{left:t,top:n,bottom:o}=this.near,s=`${Math.max(Ze,Math.min(t,innerWidth-vi-Ze))}px`,a=(n+o)/2<innerHeight/2?{top:`${o}px`,bottom:"auto","max-height":`${innerHeight-o-Ze}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Ze}px`};return{margin:"0",left:s,right:"auto",...a}}#n(){let{activeElement:t}=this.getRootNode();(t===this||!this.contains(t))&&this.querySelector("[autofocus]")?.focus()}#o(t){if(t.target!==this.dialog)return;let{left:n,right:o,top:s,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=t;(a<n||a>o||l<s||l>r)&&this.#s()}#s(){this.dispatchEvent(new Event("close"))}};g([v()],Ie.prototype,"heading",2),g([v({attribute:!1})],Ie.prototype,"near",2),g([ai("dialog")],Ie.prototype,"dialog",2);customElements.define("openvox-uc-sheet",Ie);var os=["areas","connected","connection","devices","entities","language","user"],ss={},rs={devices:{},areas:{}},_i=d`<div class="skeleton" aria-busy="true"><i></i><i></i><i></i></div>`;function as(i,e){return!i||!e||os.some(t=>i[t]!==e[t])}var T=class extends k{constructor(){super(...arguments);this.live=new At(this);this.myPhone=new St(this)}#e;static{this.styles=[kt,b`
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
`]}static getStubConfig(){return{}}static getConfigForm(){return Y()}setConfig(t){this.config=t}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(t){t.has("sheet")&&this.sheet&&(this.error=void 0);let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,ve(n).then(o=>{this.texts=o},()=>{this.#e=void 0}))}update(t){li(this.shadowRoot,()=>super.update(t))}act(t){this.sheet=void 0,this.#t(t)}save(t){let{sheet:n}=this;this.#t(async o=>{await t(o),this.sheet===n&&(this.sheet=void 0)})}#t(t){let{hass:n}=this;n&&(this.error=void 0,t(n).catch(async o=>{this.error=await De(n,o)}).finally(()=>this.requestUpdate()))}withMyPhone(t,{near:n,entryId:o}={}){let s=this.mine;s?this.act(()=>t(s)):this.chooseMyPhone(n,{entryId:o,afterwards:t})}chooseMyPhone(t,{entryId:n,afterwards:o}={}){let{texts:s}=this;if(!s)return;let r=({detail:a})=>{typeof a!="string"&&this.act(async l=>{await this.myPhone.choose(l,a),await o?.(a)})};this.sheet={heading:s("my_phone.title"),near:t,content:()=>d`
<p class="hint">${s("my_phone.help")}</p>
<openvox-uc-picker
.label=${s("my_phone.search")}
.texts=${s}
.phones=${K(this.pbxs).filter(a=>!n||a.entryId===n)}
@pick=${r}
></openvox-uc-picker>
`}}confirm(t,n,o,s){this.sheet={heading:t,near:o,content:r=>d`
<div class="confirm">
<button class="answer" @click=${()=>this.closeSheet()}>${r("card.cancel")}</button>
<button class="answer danger" autofocus @click=${s}>${n}</button>
</div>
`}}get pbxs(){return gi(this.live.pbxs??ss,this.hass??rs)}get hasSeveralPbxs(){return Object.keys(this.pbxs).length>1}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:t,hass:n,texts:o}=this,s=this.live.pbxs;if(!n||!t)return u;if(!o)return d`<ha-card>${_i}</ha-card>`;let r=!n.connected;return d`
<ha-card>
${t.title?d`<div class="title" role="heading" aria-level="2"><bdi>${t.title}</bdi></div>`:u}
${this.#n(o).map(a=>d`<div class="notice" role="status">${a}</div>`)}
${this.sheet?u:this.#i(o)}
<div class="content ${r?"offline":""}" tabindex="-1" data-focus data-scrolls ?inert=${r}>
${s?Object.keys(s).length>0?this.renderContent(o):this.renderNone(o,"card.no_pbx"):_i}
</div>
${this.sheet&&!r?this.#s(o,this.sheet):u}
</ha-card>
`}renderNone(t,n){return d`
<p class="hint">
${t(n)}
${this.hass?.user?.is_admin?d`<a href="/config/integrations/integration/${E}">${t("card.integration")}</a>`:u}
</p>
`}#n(t){return this.hass?.connected?this.#o.map(({name:n})=>t("card.pbx_offline",{pbx:n})):[t("card.offline")]}get#o(){return Object.values(this.pbxs).filter(({connected:t})=>!t)}get hasNotices(){return!this.hass?.connected||this.#o.length>0||this.error!==void 0}#s(t,{heading:n,near:o,content:s}){return d`<openvox-uc-sheet .heading=${n} .near=${o} @close=${()=>this.closeSheet()}>${s(t)}${this.#i(t)}</openvox-uc-sheet>`}#i(t){return this.error?d`
<div class="notice error" role="alert">
<span dir="auto">${this.error}</span>
${oe({key:"dismiss",icon:"mdi:close",label:t("card.dismiss"),run:()=>this.#r()})}
</div>
`:u}closeSheet(){this.sheet=void 0}#r(){this.error=void 0}};g([v({attribute:!1,hasChanged:as})],T.prototype,"hass",2),g([$()],T.prototype,"config",2),g([$()],T.prototype,"texts",2),g([$()],T.prototype,"error",2),g([$()],T.prototype,"sheet",2);var ls=new Set(["idle","ringing","in_use","on_hold"]),an=new Set,Pi;function wi(i){Pi=i;for(let e of an)e()}function ce(i,e){return i.entryId===e.entryId&&i.number!==e.number&&i.phone.call_id!==e.phone.call_id&&ls.has(i.phone.state)}var Rt=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return Pi}hostConnected(){an.add(this.#e)}hostDisconnected(){an.delete(this.#e)}};function ki(i,e){let t=[],n=document;for(;n;){let o=n.elementFromPoint(i,e);if(!o||o===t.at(-1))break;t.push(o),n=o.shadowRoot}return t}function cs(i,e){for(let t of ki(i,e)){let n=t.closest("[droppable]");if(n)return n}}function ds(i,e){for(let t of ki(i,e).reverse()){let n=t.closest("[data-scrolls]"),{top:o,bottom:s}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,$i(e,o,s));return}}scrollBy(0,$i(e,0,innerHeight))}function $i(i,e,t){return(+(i>t-48)-+(i<e+48))*12}function us(i){let e=document.createElement("div");return e.textContent=i,e.ariaHidden="true",e.style.cssText=`
position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
`,document.body.append(e),e}function Ci(i,e,t,n){let o=new AbortController,{signal:s}=o,[r,a]=[i.clientX,i.clientY],l,c,p=0,h=()=>{let P=cs(r,a);P!==c&&(c?.removeAttribute("over"),P?.setAttribute("over",""),c=P)},f=()=>{ds(r,a),h(),p=requestAnimationFrame(f)},m=()=>{o.abort(),cancelAnimationFrame(p),c?.removeAttribute("over"),l?.remove(),l&&wi(void 0)},y=P=>{if(P.pointerId===i.pointerId){if([r,a]=[P.clientX,P.clientY],!l){if(Math.hypot(r-i.clientX,a-i.clientY)<6)return;l=us(t),wi(e),f()}l.style.transform=`translate(${r+6}px, ${a+6}px)`,h()}},C=P=>{if(P.pointerId!==i.pointerId)return;let x=c?.about;l&&ps(),m(),x&&n(x)};addEventListener("pointermove",y,{signal:s}),addEventListener("pointerup",C,{signal:s}),addEventListener("pointercancel",m,{signal:s}),addEventListener("keydown",({key:P})=>P==="Escape"&&m(),{signal:s})}function ps(){let i=e=>e.stopPropagation();addEventListener("click",i,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",i,{capture:!0}))}var ze=[];function Oi({entryId:i,phone:e}){ze.push({entryId:i,call:e,at:Date.now()})}function Ai(i){ln(i).length===1&&(ze=ze.filter(({entryId:e})=>e!==i.entryId))}function ln({entryId:i,pbx:e}){let t=Object.values(e.phones),n=({with_name:o,with_number:s,since:r})=>t.some(a=>a.call_id&&a.with_name===o&&a.with_number===s&&a.since!==r);return ze=ze.filter(o=>Date.now()-o.at<9e5&&!(o.entryId===i&&n(o.call))),ze.filter(o=>o.entryId===i).map(({call:o})=>o)}var hs=new Set(["ringing","in_use","on_hold"]),Ri=new Set(["idle","in_use","on_hold"]),dn=new Map,pn=new Map;function Mi(i,e){return e.phone.call_id!==null&&i.get(w(e))===e.phone.call_id}function Si({about:i}){return Mi(dn,i)}function Li(i){return i.phone.state==="on_hold"||L(i)&&Mi(pn,i)}function un({hass:i,about:e}){let t=Object.values(i.entities).find(o=>o?.device_id===e.phone.device_id&&o.platform===E&&o.translation_key==="dnd"),n=t&&i.states[t.entity_id]?.state;return n?{entityId:t.entity_id,state:n}:void 0}function N(i,e,{phone:t},n={}){return i.callService(E,e,n,{device_id:t.device_id??[]},!1)}async function hn(i,e){Li(e)||(await N(i,"hold",e),pn.set(w(e),e.phone.call_id))}async function mn(i,e){await N(i,"resume",e),pn.delete(w(e))}function Ei(i,e){return{run:(t,{hass:n,about:o})=>t.act(()=>N(n,i,o).then(()=>e?.(o)))}}function cn(i,e){return{byMyPhone:!0,run:(t,{hass:n,about:o},s)=>t.withMyPhone(r=>N(n,i,r,e(o.number)),{near:s,entryId:o.entryId})}}function Ti(i){return{run:(e,t)=>{let n=un(t);n&&e.act(()=>t.hass.callService("switch",i,{},{entity_id:n.entityId},!1))}}}var Mt={ask:"mdi:phone-plus",voicemail:"mdi:voicemail"};function fn(i,e){return ce(i,e)&&Ri.has(i.phone.state)}function gn({number:i,pbx:e}){return`${e.codes.voicemail_code}${i}`}var Di=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],ms=[{key:"transfer_here",icon:"mdi:phone-forward",withMyCall:!0,offered:({about:i,mine:e})=>e!==void 0&&ce(i,e),run:(i,{about:e,mine:t})=>t&&i.transfer(t,e.number)},{key:"ask_here",icon:Mt.ask,withMyCall:!0,offered:({about:i,mine:e})=>e!==void 0&&fn(i,e),run:(i,{about:e,mine:t})=>t&&i.askFirst(t,e)},{key:"voicemail_here",icon:Mt.voicemail,withMyCall:!0,offered:({about:i,mine:e})=>i.pbx.codes.voicemail_code!==void 0&&i.phone.call_id!==e?.phone.call_id,run:(i,{about:e,mine:t})=>t&&i.transfer(t,gn(e))},{key:"complete",icon:"mdi:phone-forward",whileAsking:!0,offered:({about:i})=>!!V(i)?.asked.call_id,run:(i,{about:e})=>i.completeTransfer(e)},{key:"come_back",icon:"mdi:phone-return",whileAsking:!0,offered:({about:i})=>V(i)!==void 0,run:(i,{about:e})=>i.comeBack(e)},{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:i})=>i.pbx.codes.pickup_code!==void 0&&q(i),...cn("pick_up",i=>({extension:i}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:i})=>Ri.has(i.phone.state),...cn("dial",i=>({number:i}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:i})=>I(i),run:(i,{about:e},t)=>i.askForTarget(e,t)},{key:"ask",icon:Mt.ask,offered:({about:i,mine:e})=>I(i)&&Z(i,e),run:(i,{about:e},t)=>i.askForTarget(e,t,"ask")},{key:"voicemail",icon:Mt.voicemail,offered:({about:i})=>I(i)&&i.pbx.codes.voicemail_code!==void 0,run:(i,{about:e},t)=>i.askForTarget(e,t,"voicemail")},{key:"park",icon:"mdi:parking",offered:({about:i})=>I(i)&&i.pbx.codes.park_code!==void 0,run:(i,{about:e})=>i.park(e)},...["get_back","get_back_known"].map(i=>({key:i,icon:"mdi:phone-in-talk",offered:({about:e,mine:t,hasParked:n})=>Z(e,t)&&e.phone.state==="idle"&&e.pbx.codes.retrieval_codes!==void 0&&n===(i==="get_back_known"),run:(e,{about:t},n)=>e.getBack(t,n)})),{key:"hold",icon:"mdi:phone-paused",offered:({about:i})=>L(i)&&i.phone.state==="in_use",run:(i,{hass:e,about:t})=>i.act(()=>hn(e,t))},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:i})=>Li(i),run:(i,{hass:e,about:t})=>i.act(()=>mn(e,t))},{key:"mute",icon:"mdi:microphone-off",offered:i=>L(i.about)&&!Si(i),...Ei("mute",i=>dn.set(w(i),i.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:i=>L(i.about)&&Si(i),...Ei("unmute",i=>dn.delete(w(i)))},...Di.map(([i,e])=>({key:i,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&L(t),...cn("listen_in",t=>({extension:t,mode:i}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:i})=>hs.has(i.phone.state),run:(i,{about:e},t)=>i.hangUpPhone(e,t)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:i=>un(i)?.state==="off",...Ti("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:i=>un(i)?.state==="on",...Ti("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:i,mine:e})=>i.phone.device_id!==null&&!Z(i,e),run:(i,{hass:e,about:t})=>i.act(()=>i.myPhone.choose(e,t))}],bn=Di.map(([i])=>i);function fs(i,e){let{about:t,mine:n}=e;return!t.pbx.connected||!i.offered(e)?!1:i.withMyCall?yn(t,n):!t.phone.control||V(t)&&!i.whileAsking?!1:!i.byMyPhone||!n?!0:Ii(t,n)&&n.phone.state==="idle"}function yn(i,e){return Ii(i,e)&&I(e)&&!V(e)}function Ii(i,e){return e?.entryId===i.entryId&&e.number!==i.number}function zi(i,e){return ms.filter(t=>(!e||e.includes(t.key))&&fs(t,i))}var Je=class extends k{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=[H,b`
div { display: flex; flex-direction: column; padding: 4px 8px 8px; }
button {
display: flex; align-items: center; gap: 12px; padding: 10px 8px; border: none; border-radius: 8px; background: none;
color: inherit; font: inherit; text-align: start; cursor: pointer;
}
button:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
button:focus-visible { outline: 2px solid var(--primary-color); }
ha-icon { color: var(--secondary-text-color); }
[data-state] ha-icon { color: var(--ink); }
`]}updated(){this.shadowRoot?.activeElement||this.#e()[0]?.focus()}render(){return d`
<div role="menu" aria-label=${this.label} @keydown=${this.#t}>
${S(this.items,({key:t})=>t,({key:t,icon:n,label:o,run:s})=>d`
<button role="menuitem" tabindex="-1" data-state=${Se[t]??u} @click=${()=>s()}><ha-icon .icon=${n}></ha-icon>${o}</button>
`)}
</div>
`}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let n=this.#e(),o=n.indexOf(this.shadowRoot?.activeElement),s=new Map([["ArrowDown",o+1],["ArrowUp",o-1],["Home",0],["End",-1]]).get(t.key);s!==void 0&&(t.preventDefault(),n.at(s%n.length)?.focus())}};g([v()],Je.prototype,"label",2),g([v({attribute:!1})],Je.prototype,"items",2);customElements.define("openvox-uc-menu",Je);var gs=8e3,Hi=100,W=class extends T{static{this.styles=[T.styles,Ee,b`
.modes { padding: 8px 16px 0; }
`]}itemsFor(e,t,n){let{hass:o,texts:s}=this;if(!o||!s)return[];let{mine:r}=this,a=ln(e),l={hass:o,about:e,mine:r,hasParked:a.length>0},c=V(e),p={name:D(c?.first??r?.phone??e.phone,s),colleague:c?D(c.asked,s):O(e),parked:M(s,a.map(h=>D(h,s)))};return zi(l,n).map(({key:h,icon:f,run:m})=>({key:h,icon:f,label:s(`menu.${h}`,p),run:(y=t)=>m(this,l,y)}))}openMenu({entryId:e,number:t},n,o){let s=()=>z(this.pbxs,e,t),r=s();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${t})`:t,near:n,content:a=>{let l=s(),c=l?this.itemsFor(l,n,o):[];return c.length>0?d`<openvox-uc-menu .label=${a("menu.label")} .items=${c}></openvox-uc-menu>`:d`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(e,t,n="transfer"){let{texts:o}=this;if(!o)return;let s=({detail:c})=>{typeof c=="string"?this.transfer(e,c):n==="ask"?this.askFirst(e,c):this.transfer(e,n==="voicemail"?gn(c):c.number)},r=["transfer",...this.itemsFor(e,t,["ask","voicemail"]).map(({key:c})=>c)],a=Re(o("transfer.mode"),r.map(c=>({key:c,label:o(`transfer.mode_${c}`)})),n,c=>this.askForTarget(e,t,c)),l={transfer:ce,ask:fn,voicemail:bs}[n];this.sheet={heading:o(`transfer.${n}`,{name:D(e.phone,o)}),near:t,content:()=>d`
${r.length>1?d`<div class="modes">${a}</div>`:u}
<openvox-uc-picker
?free=${n==="transfer"}
.label=${o("transfer.search")}
.texts=${o}
.phones=${J(this.pbxs).filter(c=>l(c,e))}
@pick=${s}
></openvox-uc-picker>
`}}drag(e,t){let{texts:n}=this,o=e.composedPath().some(s=>s instanceof Element&&s.matches(".handle"));!n||e.button!==0||e.pointerType!=="mouse"&&!o||!I(t)||Ci(e,t,D(t.phone,n),s=>this.transfer(t,s.number))}hangUpPhone(e,t){let{texts:n}=this;if(!n)return;let{call_id:o,other_calls:s}=e.phone,r=()=>this.act(a=>o!==null&&s.length>0?xn(a,o):N(a,"hang_up",e));Z(e,this.mine)?r():this.confirm(n("confirm.hang_up",{name:O(e)}),n("menu.hang_up"),t,r)}hangUpCall(e,t,n){let{texts:o}=this;if(!o)return;let s=()=>this.act(r=>xn(r,e));this.mine?.phone.call_id===e?s():this.confirm(o("confirm.hang_up",{name:t}),o("menu.hang_up"),n,s)}transfer(e,t){this.act(n=>vn(n,e,t))}askFirst(e,t){this.act(async n=>{await hn(n,e),Pt(e,t),this.requestUpdate();try{await N(n,"dial",e,{number:t.number})}catch(o){throw Pt(e,void 0),o}})}completeTransfer(e){let t=V(e);t&&this.act(async n=>{await this.#e(n,e,t),await vn(n,e,t.asked.with_number??"",t.first.call_id)})}comeBack(e){let t=V(e);t&&this.act(async n=>{await this.#e(n,e,t),await mn(n,e)})}async#e(e,t,{first:n,asked:o}){let{texts:s}=this;Pt(t,void 0);let{call_id:r}=o;if(!s||r===null)return;let a=()=>!(this.pbxs[t.entryId]??t.pbx).calls[r],l=await xn(e,r).then(()=>new Error(s("asking.goes_on",{name:D(n,s),colleague:D(o,s)})),c=>c);for(let c=gs;!a()&&c>0;c-=Hi)await new Promise(p=>setTimeout(p,Hi));if(!a())throw l}park(e){this.act(async t=>{await vn(t,e,e.pbx.codes.park_code??""),Oi(e),this.requestUpdate()})}getBack(e,t){let{texts:n}=this;if(!n)return;let o=l=>this.act(c=>N(c,"dial",e,{number:l}).then(()=>Ai(e))),[s,...r]=e.pbx.codes.retrieval_codes??[];if(s&&r.length===0){o(s);return}let a=[s,...r].map((l="")=>({key:"get_back",icon:"mdi:parking",label:l,run:()=>o(l)}));this.sheet={heading:n("menu.get_back"),near:t,content:()=>d`<openvox-uc-menu .label=${n("menu.get_back")} .items=${a}></openvox-uc-menu>`}}};function xn(i,e){return i.callService(E,"hang_up_call",{call_id:e},void 0,!1)}function vn(i,e,t,n=e.phone.call_id){return i.callService(E,"transfer_call",{call_id:n,number:t,extension:e.number},void 0,!1)}function bs(i,e){return i.entryId===e.entryId&&i.number!==e.number}var _n=3,Lt=class extends W{static{this.styles=[W.styles,H,b`
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
.icon-button[data-state] { color: var(--ink); }
/* A mouse drags the whole row. */
@media (pointer: fine) { .handle { display: none; } }
.handle { touch-action: none; cursor: grab; padding: 6px; color: var(--secondary-text-color); --mdc-icon-size: 20px; }
.arrow { --mdc-icon-size: 1em; color: var(--secondary-text-color); }
.arrow:dir(rtl) { transform: scaleX(-1); display: inline-block; }
`]}static getConfigForm(){return Y({name:"wallboard",selector:{boolean:{}}})}renderContent(e){let t=ys(this.pbxs,this.mine);return t.length===0?d`<p class="hint" tabindex="-1" data-focus>${e("calls.none")}</p>`:d`
<ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" data-focus aria-label=${e("calls.label")}>
${S(t,({call:n,pbx:o})=>`${o.device_id} ${n.call_id}`,n=>this.#e(e,n))}
</ul>
`}#e(e,t){let{call:n,pbx:o}=t,s=Fi(t),r=o.connected&&vs(t,s),a=this.config?.wallboard===!0,[l,c]=Ni(t,e),p=a?void 0:xs(t);return d`
<li data-state=${s} @pointerdown=${h=>p&&this.drag(h,p)}>
<ha-icon class="direction" role="img" aria-label=${e(`direction.${n.direction}`)} .icon=${Et[n.direction]}></ha-icon>
<div class="who" title=${[l,c,n.company,n.trunk].filter(Boolean).join(" · ")}>
<div class="parties">
<span><span dir="auto">${l}</span></span>
<span>
<ha-icon class="arrow" role="img" aria-label=${e("calls.to")} icon="mdi:arrow-right"></ha-icon>
<span dir="auto">${c}</span>
</span>
</div>
<div class="detail">
${r?d`<span><openvox-uc-elapsed since=${r}></openvox-uc-elapsed></span>`:u}
<span>${e(`state.${o.connected?s:"unknown"}`)}</span>
${n.company?d`<span><bdi>${n.company}</bdi></span>`:u}
${n.trunk?d`<span><bdi>${n.trunk}</bdi></span>`:u}
${this.hasSeveralPbxs?d`<span><bdi>${o.name}</bdi></span>`:u}
</div>
</div>
<div class="actions">
${a?u:Te(this.#t(e,t,p))}
${p&&I(p)?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
</div>
</li>
`}#t(e,t,n){let{call:o,pbx:s,phones:r}=t,a=r.find(q),l=n?this.itemsFor(n,void 0,bn):[],c=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&c.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:p=>this.openMenu(n,p,bn)}),s.connected&&r.some(({phone:p})=>p.control)&&c.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:p=>this.hangUpCall(o.call_id,M(e,Ni(t,e)),p)}),c}};function ys(i,e){let t=({pbx:s,call:r})=>e?.pbx===s&&[e.phone,...e.phone.other_calls].some(({call_id:a})=>a===r.call_id),n=s=>+(Fi(s)!=="ringing")*2+ +!t(s),o=J(i).filter(({phone:s})=>s.call_id!==null);return Object.values(i).flatMap(s=>Object.values(s.calls).map(r=>({pbx:s,call:r,phones:o.filter(a=>a.pbx===s&&a.phone.call_id===r.call_id)}))).sort((s,r)=>n(s)-n(r)||(s.call.started_at??"").localeCompare(r.call.started_at??""))}function xs({call:i,phones:e}){let t=e.filter(L);return t.find(({number:n})=>n===i.answered_by)??t.find(({number:n})=>n!==i.caller)??t[0]}function Fi({call:i,phones:e}){return e.some(({phone:t})=>t.state==="on_hold")?"on_hold":i.answered_at===null||e.some(q)&&!e.some(L)?"ringing":"in_use"}function vs({call:i,phones:e},t){return t==="on_hold"?e.find(({phone:n})=>n.held_since)?.phone.held_since??null:t!=="ringing"?i.answered_at:i.answered_at===null?i.started_at:e.find(q)?.phone.since??i.answered_at}function Ni(i,e){let{caller_name:t,caller:n}=i.call;return[t??n??e("calls.unknown"),M(e,_s(i))||e("calls.unknown")]}function _s({call:i,phones:e}){let t=i.direction==="outbound"?[]:e.filter(({number:s})=>i.direction!=="internal"||s!==i.caller),n=(t.some(L)?t.filter(L):t.filter(q)).map(O),o=i.callee_name??i.callee??i.dialed;return n.length===0?o===null?[]:[o]:n.length>_n?[...n.slice(0,_n),`+${n.length-_n}`]:n}var wn={company:128,note:500,vip:!1},Ui=Object.keys(wn);async function $n(i,e,t){let n={search:e,limit:t};return(await i.callService(E,"get_contacts",n,{},!1,!0)).response}async function Pn(i,e,t){await i.callService(E,"set_contact",{...e},{},!1),t&&t.name!==e.name&&await kn(i,t)}async function kn(i,{name:e,numbers:t}){await i.callService(E,"delete_contact",{name:e,number:t[0]},{},!1)}async function qi(i,{name:e,numbers:t,...n}){let{contacts:o}=await $n(i,e,1e3),s=o.filter(l=>l.address_book===null&&l.name.toLowerCase()===e.toLowerCase()),[r]=s.length===1?s:[],a=Object.entries(n).map(([l,c])=>[l,c||r?.[l]||c]);await Pn(i,{name:e,numbers:[...r?.numbers??[],...t],...Object.fromEntries(a)})}var Dt=b`
form { display: flex; flex-direction: column; gap: 8px; padding: 8px 16px 16px; }
form label { display: flex; flex-direction: column; gap: 4px; font-size: 0.875em; }
form label:has([type="checkbox"]) { flex-direction: row; align-items: center; }
form input[type="checkbox"] { inline-size: auto; }
form textarea { resize: vertical; }
form .answer { align-self: end; }
`;function It(i,e,t){return d`
<form @submit=${o=>{o.preventDefault();let s=new FormData(o.target),r=String(s.get("name")).trim(),a=String(s.get("numbers")).split(`
`).map(c=>c.trim()).filter(Boolean),l=Ui.map(c=>{let p=s.get(c);return[c,wn[c]?String(p).trim():p!==null]}).filter(([c,p])=>p!==""||e[c]);r&&a.length>0&&t({name:r,numbers:a,...Object.fromEntries(l)})}}>
<label>
${i("contact.contact_name")}
<input name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${e.name} />
</label>
<label>
${i("contact.numbers")}
<textarea name="numbers" required rows=${Math.min(6,e.numbers.length+1)} .value=${e.numbers.join(`
`)}></textarea>
</label>
${Ui.map(o=>ws(i,o,e[o]))}
<button class="answer">${i("contact.save")}</button>
</form>
`}function ws(i,e,t){let n=i(`contact.${e}`),o=wn[e];return o?e==="note"?d`<label>${n}<textarea name=${e} rows="2" maxlength=${o} dir="auto" .value=${t??""}></textarea></label>`:d`<label>${n}<input name=${e} autocomplete="off" maxlength=${o} dir="auto" .value=${t??""} /></label>`:d`<label><input type="checkbox" name=${e} .checked=${t===!0} />${n}</label>`}var de=class{#e;constructor(e){e.addController(this)}hostDisconnected(){this.cancel()}run(e){this.cancel(),this.#e=setTimeout(e,200)}cancel(){clearTimeout(this.#e)}};var F=class extends T{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[T.styles,b`
.dial-status { margin: 0; padding: 8px 16px; }
.dial-status:empty { display: none; }
`]}willUpdate(t){if(super.willUpdate(t),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||K(this.pbxs).length>0}canCall({entryId:t,number:n}){let o=this.mine;return!o||!t?this.mayDial:o.entryId===t&&o.number!==n}entryOf(t,n){return z(this.pbxs,t,n)&&t}dial(t,n,o){let{hass:s,texts:r}=this;!s||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await N(s,"dial",a,{number:t.number}),this.dialStatus=r("dial.calling",{name:t.name??t.number,phone:O(a)}),o?.()}finally{this.#e=!1}}},{near:n,...t.entryId?{entryId:t.entryId}:{}}))}renderDialStatus(){return d`<p class="dial-status" role="status">${this.dialStatus}</p>`}};g([$()],F.prototype,"dialStatus",2);var Cn=100,Bi={name:"",numbers:[],company:"",note:"",vip:!1,address_book:null},He=class extends F{constructor(){super(...arguments);this.limit=Cn;this.#e=new de(this);this.#t="";this.#n=!1}#e;#t;#n;static{this.styles=[F.styles,Dt,Ct,b`
.tools { position: sticky; inset-block-start: 0; z-index: 1; display: flex; gap: 8px; padding: 12px 16px 8px; background: var(--ha-card-background, var(--card-background-color)); }
.tools input { flex: 1; }
ul { padding-block-end: 8px; }
.more { display: block; margin: 4px 16px 12px; }
`]}disconnectedCallback(){super.disconnectedCallback(),this.#n=!1}willUpdate(t){super.willUpdate(t),this.hass&&!this.#n&&(this.#n=!0,this.#i())}renderContent(t){let{contacts:n,total:o}=this.found??{contacts:[],total:0};return d`
<div class="tools">
${Me(t("contacts.search"),s=>this.#e.run(()=>this.#r(s)))}
${this.#s?d`<button class="answer" data-action="add" @click=${this.#l}>${t("contacts.add")}</button>`:u}
</div>
${this.renderDialStatus()}
${this.found&&n.length===0?d`<p class="hint" role="status">${t(this.#t?"contacts.none_found":"contacts.none")}</p>`:u}
<ul aria-label=${t("contacts.label")}>
${S(n,$s,s=>this.#o(t,s))}
</ul>
${n.length<o?d`<button class="answer more" @click=${this.#a}>${t("contacts.more",{count:o})}</button>`:u}
`}#o(t,n){let{name:o,numbers:s,company:r,vip:a,address_book:l}=n,c=s[0]??"",p=[this.mayDial&&c&&{key:"call",icon:"mdi:phone",run:h=>this.dial({name:o,number:c},h)},this.#s&&l===null&&{key:"edit",icon:"mdi:pencil",run:()=>this.#c(n)},this.#s&&l===null&&{key:"delete",icon:"mdi:delete",run:h=>this.#d(n,h)}].filter(h=>typeof h=="object");return d`
<li>
<ha-icon icon=${a?"mdi:account-star":"mdi:account"} role="img" aria-label=${a?t("mine.vip"):u}></ha-icon>
<div class="who">
<div class="name"><bdi>${o}</bdi></div>
<div class="detail">
${r?d`<span><bdi>${r}</bdi></span>`:u}
${s.map(h=>d`<span><bdi>${h}</bdi></span>`)}
${l===null?u:d`<span>${t("contacts.from",{address_book:l})}</span>`}
</div>
</div>
${Te(p.map(h=>({...h,label:t(`contacts.${h.key}`,{name:o})})))}
</li>
`}get#s(){return this.hass?.user?.is_admin===!0}async#i(){let{hass:t,limit:n}=this,o=this.#t;if(t)try{let s=await $n(t,o,n);o===this.#t&&n===this.limit&&(this.found=s)}catch(s){this.error=await De(t,s)}}#r(t){this.#t=t,this.limit=Cn,this.#i()}#a(){this.limit+=Cn,this.#i()}#l(){this.#c(Bi)}#c(t){let n=t===Bi?void 0:t;this.sheet={heading:this.texts?.(n?"contacts.edit":"contacts.add",{name:t.name})??"",content:o=>It(o,t,s=>this.save(r=>Pn(r,s,n).then(()=>this.#i())))}}#d(t,n){let{texts:o}=this;if(!o)return;let{name:s}=t;this.confirm(o("confirm.delete",{name:s}),o("contacts.delete",{name:s}),n,()=>{this.act(r=>kn(r,t).then(()=>this.#i()))})}};g([$()],He.prototype,"found",2),g([$()],He.prototype,"limit",2);function $s({address_book:i,name:e,numbers:t}){return JSON.stringify([i,e,t])}var Ps={},et=ne(class extends G{constructor(){super(...arguments),this.ot=Ps}render(i,e){return e()}update(i,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,o)=>n===this.ot[o]))return A}else if(this.ot===e)return A;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var ks="input, textarea, select, [contenteditable], ha-code-editor";function Cs(i){return i.composedPath().some(e=>e instanceof Element&&e.matches(ks))}var Ne=class{constructor(e,t){this.run=t;e.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=e=>{e.defaultPrevented||e.ctrlKey||e.altKey||e.metaKey||Cs(e)||this.run(e.key,e)&&e.preventDefault()}};var Os={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},ji=64,As=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,Ss=/[\s()/.-]/g,Es=/^\s*tel:([^;?]*).*$/is;function Vi(i){let e=Es.exec(i)?.[1];if(e===void 0)return i;try{return decodeURIComponent(e)}catch{return e}}function Ki(i){return i.replace(Ss,"")}var Fe=class extends F{constructor(){super();this.found=[];this.foundFor="";this.#e=new de(this);this.#t=new le(this,{options:()=>this.#a(),typed:t=>this.#l(t),choose:t=>this.#p(t),maxLength:ji,closes:!0});new Ne(this,t=>this.#d(t))}#e;#t;static{this.styles=[F.styles,le.styles,b`
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
`]}updated(){let t=this.renderRoot.querySelector("select");t&&(t.value=this.mine?w(this.mine):"")}renderContent(t){if(!this.mayDial)return d`<p class="hint">${t("dial.no_phone")}</p>`;let n=this.#a();return d`
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
`}#n(t,{kind:n,entry_id:o,name:s,number:r,company:a}){let l=o===null?void 0:z(this.pbxs,o,r);return d`
<ha-icon role="img" aria-label=${t(`dial.${n}`)} title=${t(`dial.${n}`)} .icon=${Os[n]}></ha-icon>
<span class="who">
${s===null?u:d`<span dir="auto">${s}</span>`}
<span class=${s===null?"":"number"}><bdi>${r}</bdi></span>
${a?d`<span class="number" dir="auto">${a}</span>`:u}
</span>
${l?d`<span class="state">${t(j(l))}</span>`:u}
`}#o(t,n){return!this.#i||this.#r?"":n.length>0?t("dial.count",{count:n.length}):t("dial.none_found")}#s(t){let n=K(this.pbxs),o=this.mine===void 0;if(n.length<2)return u;let s=n.map(({number:r,pbx:a,phone:l})=>{let c=l.name?`${l.name} (${r})`:r;return this.hasSeveralPbxs?`${c}, ${a.name}`:c});return et([t,o,s.join()],()=>d`
<label>
${t("dial.from")}
<select @change=${this.#m}>
${o?d`<option value="">${t("dial.choose")}</option>`:u}
${n.map((r,a)=>d`<option value=${w(r)}>${s[a]}</option>`)}
</select>
</label>
`)}get#i(){return this.#t.text.trim()}get#r(){return this.foundFor!==this.#i}#a(){let t=this.#i,n=this.#r?[]:this.found.filter(s=>this.canCall(Wi(s)));return As.test(t)&&!n.some(({number:s})=>Ki(s)===Ki(t))?[{kind:"typed",entry_id:null,name:null,number:t},...n]:n}#l(t){this.#t.text=Vi(t),this.dialStatus="";let n=this.#i;n?this.#e.run(()=>{this.#c(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#c(t){let{hass:n}=this;if(n)try{let{results:o}=await n.callWS({type:"openvox_uc/find",text:t});if(t!==this.#i)return;this.found=o,this.foundFor=t,this.error=void 0}catch(o){t===this.#i&&(this.error=await De(n,o))}}#d(t){return t!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#u(t){let n=t.clipboardData?.getData("text")??"",o=Vi(n);o!==n&&(t.preventDefault(),this.#t.enter(o.slice(0,ji)))}#p(t){let{text:n,input:o}=this.#t;this.dial(Wi(t),o.getBoundingClientRect(),()=>{this.#t.text===n&&this.#h()})}#h(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#m({target:t}){let n=K(this.pbxs).find(o=>w(o)===t.value);n&&this.act(o=>this.myPhone.choose(o,n))}};g([$()],Fe.prototype,"found",2),g([$()],Fe.prototype,"foundFor",2);function Wi({entry_id:i,name:e,number:t}){return{name:e,number:t,entryId:i??void 0}}var Gi=["numeric","short","long"].map(i=>({day:"numeric",month:i})),Ts=[...Gi,...Gi.map(i=>({...i,year:"numeric"})),{day:"numeric",month:"numeric",year:"2-digit"}],Yi=new Map;function ee(i,e){let t=JSON.stringify([i,e]),n=Yi.get(t)??new Intl.DateTimeFormat(i,e);return Yi.set(t,n),n}function Rs(i){let e=i.codePointAt(0)??0,t=0;for(;t<9&&/\p{Nd}/u.test(String.fromCodePoint(e-t-1));)t+=1;return`${t}`}var ue=class{#e;#t;#n;#o;constructor({config:e,language:t,locale:n}){let{time_format:o,time_zone:s}=n;this.#e=t,this.#t=o==="system"?void 0:t,this.#n=s==="server"?{timeZone:e.time_zone}:{};let r=ee(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=o==="12"||o!=="24"&&r===!0;this.#o={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#n}}daysAgo(e,t){let n=o=>Date.parse(ee("en-CA",this.#n).format(o));return Math.round((n(t)-n(e))/864e5)}time(e){return ee(this.#t,this.#o).format(e)}day(e,t){let n=this.daysAgo(e,t);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#i(e,{weekday:"long"});let o=this.#i(e,{year:"numeric"})===this.#i(t,{year:"numeric"});return this.#i(e,{day:"numeric",month:"short",...o?{}:{year:"numeric"}})}withTime(e,t){let n=ee(this.#e,{dateStyle:"short",timeStyle:"short"}).formatToParts(t),o=n[n.findIndex(({type:s})=>s==="hour")-1]?.value;return`${e}${o??", "}${this.time(t)}`}full(e){return this.#i(e,{dateStyle:"full"})}#s(e,t){let n=Date.parse(ee("en-CA",this.#n).format(t)),o=(r,a)=>Array.from({length:a},(l,c)=>r+c*864e5).filter(l=>l<=n);if(/^(\P{N}+|[\p{N}\s+()]+)$/u.test(e))return o(n-6*864e5,7);let s=/(?:19|20)\d\d/.exec(e);return[...s?o(Date.UTC(Number(s[0]),0),366):[],...o(n-365*864e5,366)]}names(e,t){let n=this.#s(e,t),o=n.at(-1)??0,s=new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}),r=new Map;for(let a of n){let l=(o-a)/864e5,c=Ts.map(p=>ee(this.#e,{...p,timeZone:"UTC"}).format(a));l<7&&c.push(s.format(-l,"day"),ee(this.#e,{weekday:"long",timeZone:"UTC"}).format(a));for(let p of[...c,new Date(a).toISOString().slice(0,10)])r.set(this.plain(p),a)}return r}plain(e){let t=e.replace(/(?=\P{ASCII})\p{Nd}/gu,Rs),n=t.toLocaleLowerCase(this.#e).match(/[\p{L}\p{M}]+|\p{N}+/gu)??[];return/\p{L}/u.test(t)&&n.sort(),n.map(o=>o.replace(/^0+/,"")).join(" ")}beginOf(e){let t=e;for(let n=0;n<2;n+=1){let o=ee("sv",{dateStyle:"short",timeStyle:"medium",...this.#n}).format(t);t-=Date.parse(`${o.replace(" ","T")}Z`)-e}return t}#i(e,t){return ee(this.#e,{...t,...this.#n}).format(e)}};function Qi(i,e,t=new Date){let n=new Date(e),o=new ue(i);return o.daysAgo(n,t)===0?o.time(n):o.withTime(o.day(n,t),n)}function Xi(i,e,t=new Date){return new ue(i).day(new Date(e),t)}function Zi(i,e,t=new Date){let n=new ue(i),o=e.split(/\s+/),s=n.names(e,t);for(let r=o.length;r>0;r-=1)for(let a of[0,o.length-r]){let l=o.slice(a,a+r).join(" "),c=s.get(n.plain(l));if(c===void 0||/^[\p{N}\s]+$/u.test(l))continue;return{text:[...o.slice(0,a),...o.slice(a+r)].join(" "),start:n.beginOf(c)/1e3,end:n.beginOf(c+864e5)/1e3}}return{text:e}}function Ji(i,e,t=new Date){return new ue(i).daysAgo(new Date(e),t)===0}function eo(i,e){return new ue(i).time(new Date(e))}function to(i,e){let t=new ue(i);return t.withTime(t.full(new Date(e)),new Date(e))}var On=9e5,zt=class{constructor(e){this.host=e;this.quarter=0;e.addController(this)}#e;hostConnected(){let e=Date.now();this.quarter=Math.floor(e/On),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},On-e%On)}hostDisconnected(){clearTimeout(this.#e)}};var An={all:{},due:{limit:1},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]},voicemail:{voicemail:!0},recorded:{recorded:!0}},tt=50,Sn=1e3;function te({entry_id:i,call_id:e}){return`${i} ${e}`}function En({entry_id:i,uid:e,direction:t,name:n,number:o,extensions:s,last_at:r}){return{entry_id:i,call_id:e,direction:t,outcome:"missed",icon:"mdi:phone-missed",other:n??o,other_number:o,caller:o,caller_name:n,callee:null,callee_name:null,dialed:null,extensions:s,answered_by:null,trunk:null,started_at:r,answered_at:null,talk_seconds:null,voicemail:!1,recording_media_content_id:null}}function Ms(i,{text:e,start:t=0,end:n=Number.POSITIVE_INFINITY}){return i.filter(({name:o,number:s,last_at:r})=>{let a=Date.parse(r??"")/1e3;return`${o}
${s}`.toLowerCase().includes(e.toLowerCase())&&!(a<t||a>=n)})}function Ls(i,e){let t=new Set(i.map(te));return[...i,...e.filter(n=>!t.has(te(n)))].slice(0,Sn)}function no(i,e,t){let n=new Map(e.map(a=>[te(a),a])),o=i.map(a=>{let l=te(a),c=n.get(l)??a;return n.delete(l),c}),s=t?Ue(i.at(-1)):"";return[...[...n.values()].filter(a=>Ue(a)>=s),...o].sort((a,l)=>+(Ue(a)<Ue(l))-+(Ue(a)>Ue(l))).slice(0,Sn)}function Ue(i){return i?.started_at??""}var Ht=class{constructor(e){this.host=e;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t={text:""};this.#n="all";this.#o=null;e.addController(this),this.#s=new re(e,this.#r())}#e;#t;#n;#o;#s;#i;hostDisconnected(){this.#i=void 0}get loading(){return this.#i!==void 0||this.searching}get hasOlder(){return this.#o!==null}get isFull(){return this.calls?.length===Sn}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#n!==this.shownFilter}get filter(){return this.#n}get due(){return Ms(this.missed,this.#t)}search(e,t=this.#n){e===this.#e&&t===this.#n||(this.#e=e,this.#t=this.host.hass?Zi(this.host.hass,e):{text:e},this.#n=t,this.#i=void 0,this.#s.follow(this.#r()),this.host.requestUpdate())}async loadOlder(){let e=this.calls??[];this.loading||this.#o===null||this.isFull||await this.#c({calls:e,next:this.#o},e.length+1)}#r(){return{message:{type:"openvox_uc/history",...this.#a},reduce:(t,n)=>this.#l(n)}}get#a(){let{text:e,...t}=this.#t;return{limit:tt,...An[this.#n],...e?{search:e}:{},...t}}#l(e){if("missed"in e)this.missed=e.missed;else if("changed"in e)this.#i?.push(...e.changed),this.calls&&!this.searching&&(this.calls=no(this.calls,e.changed,this.hasOlder));else{let t=this.searching?0:this.calls?.length??0;this.#c(e.page,t).catch(()=>{})}}async#c({calls:e,next:t},n){let o=[];this.#i=o,this.host.requestUpdate();try{for(;t!==null&&e.length<n;){let s=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#a,cursor:t});if(!s||this.#i!==o)return;e=Ls(e,s.calls),t=s.next}}finally{this.#i===o&&(this.calls=no(e,o,t!==null),this.#o=t,this.shownSearch=this.#e,this.shownFilter=this.#n,this.#i=void 0,this.host.requestUpdate())}}};function pe(i){return Object.entries(i).flatMap(([e,t])=>Object.entries(t.queues).map(([n,o])=>({entryId:e,number:n,pbx:t,queue:o}))).sort((e,t)=>en(e.number,t.number))}function nt({number:i,queue:e}){return e.name??i}var io=ne(class extends G{constructor(i){if(super(i),i.type!==U.PROPERTY&&i.type!==U.ATTRIBUTE&&i.type!==U.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!ii(i))throw Error("`live` bindings can only contain a single expression")}render(i){return i}update(i,[e]){if(e===A||e===u)return e;let t=i.element,n=i.name;if(i.type===U.PROPERTY){if(e===t[n])return A}else if(i.type===U.BOOLEAN_ATTRIBUTE){if(!!e===t.hasAttribute(n))return A}else if(i.type===U.ATTRIBUTE&&t.getAttribute(n)===e+"")return A;return yt(i),e}});var Ds=3,oo="📞 ",Nt=new Set,so="",it=class{constructor(e){this.host=e;e.addController(this)}#e;#t;#n;#o;static{this.styles=b`
.alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
.alert label { display: flex; align-items: center; gap: 8px; }
.alert input { inline-size: auto; }
.alert fieldset { display: contents; }
`}get#s(){return this.host.myPhone.alert}get isOn(){let{sound:e,notify:t,queues:n}=this.#s;return e===!0||t===!0||!!n?.length}hostDisconnected(){this.#d()}get text(){return this.#e?.text??""}update(e,t){let{hass:n,texts:o}=this.host,s=o&&this.#i(o,e,t);if(s?.callId===this.#e?.callId||!n||(this.#d(),this.#e=s,!s))return;let{text:r}=s;Nt.size===0&&(so=document.title),Nt.add(this),document.title=oo+r,this.#s.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#o=new Notification(r,{tag:"openvox_uc"}),this.#o.onclick=()=>globalThis.focus()),this.#s.sound&&this.#l()}#i(e,t,n){if(t?.pbx.connected&&q(t)){let o=D(t.phone,e);return{callId:t.phone.call_id??t.number,text:e("mine.rings",{name:o})}}for(let o of pe(n)){if(!o.pbx.connected||!this.#s.queues?.includes(w(o)))continue;let r=Object.values(o.pbx.calls).find(({dialed:l,answered_at:c})=>l===o.number&&c===null),a=r?.caller_name??r?.caller??e("call_title.unknown_caller");if(r)return{callId:r.call_id,text:e("mine.rings_queue",{name:a,queue:nt(o)})}}}renderSettings(e,t){let n=pe(t),o=this.#s.queues??[],s=(a,l,c,p)=>d`
<label>
<input type="checkbox" name=${a} .checked=${io(c)} @change=${({target:h})=>p(h.checked)} />
<bdi>${l}</bdi>
</label>
`,r=(a,l)=>this.#a({queues:[...o.filter(c=>c!==a),...l?[a]:[]]});return d`
<div class="alert">
${["sound","notify"].map(a=>s(a,e(`mine.${a}`),this.#s[a]===!0,l=>this.#r(a,l)))}
${n.length>0?d`<fieldset>
<legend>${e("mine.queues")}</legend>
${n.map(a=>s("queue",nt(a),o.includes(w(a)),l=>r(w(a),l)))}
</fieldset>`:u}
</div>
`}async#r(e,t){let n=!t||e==="sound"||await globalThis.Notification?.requestPermission()==="granted";t&&e==="sound"&&this.#c(),await this.#a({[e]:t&&n})}async#a(e){let{hass:t}=this.host;t&&await this.host.myPhone.alertBy(t,{...this.#s,...e}),this.host.requestUpdate()}#l(){this.#c(),this.#n=setInterval(()=>this.#c(),Ds*1e3)}#c(){this.#t??=new AudioContext;let{currentTime:e,destination:t}=this.#t;for(let[n,o]of[[0,880],[.25,660]]){let[s,r]=[this.#t.createOscillator(),this.#t.createGain()];s.frequency.value=o,r.gain.setValueAtTime(.2,e+n),r.gain.exponentialRampToValueAtTime(.001,e+n+.24),s.connect(r).connect(t),s.start(e+n),s.stop(e+n+.25)}}#d(){clearInterval(this.#n),this.#n=void 0,this.#e=void 0,this.#o?.close(),this.#o=void 0,Nt.delete(this)&&Nt.size===0&&document.title.startsWith(oo)&&(document.title=so),this.#t?.close(),this.#t=void 0}};var ot=new Set,Ft;function ro(){for(let i of ot)i.tick()}function Tn(){clearInterval(Ft),Ft=void 0,!(ot.size===0||document.hidden)&&(ro(),Ft=setInterval(ro,1e3))}document.addEventListener("visibilitychange",Tn);function Mn(i){let e=Math.max(0,Math.floor(i/1e3)),[t,n]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,n,e%60]:[n,e%60]).map((s,r)=>r?String(s).padStart(2,"0"):s).join(":")}var Rn=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",ot.add(this),Ft===void 0?Tn():this.tick()}disconnectedCallback(){ot.delete(this),ot.size===0&&Tn()}attributeChangedCallback(e,t,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":Mn(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",Rn);var Ln={complete:"T",come_back:"H",get_back:void 0,get_back_known:void 0,ask:"A",voicemail:void 0,park:"P",hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},ao=Object.keys(Ln),st=class extends W{#e=new it(this);#t;constructor(){super(),new Ne(this,e=>this.#h(e))}static{this.styles=[W.styles,H,it.styles,b`
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
`]}getCardSize(){return 2}willUpdate(e){super.willUpdate(e);let t=this.#u;this.#e.update(this.#d?void 0:this.mine,this.pbxs),this.toggleAttribute("idle",this.config?.wallboard===!0&&!this.mine?.phone.call_id&&!this.hasNotices);let n=t&&zs(t);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#p(n))}renderContent(e){let{mine:t}=this;return d`
${t?this.#n(e,t):this.#r(e)}
<div class="heard" role="status">${this.#e.text}</div>
`}#n(e,t){let n=this.#d,o=B(t),s=t.pbx.connected&&t.phone.call_id!==null,r=D(t.phone,e);return d`
<div class="bar" data-state=${n?"in_use":o}>
${s?this.#s(e,t):this.#i(o,O(t),d`<span>${e(j(t))}</span><bdi>${t.number}</bdi>`)}
${s&&this.#u?.note?d`<div class="note" role="note" tabindex="0" dir="auto" aria-label=${e("contact.note")} title=${this.#u.note}>${this.#u.note}</div>`:u}
<div class="buttons">
${S(this.itemsFor(t,void 0,ao),({key:a})=>a,a=>this.#o(e,a,s?r:void 0))}
${s?u:this.#c(e)}
</div>
</div>
`}#o(e,{key:t,icon:n,label:o,run:s},r){let a=t==="complete"||t==="come_back",l=a?e(`asking.${t}`):o,c=a?o:r,p=Ln[t];return d`
<button
class="action" data-action=${t} data-state=${Se[t]??u}
title=${Is(c?e("mine.about",{action:l,name:c}):l,p)}
aria-keyshortcuts=${p?`Shift+${p}`:u}
@click=${h=>s(Ot(h))}
>
<ha-icon .icon=${n}></ha-icon><span class="label">${l}</span>${c?d`<span class="heard">${e("mine.about",{action:"",name:c})}</span>`:u}
</button>
`}#s(e,t){let n=this.#d,o=B(t),s=a=>D(a,e);if(n){let{first:a,asked:l}=n,p=l.call_id!==null&&!!t.pbx.calls[l.call_id]?.answered_at?"in_use":"ringing";return[this.#i("on_hold",s(a),this.#a(e,"state.on_hold",a,l.since)),this.#i(p,s(l),l.call_id?this.#a(e,`state.${p}`,l):d`<span>${e("asking.pick_up")}</span>`)]}let r=t.phone.other_calls.map(a=>{let l=a.call_id&&t.pbx.calls[a.call_id]?.answered_at?"in_use":"ringing";return this.#i(l,s(a),this.#a(e,`state.${l}`,a))});return[this.#i(o,s(t.phone),this.#a(e,j(t),t.phone,vt(t.phone)),this.#u?.company),...r]}#i(e,t,n,o){return d`
<div class="call" data-state=${e}>
<ha-icon class="state" .icon=${we[e]}></ha-icon>
<div class="who">
<div class="name">
<span dir="auto">${t}</span>
${o?d`<span class="company" dir="auto">${o}</span>`:u}
</div>
<div class="detail">${n}</div>
</div>
</div>
`}#r(e){let t=K(this.pbxs).length>0;return d`
<div class="bar">
<ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
<div class="who">${e(t?"my_phone.title":"dial.no_phone")}</div>
${pe(this.pbxs).length>0?this.#l(e):u}
${t?d`<button class="action" data-action="choose" @click=${n=>this.chooseMyPhone(Ot(n))}>${e("dial.choose")}</button>`:u}
</div>
`}#a(e,t,n,o=n.since){let{hass:s}=this,r=this.#u,a=r?.call_id===n.call_id,l=a&&!this.#d?this.earlier:void 0;return d`
${n.with_name&&n.with_number?d`<span><bdi>${n.with_number}</bdi></span>`:u}
${a&&r?.caller_is_vip?d`<span class="vip">${e("mine.vip")}</span>`:u}
<span>${e(t)}</span>
${o?d`<span><openvox-uc-elapsed since=${o}></openvox-uc-elapsed></span>`:u}
${l&&s?d`<span>${l.count===0||!l.last?e("mine.first"):e("mine.earlier",{count:l.count>=tt?`${tt}+`:l.count,last:Qi(s,l.last)})}</span>`:u}
`}#l(e){let t=e("mine.alert");return oe({key:"alert",icon:this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline",label:t,run:n=>{this.sheet={heading:t,near:n,content:()=>this.#e.renderSettings(e,this.pbxs)}}})}#c(e){return d`
${this.#l(e)}
${K(this.pbxs).length>1?oe({key:"choose",icon:"mdi:phone-settings",label:e("my_phone.title"),run:t=>this.chooseMyPhone(t)}):u}
`}get#d(){let{mine:e}=this;return e?.pbx.connected?V(e):void 0}get#u(){let{mine:e}=this,t=this.#d?.first.call_id??e?.phone.call_id;return t?e?.pbx.calls[t]:void 0}async#p(e){let{hass:t}=this,n=this.#u?.call_id;if(!t)return;let o={type:"openvox_uc/history/page",search:e,limit:tt},s=await t.callWS(o).catch(()=>{});if(!s||e!==this.#t)return;let r=s.calls.filter(({call_id:a,other_number:l})=>a!==n&&l===e);this.earlier={number:e,count:r.length,last:r[0]?.started_at??null}}#h(e){let{mine:t}=this;if(!t||this.sheet)return!1;let n=this.itemsFor(t,void 0,ao).find(o=>Ln[o.key]===e);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}};g([$()],st.prototype,"earlier",2);function Is(i,e){return e?`${i} (⇧${e})`:i}function zs({direction:i,caller:e,callee:t}){if(i!=="internal")return(i==="outbound"?t:e)??void 0}var Hs={lowest:2.4,highest:3.75},lo={lowest:1.9,highest:2.4};function co(i,{width:e,height:t}){let n=Math.max(1,Math.floor((e+.4)/13.6)),o=i.length>1?i.length:0,s=i.reduce((l,c)=>l+c,0),r=i.reduce((l,c)=>l+Math.ceil(c/n),0),a=Math.ceil((s+o)/n);for(let l of[!1,!0]){let{lowest:c,highest:p}=l?lo:Hs,h=(t-o*(1.6+.4))/r-.4;if(h>=c)return{oneLine:l,flows:!1,height:Math.min(h,p)};let f=t/a-.4;if(f>=c)return{oneLine:l,flows:!0,height:Math.min(f,p)}}return{oneLine:!0,flows:!0,height:lo.lowest}}function Ns(i,e){return i.phone!==e?.phone||i.number!==e.number?!0:i.pbx.connected!==e.pbx.connected||j(i)!==j(e)}var R=class extends k{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.brief=!1;this.large=!1;this.movable=!1;this.usable=!1;this.current=!1}static{this.shadowRootOptions={...k.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[H,b`
:host {
position: relative; display: block; block-size: var(--openvox-uc-tile, 3.75em); content-visibility: auto; contain-intrinsic-block-size: 3.75em;
border-radius: var(--ha-card-border-radius, 12px);
}
:host(:is([compact], [brief])) { contain-intrinsic-block-size: 2.25em; border-radius: 8px; }
:host([droppable]) { outline: 2px dashed var(--primary-color); outline-offset: -2px; }
:host([over]) { outline-style: solid; background: color-mix(in srgb, var(--primary-color) 25%, transparent); }
.tile {
box-sizing: border-box; inline-size: 100%; block-size: 100%; display: grid; align-items: center; column-gap: 6px;
grid-template: "icon name side" auto "icon what since" auto / auto minmax(0, 1fr) auto; align-content: center; row-gap: 0.1em;
padding-block: 0; padding-inline: 8px 10px; border-radius: inherit;
font: inherit; line-height: 1.2; text-align: start; color: var(--primary-text-color); user-select: none; -webkit-user-select: none;
border: 1px solid var(--edge); background: var(--ground);
}
:host([compact]) .tile {
grid-template: "icon name side" 1fr / auto minmax(0, 1fr) auto; column-gap: 4px; padding: 0 6px; --mdc-icon-size: 18px;
}
:host([brief]) .tile { display: flex; gap: 6px; padding-inline: 8px; --mdc-icon-size: 20px; }
:host([brief]) .name { flex: 0 1 auto; }
:host([brief]) .what { flex: 1 1 0; min-inline-size: 3em; }
:host([brief]) .side { order: 1; margin-inline-start: auto; }
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
:host([compact]) .name span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; white-space: normal; overflow-wrap: anywhere; line-height: 1.05; }
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
:host(:is([compact], [brief])) .handle { display: none; }
:host([movable]:is([compact], [brief])) .tile { padding-inline-end: 8px; }
}
@media (prefers-reduced-motion: no-preference) {
:host([state="ringing"]) .tile { animation: ring 2s steps(1, end) infinite; }
@keyframes ring { 50% { background: color-mix(in srgb, var(--tone) 35%, transparent); } }
}
`]}render(){let{about:t,texts:n,mine:o,movable:s,pbx:r,compact:a,brief:l}=this,{phone:c}=t,p=t.pbx.connected?c.with_name??c.with_number:null,h=n(j(t)),f=t.pbx.connected&&!a&&!l&&vt(c),m=[O(t),c.name&&t.number,h,p,r],y=d`
<ha-icon class="icon" .icon=${Tt(t)}></ha-icon>
<span class="name" title=${O(t)}><span dir="auto">${O(t)}</span></span>
${this.large?u:d`<span class="side">${this.#e(n,o)}</span>`}
${a||l&&!p?d`<span class="heard">${M(n,m.slice(1))}</span>`:d`<span class="what">
${p?d`<span class="heard">${h}</span>`:u}
${p&&c.direction?d`<ha-icon .icon=${Et[c.direction]}></ha-icon>`:u}
<bdi>${p??M(n,[h,r])}</bdi>
</span>`}
${f?d`<openvox-uc-elapsed since=${f}></openvox-uc-elapsed>`:u}
`;return this.usable?d`
<button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?M(n,m):u}>${y}</button>
${s?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
`:d`<div class="tile">${y}</div>`}#e(t,n){let{number:o,phone:s}=this.about;return d`
${s.badges.map(r=>d`<ha-icon .icon=${rn[r]} role="img" title=${t(`badge.${r}`)} aria-label=${t(`badge.${r}`)}></ha-icon>`)}
${n?d`<ha-icon icon="mdi:star" role="img" aria-label=${t("phones.mine")}></ha-icon>`:u}
${this.compact||this.brief&&s.with_number?u:o}
`}};g([v({attribute:!1,hasChanged:Ns})],R.prototype,"about",2),g([v({attribute:!1})],R.prototype,"texts",2),g([v()],R.prototype,"pbx",2),g([v({type:Boolean})],R.prototype,"mine",2),g([v({type:Boolean,reflect:!0})],R.prototype,"compact",2),g([v({type:Boolean,reflect:!0})],R.prototype,"brief",2),g([v({type:Boolean,reflect:!0})],R.prototype,"large",2),g([v({type:Boolean})],R.prototype,"movable",2),g([v({type:Boolean})],R.prototype,"usable",2),g([v({type:Boolean})],R.prototype,"current",2);customElements.define("openvox-uc-phone",R);var Fs=13,uo=41,Us=[{width:9.5,height:3.7,smallest:13},{width:8,height:2.6,smallest:11}],qs=24,Bs=3.5,js=2.2,po=.8,Vs={all:"mdi:phone",free:"mdi:phone-check",busy:we.in_use,not_registered:we.unregistered};function Ks(i,{width:e,height:t,smallest:n}){let o=Array.from({length:qs},(s,r)=>{let[a,l]=[r+1,Math.ceil(i/(r+1))];return`min(${100/(a*e+1)}cqi,${100/(l*t+1)}cqb)`});return`clamp(${n}px,max(${o.join()}),34px)`}var Pe=class extends W{constructor(){super(...arguments);this.search="";this.#e=new ResizeObserver(([t])=>t&&this.#c(t.target));this.#t=null;this.#n=new Rt(this)}#e;#t;#n;static{this.styles=[W.styles,H,Ee,b`
.content { container: phones / var(--openvox-uc-box, inline-size); }
.tools {
position: sticky; inset-block-start: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 0 1.1em;
min-block-size: 3.5em; box-sizing: border-box; background: var(--ha-card-background, var(--card-background-color));
}
.tools input { flex: 1 1 6em; inline-size: auto; padding-block: 0.5em; }
.tools .filters { flex: none; flex-wrap: nowrap; }
.chip[data-state] { border-color: var(--edge); background: var(--ground); }
.chip[data-state] ha-icon { color: var(--ink); }
/* Icons stand for words, so that all of it stays in one line. */
.filters ha-icon { display: none; }
@container phones (max-width: 40em) {
.filters ha-icon { display: inline-flex; }
.filters .label { position: absolute; clip-path: inset(50%); }
}
.ringing { flex: 1 1 100%; display: flex; gap: 4px; block-size: 2.4em; overflow-x: auto; scrollbar-width: none; white-space: nowrap; }
.fold {
grid-column: 1 / -1; display: flex; align-items: center; gap: 4px; min-inline-size: 0; block-size: 1.6em; padding: 0; border: none; border-radius: 4px;
background: none; color: var(--secondary-text-color); font: inherit; line-height: 1; text-align: start; cursor: pointer; --mdc-icon-size: 18px;
}
.fold bdi { font-size: 0.875em; font-weight: 500; overflow: hidden; text-overflow: ellipsis; }
.phones {
--width: 13.2em; --openvox-uc-tile: 3.75em;
display: grid; grid-template-columns: repeat(auto-fill, minmax(min(var(--width), 100%), 1fr)); gap: 0.4em; padding: 0 1.1em 0.8em;
}
.phones:first-child { padding-block-start: 0.8em; }
.flows .fold { grid-column: auto; block-size: auto; }
.group { display: contents; }
.compact { --width: 10.2em; --openvox-uc-tile: 2.4em; gap: 4px; font-size: 0.875em; }
.content > .wallboard {
box-sizing: border-box; block-size: 100%; gap: 0.5em; padding: 0.5em; --width: 9em; --openvox-uc-tile: 100%;
grid-auto-rows: minmax(3.2em, 5em); align-content: start;
}
.content > .wallboard.compact { --width: 7.7em; grid-auto-rows: minmax(2.3em, 5em); gap: 0.3em; }
`]}static async getConfigForm(){let t=se(),o=J((t&&await ae(t.connection,_e))??{}).map(s=>({value:s.number,label:`${O(s)} (${s.number})`}));return Y({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:o}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:n,search:o}=this,{filter:s}=this.myPhone,r=J(this.pbxs).filter(_=>this.#l(_,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=Fs,c=l?r.filter(_=>Ae(_,s)&&wt(_,o)):r,p=a?[{area:"",name:"",phones:c}]:this.#a(c),h=o?[]:this.myPhone.collapsed,{mine:f}=this,m=_=>_.phone.control||f!==void 0&&yn(_,f)&&ce(_,f),y=p.filter(({area:_})=>!h.includes(_)).flatMap(({phones:_})=>_.filter(m)),C=y.find(_=>w(_)===this.current)??y[0],P=r.length>=uo,x=a||P?void 0:this.#o(p,l);return d`
${l?this.#i(t,r):u}
${r.length===0?this.renderNone(t,"phones.none"):c.length===0?d`<p class="hint">${t("phones.none_found")}</p>`:u}
<div
class="phones ${a?"wallboard":""} ${P?"compact":""} ${x?.flows?"flows":""}" role="presentation"
style=${a?`font-size:${Ks(c.length,Us[P?1:0])}`:x?`--openvox-uc-tile:${x.height}em`:u}
@keydown=${this.#f} @focusin=${this.#m}
>
${S(p,({area:_})=>_,_=>{let at=!h.includes(_.area),qe=_.name||(p.length>1?t("phones.no_area"):"");return d`
${qe?this.#r(qe,_,at):u}
${at?d`
<div class="group" role="list" aria-label=${qe||t("phones.label")}>
${S(_.phones,w,jt=>this.#s(t,jt,{isCompact:P,isBrief:x?.oneLine===!0,isCurrent:jt===C,isUsable:m(jt)}))}
</div>
`:u}
`})}
</div>
`}#o(t,n){if(!this.room)return;let{collapsed:o}=this.myPhone,s=t.map(({area:a,phones:l})=>o.includes(a)?0:l.length),r=n?Bs:po;return co(s,{width:this.room.width-js,height:this.room.height-r-po})}#s(t,n,{isCompact:o,isBrief:s,isCurrent:r,isUsable:a}){let l=this.#n.from;return d`
<openvox-uc-phone
role="listitem"
state=${B(n)}
.about=${n}
.texts=${t}
.pbx=${this.hasSeveralPbxs?n.pbx.name:""}
?compact=${o}
?brief=${s}
?large=${this.config?.wallboard===!0}
?usable=${a}
?mine=${Z(n,this.mine)}
?current=${r}
?movable=${!this.config?.wallboard&&I(n)}
?droppable=${l!==void 0&&ce(n,l)}
@click=${this.#p}
@pointerdown=${this.#h}
></openvox-uc-phone>
`}#i(t,n){let o=n.filter(q);return d`
<div class="tools">
${Me(t("phones.search"),s=>{this.search=s},s=>this.#d(s))}
${Re(t("phones.filter"),ri.map(s=>({key:s,icon:Vs[s],label:t(`phones.${s}`),count:n.filter(r=>Ae(r,s)).length})),this.myPhone.filter,s=>this.act(r=>this.myPhone.show(r,s)))}
${n.length>=uo?d`<div class="ringing" aria-live="polite">
${o.map(s=>d`
<button class="chip" data-state="ringing" @click=${()=>this.#u(s)}>
<ha-icon .icon=${we.ringing}></ha-icon><bdi>${O(s)}</bdi>
</button>
`)}
</div>`:u}
</div>
`}#r(t,{area:n,phones:o},s){return d`
<button class="fold" aria-expanded=${s} @click=${()=>this.act(r=>this.myPhone.fold(r,n))}>
<ha-icon icon=${s?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${t}</bdi> (${o.length})
</button>
`}#a(t){let{hass:n}=this,o=new Map;for(let r of t){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";o.set(a,[...o.get(a)??[],r])}let s=[...o].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return s.length>1?s.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:t}]}#l({number:t,phone:n},o){let{area:s,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(t)?!1:!s||n.device_id!==null&&o?.devices[n.device_id]?.area_id===s}updated(){let t=this.renderRoot.querySelector(".content");t!==this.#t&&(this.#e.disconnect(),this.#t=t,t&&this.#e.observe(t))}#c(t){let{containerType:n,fontSize:o}=getComputedStyle(t),s=Number.parseFloat(o),{offsetWidth:r,clientHeight:a}=t;this.room=n==="size"&&a>0?{width:r/s,height:a/s}:void 0}#d(t){t.key==="Enter"&&(t.preventDefault(),this.renderRoot.querySelector("openvox-uc-phone")?.focus())}#u(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:o})=>Z(o,t));n?.scrollIntoView({block:"center"}),n?.focus()}#p({currentTarget:t}){let n=t;n.usable&&this.openMenu(n.about,n.getBoundingClientRect())}#h(t){this.drag(t,t.currentTarget.about)}#m({target:t}){t instanceof R&&(this.current=w(t.about))}#f(t){let n=t.target,o=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].filter(({usable:l})=>l),s=o.indexOf(n),r=getComputedStyle(this).direction==="rtl"?-1:1,a=new Map([["ArrowRight",o[s+r]],["ArrowLeft",o[s-r]],["ArrowDown",ho(o,n,1)],["ArrowUp",ho(o,n,-1)],["Home",o[0]],["End",o.at(-1)]]);!a.has(t.key)||s<0||(t.preventDefault(),a.get(t.key)?.focus())}};g([$()],Pe.prototype,"search",2),g([$()],Pe.prototype,"current",2),g([$()],Pe.prototype,"room",2);function ho(i,e,t){let n=i.map(({offsetTop:r})=>r).filter(r=>(r-e.offsetTop)*t>0),o=t>0?Math.min(...n):Math.max(...n),s=({offsetLeft:r})=>Math.abs(r-e.offsetLeft);return i.filter(({offsetTop:r})=>r===o).sort((r,a)=>s(r)-s(a))[0]}var Ut={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},Ws={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},Gs=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]),Ys={waiting:"mdi:account-clock",free:"mdi:headset"};function mo({paused:i,state:e},t){if(i)return"paused";if(t?.state==="idle"&&t.badges.includes("do_not_disturb"))return"do_not_disturb";let n=t?.state&&Ws[t.state];return n||(t?.state==="idle"&&Gs.has(e)?"not_in_use":e!==null&&e in Ut?e:"unknown")}var Qs=6,qt=class extends T{static{this.styles=[T.styles,b`
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
.agent { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; align-items: baseline; min-inline-size: 0; overflow-wrap: anywhere; }
`]}static async getConfigForm(){let e=se(),n=pe((e&&await ae(e.connection,_e))??{}).map(({number:o,queue:s})=>({value:o,label:s.name&&s.name!==o?`${s.name} (${o})`:o}));return Y({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(e){let t=this.config?.queues?.map(String),n=pe(this.pbxs).filter(({number:s})=>!t?.length||t.includes(s));if(n.length===0)return this.renderNone(e,"queues.none");let o=this.config?.wallboard===!0&&n.length>Qs;return d`
<div class="queues ${this.config?.wallboard?"wallboard":""} ${o?"many":""}">
${S(n,w,s=>this.#e(e,s,o))}
</div>
`}#e(e,t,n){let{number:o,pbx:s,queue:r}=t,{agents:a,longest_wait_since:l,waiting:c}=r,p=nt(t),h=l&&c!==0&&s.connected&&d`<openvox-uc-elapsed since=${l}></openvox-uc-elapsed>`,f=(m,y)=>d`
<div>
<dt>
${n?d`<ha-icon .icon=${Ys[m]}></ha-icon>`:u}
<span class=${n?"heard":""}>${e(`queues.${m}`)}</span>
</dt>
<dd>${y}</dd>
</div>
`;return d`
<section class=${c?"waiting":""} aria-label=${p}>
<h3>
<bdi>${p}</bdi>
${n&&h?d`<span class="wait"><span class="heard">${e("queues.longest_wait")}</span> ${h}</span>`:p===o?u:d`<span>${o}</span>`}
${this.hasSeveralPbxs?d`<span dir="auto">${s.name}</span>`:u}
</h3>
<dl>
${c===null?u:f("waiting",c)}
${h&&!n?f("longest_wait",h):u}
${f("free",`${a.filter(m=>Ut[mo(m,s.phones[m.number])]?.tone==="free").length}/${a.length}`)}
</dl>
${this.config?.wallboard?u:d`<ul aria-label=${e("queues.agents")}>
${S(a,m=>m.number,m=>this.#t(e,t,m))}
</ul>`}
</section>
`}#t(e,{entryId:t,number:n,pbx:o},s){let r=o.connected?mo(s,o.phones[s.number]):"unknown",a=s.name??s.number,l=z(this.pbxs,t,s.number),c=s.paused?"resume":"pause";return d`
<li data-tone=${Ut[r]?.tone}>
<ha-icon aria-hidden="true" .icon=${Ut[r]?.icon}></ha-icon>
<span class="agent"><span dir="auto">${a}</span><span class="state">${e(`agent.${r}`)}</span></span>
${l?.phone.control&&l.phone.device_id&&o.connected?oe({key:"pause",icon:s.paused?"mdi:play":"mdi:pause",label:e(`queues.${c}`,{name:a}),run:()=>this.act(p=>N(p,`queue_${c}`,l,{queue:n}))}):u}
</li>
`}};var fo=b`
.figures { display: flex; flex-wrap: wrap; align-content: center; gap: 0 1.2em; block-size: 100%; box-sizing: border-box; margin: 0; padding: 0.5em 1em; font-size: var(--openvox-uc-wall, 1.25em); line-height: 1.25; }
/* A long label takes two lines, so that the queues beside have room. */
.figures > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; min-inline-size: min-content; max-inline-size: 4.5em; }
.figures dt { color: var(--secondary-text-color); font-size: 0.875em; }
.figures dd { margin: 0; font-size: 2.5em; line-height: 1.1; font-variant-numeric: tabular-nums; }
`;function go(i,e,t){let n=t.calls??[],o=n.filter(({started_at:r})=>e&&r&&Ji(e,r)).length,s=[["missed_today",o===n.length&&t.hasOlder?`${o}+`:o],["filter_due",t.missed.length]];return d`
<dl class="figures">
${t.calls?s.map(([r,a])=>d`<div><dt>${i(`recent.${r}`)}</dt><dd><bdi>${a}</bdi></dd></div>`):u}
</dl>
`}var Dn=3,rt=class extends F{#e=new Ht(this);#t=new zt(this);#n=new de(this);#o;#s=null;#i;static{this.styles=[F.styles,Ee,Ct,Dt,fo,b`
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
`]}disconnectedCallback(){super.disconnectedCallback(),this.#o?.disconnect(),this.#o=void 0,this.#s=null}updated(){let e=this.renderRoot.querySelector(".calls"),t=this.renderRoot.querySelector("[data-end]"),n=this.#e.calls?.length;t===this.#s&&n===this.#i||([this.#s,this.#i]=[t,n],this.#o?.disconnect(),this.#o=void 0,!(!e||!t)&&(this.#o=new IntersectionObserver(o=>{o.some(({isIntersecting:s})=>s)&&this.#b()},{root:e,rootMargin:"400px"}),this.#o.observe(t)))}static getConfigForm(){return Y({name:"wallboard",selector:{boolean:{}}})}setConfig(e){super.setConfig(e),e.wallboard&&this.#e.search("","missed")}renderContent(e){if(this.config?.wallboard)return go(e,this.hass,this.#e);let{hass:t,mine:n,mayDial:o}=this,{calls:s,missed:r,shownSearch:a,shownFilter:l,filter:c,loading:p,hasOlder:h,isFull:f}=this.#e,m=Object.values(this.pbxs).some(x=>x.may_play),y=[e,t?.user,t?.locale,n?.entryId,n?.number,o,this.#t.quarter],C=Object.values(this.pbxs).map(x=>x.codes),P=x=>et([x.call,x.caller,this.#g(x),...y],()=>this.#u(e,x));return d`
<div class="search">
${Me(e("recent.search"),x=>this.#n.run(()=>this.#e.search(x)))}
</div>
${Re(e("recent.filter"),Object.keys(An).filter(x=>x!=="recorded"||m).map(x=>({key:x,label:e(`recent.filter_${x}`),...x==="due"?{count:this.#r(r).length}:{}})),c,x=>this.#x(x))}
${this.renderDialStatus()}
<div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${p}>
${et([s,r,a,l,p,this.playing,...C,...y],()=>{let x=this.#a();return d`
${x?.length===0?d`<p class="hint" role="status">${e(this.#c)}</p>`:u}
${S(this.#d(x??[]),([_])=>_,([_,at])=>d`
${_?d`<h3 dir="auto">${_}</h3>`:u}
<ul>${S(at,({key:qe})=>qe,P)}</ul>
`)}
${l==="due"?u:this.#f(e,p,h,f)}
`})}
</div>
`}#r(e){let{mine:t}=this;return e.filter(({entry_id:n,number:o})=>n!==t?.entryId||o!==t.number)}#a(){let{calls:e,missed:t,due:n,shownFilter:o}=this.#e;if(o==="due")return this.#r(n).map(r=>{let a=En(r);return{key:te(a),call:a,caller:r}});let s=new Map(this.#r(t).map(r=>[te(En(r)),r]));return e?.filter(r=>!this.#l(r)).map(r=>({key:te(r),call:r,caller:s.get(te(r))}))}#l({entry_id:e,direction:t,dialed:n,callee:o}){let{pickup_code:s,park_code:r,retrieval_codes:a=[]}=this.pbxs[e]?.codes??{},l=n??o;return t==="inbound"||!l?!1:l===r||a.includes(l)||!!(s&&l.startsWith(s))}get#c(){let{shownSearch:e,shownFilter:t}=this.#e;return e?"recent.none_found":t==="all"||t==="due"?`recent.none_${t}`:"recent.none_found"}#d(e){let{hass:t}=this,n=new Map;for(let o of e){let s=o.call.started_at,r=t&&s?Xi(t,s):"",a=n.get(r);a?a.push(o):n.set(r,[o])}return[...n]}#u(e,t){let{call:n,caller:o}=t,{hass:s}=this,{direction:r,outcome:a,icon:l,voicemail:c,started_at:p}=n,h=a==="missed"||a==="failed",f=n.other??e("recent.unknown"),m=[e(`direction.${r}`),c?e("recent.voicemail"):a&&e(`outcome.${a}`)],y=this.#g(t);return d`
<li class="${h?"missed":""} ${o?"due":""}">
<ha-icon role="img" aria-label=${M(e,m)} title=${M(e,m)} .icon=${l}></ha-icon>
<div class="who">
<div class="name"><bdi>${f}</bdi></div>
<div class="detail">
${p&&s?d`<span><time dir="auto" datetime=${p} title=${to(s,p)}>${eo(s,p)}</time></span>`:u}
${this.#p(e,t).map(C=>C?d`<span><bdi>${C}</bdi></span>`:u)}
</div>
</div>
${Te(this.#h(e,f,t).filter(C=>C!==!1))}
${y?d`<audio controls autoplay src=${y} @error=${this.#_}></audio>`:u}
</li>
`}#p(e,{call:t,caller:n}){let{entry_id:o,direction:s,outcome:r,voicemail:a,talk_seconds:l}=t,[c]=t.extensions.length===1?t.extensions:[],p=s==="outbound"?t.caller:t.answered_by??c??t.callee,h=(n?.extensions??(p?[p]:[])).map(f=>this.#y(o,f));return[h.length>Dn?`${M(e,h.slice(0,Dn))} +${h.length-Dn}`:M(e,h),l&&(a||r==="answered")?Mn(l*1e3):void 0,n&&n.calls>1?e("recent.calls",{count:n.calls}):void 0]}#h(e,t,n){let{key:o,call:s,caller:r}=n,{entry_id:a,voicemail:l,recording_media_content_id:c}=s,p=this.#g(n)!==void 0;return[c!==null&&{key:"play",icon:p?"mdi:stop":"mdi:play",label:e(l?"recent.play_voicemail":"recent.play",{name:t}),pressed:p,run:()=>this.#v(o,c)},...this.#m(e,t,s.direction==="outbound"?s.callee_name:s.caller_name,s.other_number,a),r?.control===!0&&{key:"done",icon:"mdi:check",label:e("recent.done",{name:t}),run:()=>this.act(h=>h.callWS({type:"openvox_uc/missed/done",entry_id:a,uid:r.uid}))}]}#m(e,t,n,o,s){if(o===null)return[];let r={name:t,number:o,entryId:this.entryOf(s,o)};return[this.hass?.user?.is_admin===!0&&n===null&&!r.entryId&&{key:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:o}),run:()=>this.#w(e,o)},this.canCall(r)&&{key:"call",icon:"mdi:phone",label:e("recent.call",{name:t}),run:a=>this.dial(r,a)}]}#f(e,t,n,o){return n?o?d`<p class="hint">${e("recent.full")}</p>`:d`
<button class="more" data-end aria-disabled=${t} @click=${this.#b}>
${e(t?"recent.loading":"recent.older")}
</button>
`:t?d`<p class="hint">${e("recent.loading")}</p>`:u}#g({key:e}){return this.playing?.key===e?this.playing.url:void 0}#y(e,t){let n=z(this.pbxs,e,t);return n?O(n):t}#x(e){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",e)}#b(){this.act(()=>this.#e.loadOlder())}#v(e,t){if(this.playing?.key===e){this.playing=void 0;return}this.act(async n=>{let{url:o}=await n.callWS({type:"media_source/resolve_media",media_content_id:t});this.playing={key:e,url:o}})}#_(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#w(e,t){this.sheet={heading:e("recent.add_contact",{number:t}),content:()=>It(e,{name:"",numbers:[t],vip:!1},n=>this.save(o=>qi(o,n)))}}};g([$()],rt.prototype,"playing",2);function bo(i,e,t){return Object.assign({get name(){let o=i==="dashboard"?"title":"name";return se()?.localize(Le(`${i}.${o}`))||e.name},get description(){return se()?.localize(Le(`${i}.description`))||e.description}},t)}function he(i,e,t){let n=`openvox-uc-${i}`;customElements.define(n,e),window.customCards??=[],window.customCards.push(bo(i,Qe[i],{type:n,preview:!0,getEntitySuggestion:t}))}function yo(i,e){let{title:t,description:n}=Qe.dashboard;customElements.define(`ll-strategy-dashboard-${i}`,e),window.customStrategies??=[],window.customStrategies.push(bo("dashboard",{name:t,description:n},{type:i,strategyType:"dashboard"}))}function xo(){let i=se();i&&ve(i).catch(()=>{})}var Xs={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},list:{top:["mine"],side:[],middle:["contacts"]},wall:{top:["mine","recent","queues"],side:["calls"],middle:["phones"]}},Zs=620;function In({config:i}){return i?.view_layout?.area}var ke=class extends k{constructor(){super(...arguments);this.cards=[];this.layout="desk";this.#e=!1}#e;static{this.styles=b`
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
--openvox-uc-list: none; --openvox-uc-content: none; --openvox-uc-box: size; display: grid; gap: 16px; overflow: hidden;
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
--openvox-uc-wall: 1em; font-size: max(13px, min(1.6cqi, 3dvh)); gap: 0.6em; padding: 0.6em;
grid: "top top" auto "side phones" minmax(0, 1fr) / minmax(13em, 1fr) minmax(0, 3.2fr);
}
.board.wall :is(.top, .side) { gap: 0.6em; }
.board.wall .top { display: grid; grid-template-columns: auto minmax(0, 1fr); }
.board.wall .top .area { grid-area: auto; max-block-size: 34dvh; }
.board.wall .top .area[data-area="mine"] { grid-column: 1 / -1; }
.board.wall .side .area { flex: 1 1 auto; }
}
@container board (min-width: 1020px) {
.board.desk { grid: "top top top" auto "side phones recent" minmax(0, 1fr) / clamp(18em, 27cqi, 22em) minmax(0, 1fr) clamp(18em, 26cqi, 28em); }
}
`}setConfig({layout:t="desk"}){this.layout=t}disconnectedCallback(){super.disconnectedCallback(),this.#t(!1)}updated(){this.isConnected&&this.hass&&!this.hass.kioskMode&&this.#t(this.layout==="wall"&&innerWidth>=Zs)}#t(t){t!==this.#e&&window.dispatchEvent(new CustomEvent("hass-kiosk-mode",{detail:{enable:t}})),this.#e=t}render(){let{top:t,side:n,middle:o}=Xs[this.layout],s=[...t,...n,...o],r=new Set(this.cards.map(In)),a=s.find(l=>r.has(l));return d`
<div class="board ${this.layout}">
<div class="top">${t.map(l=>this.#n(l,a))}</div>
<div class="side">${n.map(l=>this.#n(l,a))}</div>
${o.map(l=>this.#n(l,a))}
</div>
<div class="more">
${this.cards.filter(l=>!s.includes(In(l)))}
${this.lovelace?.editMode?d`<button @click=${this.#o}>${this.hass?.localize("ui.panel.lovelace.editor.edit_card.add")}</button>`:u}
</div>
`}#n(t,n){let o=this.cards.filter(s=>In(s)===t);return d`<div class="area ${t===n?"first":""}" data-area=${t} ?hidden=${o.length===0}>${o}</div>`}#o(){this.dispatchEvent(new CustomEvent("ll-create-card"))}};g([v({attribute:!1})],ke.prototype,"cards",2),g([v({attribute:!1})],ke.prototype,"lovelace",2),g([v({attribute:!1,hasChanged:(t,n)=>!n})],ke.prototype,"hass",2),g([$()],ke.prototype,"layout",2);customElements.define("openvox-uc-board",ke);var Bt=class extends k{static{this.noEditor=!0}static async getCreateSuggestions(e){return{title:(await ve(e))("dashboard.title"),icon:"mdi:deskphone"}}static async generate(e,t){let[n,o]=await Promise.all([ve(t),ae(t.connection,_e)]),s=Object.values(o??{}).some(({queues:a})=>Object.keys(a).length>0),r=(a,l,c)=>({title:n(`dashboard.${a}`),path:a,type:"custom:openvox-uc-board",layout:l,cards:c.filter(p=>s||p!=="queues").map(p=>({type:`custom:openvox-uc-${p}`,view_layout:{area:p},...l==="wall"?{wallboard:!0}:{},...l!=="desk"||p==="mine"?{}:{title:n(`dashboard.${p}`)}}))});return{title:n("dashboard.title"),views:[r("switchboard","desk",["mine","dial","calls","queues","phones","recent"]),r("contacts","list",["mine","contacts"]),r("wall","wall",["mine","recent","queues","calls","phones"])]}}};function vo({entities:i,devices:e},t){let n=i[t];if(n?.platform!==E||!n.device_id)return;let[,o=""]=e[n.device_id]?.identifiers?.find(([a])=>a===E)??[],[,s="pbx",r=""]=/_(ext|queue)_(.+)$/.exec(o)??[];return{kind:s,number:r}}function _o(i,e,t){return(n,o)=>{let s=vo(n,o);return s?.kind===e?{config:{type:`custom:${i}`,[t]:[s.number]}}:null}}function wo(i,...e){return(t,n)=>e.includes(n.split(".",1)[0]??"")&&vo(t,n)?.kind==="pbx"?{config:{type:`custom:${i}`}}:null}var $o=_o("openvox-uc-phones","ext","favorites"),Po=_o("openvox-uc-queues","queue","queues"),ko=wo("openvox-uc-recent","todo","calendar"),Co=wo("openvox-uc-calls","sensor","binary_sensor");he("calls",Lt,Co);he("contacts",He);he("dial",Fe);he("mine",st);he("phones",Pe,$o);he("queues",qt,Po);he("recent",rt,ko);yo("openvox-uc",Bt);xo();
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
