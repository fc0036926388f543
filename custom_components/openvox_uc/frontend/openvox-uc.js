var ho=Object.defineProperty;var mo=Object.getOwnPropertyDescriptor;var f=(i,e,t,n)=>{for(var o=n>1?void 0:n?mo(e,t):e,s=i.length-1,r;s>=0;s--)(r=i[s])&&(o=(n?r(e,t,o):r(o))||o);return n&&o&&ho(e,t,o),o};var st=globalThis,rt=st.ShadowRoot&&(st.ShadyCSS===void 0||st.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ut=Symbol(),Tn=new WeakMap,Ue=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==Ut)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(rt&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Tn.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Tn.set(t,e))}return e}toString(){return this.cssText}},Rn=i=>new Ue(typeof i=="string"?i:i+"",void 0,Ut),b=(i,...e)=>{let t=i.length===1?i[0]:e.reduce((n,o,s)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+i[s+1],i[0]);return new Ue(t,i,Ut)},Mn=(i,e)=>{if(rt)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=st.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,i.appendChild(n)}},qt=rt?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Rn(t)})(i):i;var{is:fo,defineProperty:go,getOwnPropertyDescriptor:bo,getOwnPropertyNames:yo,getOwnPropertySymbols:xo,getPrototypeOf:vo}=Object,at=globalThis,Ln=at.trustedTypes,$o=Ln?Ln.emptyScript:"",_o=at.reactiveElementPolyfillSupport,qe=(i,e)=>i,Be={toAttribute(i,e){switch(e){case Boolean:i=i?$o:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},lt=(i,e)=>!fo(i,e),Dn={attribute:!0,type:String,converter:Be,reflect:!1,useDefault:!1,hasChanged:lt};Symbol.metadata??=Symbol("metadata"),at.litPropertyMetadata??=new WeakMap;var W=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Dn){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&go(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:s}=bo(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:o,set(r){let a=o?.call(this);s?.call(this,r),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Dn}static _$Ei(){if(this.hasOwnProperty(qe("elementProperties")))return;let e=vo(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(qe("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(qe("properties"))){let t=this.properties,n=[...yo(t),...xo(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(qt(o))}else e!==void 0&&t.push(qt(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Mn(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:Be).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(o):this.setAttribute(o,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let s=n.getPropertyOptions(o),r=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Be;this._$Em=o;let a=r.fromAttribute(t,s.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,n,o=!1,s){if(e!==void 0){let r=this.constructor;if(o===!1&&(s=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??lt)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:s},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),s!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,s]of this._$Ep)this[o]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,s]of n){let{wrapped:r}=s,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};W.elementStyles=[],W.shadowRootOptions={mode:"open"},W[qe("elementProperties")]=new Map,W[qe("finalized")]=new Map,_o?.({ReactiveElement:W}),(at.reactiveElementVersions??=[]).push("2.1.2");var jt=globalThis,In=i=>i,ct=jt.trustedTypes,zn=ct?ct.createPolicy("lit-html",{createHTML:i=>i}):void 0,Vt="$lit$",Y=`lit$${Math.random().toFixed(9).slice(2)}$`,Kt="?"+Y,wo=`<${Kt}>`,me=document,Ve=()=>me.createComment(""),Ke=i=>i===null||typeof i!="object"&&typeof i!="function",Wt=Array.isArray,Bn=i=>Wt(i)||typeof i?.[Symbol.iterator]=="function",Bt=`[ 	
\f\r]`,je=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Hn=/-->/g,Nn=/>/g,pe=RegExp(`>|${Bt}(?:([^\\s"'>=/]+)(${Bt}*=${Bt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Fn=/'/g,Un=/"/g,jn=/^(?:script|style|textarea|title)$/i,Yt=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),d=Yt(1),Fs=Yt(2),Us=Yt(3),C=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),qn=new WeakMap,he=me.createTreeWalker(me,129);function Vn(i,e){if(!Wt(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return zn!==void 0?zn.createHTML(e):e}var Kn=(i,e)=>{let t=i.length-1,n=[],o,s=e===2?"<svg>":e===3?"<math>":"",r=je;for(let a=0;a<t;a++){let l=i[a],c,p,h=-1,g=0;for(;g<l.length&&(r.lastIndex=g,p=r.exec(l),p!==null);)g=r.lastIndex,r===je?p[1]==="!--"?r=Hn:p[1]!==void 0?r=Nn:p[2]!==void 0?(jn.test(p[2])&&(o=RegExp("</"+p[2],"g")),r=pe):p[3]!==void 0&&(r=pe):r===pe?p[0]===">"?(r=o??je,h=-1):p[1]===void 0?h=-2:(h=r.lastIndex-p[2].length,c=p[1],r=p[3]===void 0?pe:p[3]==='"'?Un:Fn):r===Un||r===Fn?r=pe:r===Hn||r===Nn?r=je:(r=pe,o=void 0);let m=r===pe&&i[a+1].startsWith("/>")?" ":"";s+=r===je?l+wo:h>=0?(n.push(c),l.slice(0,h)+Vt+l.slice(h)+Y+m):l+Y+(h===-2?a:m)}return[Vn(i,s+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},We=class i{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let s=0,r=0,a=e.length-1,l=this.parts,[c,p]=Kn(e,t);if(this.el=i.createElement(c,n),he.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(o=he.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let h of o.getAttributeNames())if(h.endsWith(Vt)){let g=p[r++],m=o.getAttribute(h).split(Y),x=/([.?@])?(.*)/.exec(g);l.push({type:1,index:s,name:x[2],strings:m,ctor:x[1]==="."?ut:x[1]==="?"?pt:x[1]==="@"?ht:ge}),o.removeAttribute(h)}else h.startsWith(Y)&&(l.push({type:6,index:s}),o.removeAttribute(h));if(jn.test(o.tagName)){let h=o.textContent.split(Y),g=h.length-1;if(g>0){o.textContent=ct?ct.emptyScript:"";for(let m=0;m<g;m++)o.append(h[m],Ve()),he.nextNode(),l.push({type:2,index:++s});o.append(h[g],Ve())}}}else if(o.nodeType===8)if(o.data===Kt)l.push({type:2,index:s});else{let h=-1;for(;(h=o.data.indexOf(Y,h+1))!==-1;)l.push({type:7,index:s}),h+=Y.length-1}s++}}static createElement(e,t){let n=me.createElement("template");return n.innerHTML=e,n}};function fe(i,e,t=i,n){if(e===C)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,s=Ke(e)?void 0:e._$litDirective$;return o?.constructor!==s&&(o?._$AO?.(!1),s===void 0?o=void 0:(o=new s(i),o._$AT(i,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=fe(i,o._$AS(i,e.values),o,n)),e}var dt=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??me).importNode(t,!0);he.currentNode=o;let s=he.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let c;l.type===2?c=new ve(s,s.nextSibling,this,e):l.type===1?c=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(c=new mt(s,this,e)),this._$AV.push(c),l=n[++a]}r!==l?.index&&(s=he.nextNode(),r++)}return he.currentNode=me,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},ve=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=fe(this,e,t),Ke(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==C&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Bn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&Ke(this._$AH)?this._$AA.nextSibling.data=e:this.T(me.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=We.createElement(Vn(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let s=new dt(o,this),r=s.u(this.options);s.p(t),this.T(r),this._$AH=s}}_$AC(e){let t=qn.get(e.strings);return t===void 0&&qn.set(e.strings,t=new We(e)),t}k(e){Wt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let s of e)o===t.length?t.push(n=new i(this.O(Ve()),this.O(Ve()),this,this.options)):n=t[o],n._$AI(s),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=In(e).nextSibling;In(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},ge=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,s){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,o){let s=this.strings,r=!1;if(s===void 0)e=fe(this,e,t,0),r=!Ke(e)||e!==this._$AH&&e!==C,r&&(this._$AH=e);else{let a=e,l,c;for(e=s[0],l=0;l<s.length-1;l++)c=fe(this,a[n+l],t,l),c===C&&(c=this._$AH[l]),r||=!Ke(c)||c!==this._$AH[l],c===u?e=u:e!==u&&(e+=(c??"")+s[l+1]),this._$AH[l]=c}r&&!o&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ut=class extends ge{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},pt=class extends ge{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},ht=class extends ge{constructor(e,t,n,o,s){super(e,t,n,o,s),this.type=5}_$AI(e,t=this){if((e=fe(this,e,t,0)??u)===C)return;let n=this._$AH,o=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==u&&(n===u||o);o&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},mt=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){fe(this,e)}},Wn={M:Vt,P:Y,A:Kt,C:1,L:Kn,R:dt,D:Bn,V:fe,I:ve,H:ge,N:pt,U:ht,B:ut,F:mt},Po=jt.litHtmlPolyfillSupport;Po?.(We,ve),(jt.litHtmlVersions??=[]).push("3.3.3");var Yn=(i,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let s=t?.renderBefore??null;n._$litPart$=o=new ve(e.insertBefore(Ve(),s),s,void 0,t??{})}return o._$AI(i),o};var Gt=globalThis,P=class extends W{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Yn(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return C}};P._$litElement$=!0,P.finalized=!0,Gt.litElementHydrateSupport?.({LitElement:P});var ko=Gt.litElementPolyfillSupport;ko?.({LitElement:P});(Gt.litElementVersions??=[]).push("4.2.2");var H={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Z=i=>(...e)=>({_$litDirective$:i,values:e}),j=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:Co}=Wn,Gn=i=>i;var Xn=i=>i.strings===void 0,Qn=()=>document.createComment(""),$e=(i,e,t)=>{let n=i._$AA.parentNode,o=e===void 0?i._$AB:e._$AA;if(t===void 0){let s=n.insertBefore(Qn(),o),r=n.insertBefore(Qn(),o);t=new Co(s,r,i,i.options)}else{let s=t._$AB.nextSibling,r=t._$AM,a=r!==i;if(a){let l;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(l=i._$AU)!==r._$AU&&t._$AP(l)}if(s!==o||a){let l=t._$AA;for(;l!==s;){let c=Gn(l).nextSibling;Gn(n).insertBefore(l,o),l=c}}}return t},J=(i,e,t=i)=>(i._$AI(e,t),i),Oo={},ft=(i,e=Oo)=>i._$AH=e,Zn=i=>i._$AH,gt=i=>{i._$AR(),i._$AA.remove()};var Jn=(i,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(i[o],o);return n},O=Z(class extends j{constructor(i){if(super(i),i.type!==H.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],s=[],r=0;for(let a of i)o[r]=n?n(a,r):r,s[r]=t(a,r),r++;return{values:s,keys:o}}render(i,e,t){return this.dt(i,e,t).values}update(i,[e,t,n]){let o=Zn(i),{values:s,keys:r}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=r,s;let a=this.ut??=[],l=[],c,p,h=0,g=o.length-1,m=0,x=s.length-1;for(;h<=g&&m<=x;)if(o[h]===null)h++;else if(o[g]===null)g--;else if(a[h]===r[m])l[m]=J(o[h],s[m]),h++,m++;else if(a[g]===r[x])l[x]=J(o[g],s[x]),g--,x--;else if(a[h]===r[x])l[x]=J(o[h],s[x]),$e(i,l[x+1],o[h]),h++,x--;else if(a[g]===r[m])l[m]=J(o[g],s[m]),$e(i,o[h],o[g]),g--,m++;else if(c===void 0&&(c=Jn(r,m,x),p=Jn(a,h,g)),c.has(a[h]))if(c.has(a[g])){let k=p.get(r[m]),y=k!==void 0?o[k]:null;if(y===null){let v=$e(i,o[h]);J(v,s[m]),l[m]=v}else l[m]=J(y,s[m]),$e(i,o[h],y),o[k]=null;m++}else gt(o[g]),g--;else gt(o[h]),h++;for(;m<=x;){let k=$e(i,l[x+1]);J(k,s[m]),l[m++]=k}for(;h<=g;){let k=o[h++];k!==null&&gt(k)}return this.ut=r,ft(i,l),C}});function _({entryId:i,number:e}){return`${i} ${e}`}function A({number:i,phone:e}){return e.name??i}function G(i,e){return i.entryId===e?.entryId&&i.number===e.number}function N({phone:i}){return i.state==="ringing"}var Ao=new Set(["in_use","on_hold"]);function M({phone:i,pbx:e}){let t=i.call_id===null?void 0:e.calls[i.call_id];return Ao.has(i.state)&&t?.answered_at!==null}function F({with_name:i,with_number:e},t){return i??e??t("calls.unknown")}function L(i){return i.phone.control&&i.pbx.connected&&i.phone.call_id!==null&&M(i)}function V({phone:i,pbx:e}){return e.connected&&i.state||"unknown"}function bt({phone:i}){return i.state==="idle"&&i.badges.includes("do_not_disturb")}function ee(i){return i.pbx.connected&&bt(i)?"badge.do_not_disturb":`state.${V(i)}`}function Qt(i,e){return i.length-e.length||(i<e?-1:+(i>e))}function Xt(i){let e;return t=>(e?.pbxs!==t&&(e={pbxs:t,made:i(t)}),e.made)}var Q=Xt(i=>Object.entries(i).flatMap(([e,t])=>Object.entries(t.phones).map(([n,o])=>({entryId:e,number:n,pbx:t,phone:o}))).sort((e,t)=>Qt(e.number,t.number)));function D(i,e,t){let n=i[e],o=n?.phones[t];return n&&o&&{entryId:e,number:t,pbx:n,phone:o}}function yt({number:i,phone:e},t){let n=[i,e.name,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(o=>n.includes(o))}var ei=["all","free","busy","not_registered"],So={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function _e(i,e){let{state:t}=i.phone;return e==="all"||t!==null&&So[t]===e&&!bt(i)}var xt=new Map;function vt(i,e){if(!e)xt.delete(_(i));else{let{name:t}=e.phone,n={with_name:t,with_number:e.number,direction:null,since:null,call_id:null};xt.set(_(i),{first:i.phone,asked:n,rang:!1})}}function U(i){let{number:e,phone:t,pbx:n}=i,o=xt.get(_(i));if(t.other_calls.length===0){if(!o||t.call_id!==o.first.call_id)return;let p=t.state==="ringing";return o.rang||=p,p||!o.rang?o:void 0}xt.delete(_(i));let s=[t,...t.other_calls].sort((p,h)=>(p.since??"")<(h.since??"")?-1:1),[r,a]=s.slice(-2);if(!r?.call_id||!a?.call_id)return;let{caller:l,direction:c}=n.calls[a.call_id]??{};return c==="internal"&&l===e&&n.calls[r.call_id]?.answered_at?{first:r,asked:a}:void 0}var Eo={attribute:!0,type:String,converter:Be,reflect:!1,hasChanged:lt},To=(i=Eo,e,t)=>{let{kind:n,metadata:o}=t,s=globalThis.litPropertyMetadata.get(o);if(s===void 0&&globalThis.litPropertyMetadata.set(o,s=new Map),n==="setter"&&((i=Object.create(i)).wrapped=!0),s.set(t.name,i),n==="accessor"){let{name:r}=t;return{set(a){let l=e.get.call(this);e.set.call(this,a),this.requestUpdate(r,l,i,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,i,a),a}}}if(n==="setter"){let{name:r}=t;return function(a){let l=this[r];e.call(this,a),this.requestUpdate(r,l,i,!0,a)}}throw Error("Unsupported decorator location: "+n)};function $(i){return(e,t)=>typeof t=="object"?To(i,e,t):((n,o,s)=>{let r=o.hasOwnProperty(s);return o.constructor.createProperty(s,n),r?Object.getOwnPropertyDescriptor(o,s):void 0})(i,e,t)}function w(i){return $({...i,state:!0,attribute:!1})}var be=(i,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(i,e,t),t);function ti(i,e){return(t,n,o)=>{let s=r=>r.renderRoot?.querySelector(i)??null;if(e){let{get:r,set:a}=typeof n=="object"?t:o??(()=>{let l=Symbol();return{get(){return this[l]},set(c){this[l]=c}}})();return be(t,n,{get(){let l=r.call(this);return l===void 0&&(l=s(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return be(t,n,{get(){return s(this)}})}}var $t=b`
input, select, textarea {
box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: var(--primary-text-color);
background: var(--ha-color-form-background, var(--card-background-color)); border: 1px solid var(--secondary-text-color); border-radius: 8px;
}
::placeholder { color: color-mix(in srgb, var(--secondary-text-color) 75%, var(--primary-text-color)); opacity: 1; }
`,I=b`
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
`,we={pick_up:"pick_up",resume:"pick_up",come_back:"pick_up",get_back:"pick_up",get_back_known:"pick_up",hang_up:"hang_up"},_t=b`
ul { list-style: none; margin: 0; padding: 0; }
li {
content-visibility: auto; contain-intrinsic-block-size: auto 50px;
display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; padding-block: 4px; padding-inline: 16px 8px;
}
li > ha-icon { color: var(--secondary-text-color); }
.who { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
.detail { font-size: 0.875em; }
`,Pe=b`
.filters { display: flex; flex-wrap: wrap; gap: 4px; }
.chip {
display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
}
.chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
.chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var Ro=64;function wt({currentTarget:i}){return i.getBoundingClientRect()}function te({key:i,icon:e,label:t,pressed:n,run:o}){return d`
<button
class="icon-button" data-action=${i} data-state=${we[i]??u} aria-label=${t} title=${t}
aria-pressed=${n??u} @click=${s=>o(wt(s))}
>
<ha-icon icon=${e}></ha-icon>
</button>
`}function ke(i){return d`<div class="buttons">${O(i,({key:e})=>e,te)}</div>`}function Ce(i,e,t,n){return d`
<div class="filters" role="group" aria-label=${i}>
${e.map(({key:o,label:s,count:r})=>d`
<button class="chip" data-filter=${o} aria-pressed=${o===t} @click=${()=>n(o)}>
${s} ${r===void 0?u:d`<bdi>${r}</bdi>`}
</button>
`)}
</div>
`}function Oe(i,e,t){return d`
<input
type="search" maxlength=${Ro} autocomplete="off" aria-label=${i} placeholder=${i}
@input=${({target:n})=>e(n.value.trim())} @keydown=${t}
/>
`}function ni(i,e){let t=i?.activeElement,n=t?.closest("ul:not([data-focus])"),o=t?.closest("li"),s=n&&o?[...n.children].indexOf(o):-1,r=t?.dataset.action;if(e(),!i||!t||i.activeElement)return;if(t.isConnected){t.focus({preventScroll:!0});return}let a=n?.isConnected?[...n.children]:[],l=s>=0?a[Math.min(s,a.length-1)]:void 0;(l?.querySelector(`[data-action="${r}"]`)??l?.querySelector("button")??i.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var Ye={activity:{},agent:{},asking:{},badge:{},calendar:{},call_line:{},call_title:{},calls:{description:"Calls that are ringing or in progress.",name:"OpenVox UC calls"},card:{},confirm:{},contact:{},contacts:{description:"Find, call, add, and edit contacts.",name:"OpenVox UC contacts"},dashboard:{description:"OpenVox UC: see who is in a call and who called, and act with one click.",title:"Phones"},dial:{description:"Find contacts, extensions, and earlier callers, and call them from your phone.",name:"OpenVox UC dial"},direction:{},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},media:{},menu:{},mine:{description:"Your own phone: who is calling, and what you can do with the call.",name:"OpenVox UC my phone"},my_phone:{title:"Which phone is yours?"},outcome:{},phones:{description:"See and control your phones and calls.",name:"OpenVox UC phones"},queues:{description:"Waiting callers, longest wait, and agents.",name:"OpenVox UC queues"},reason:{},recent:{description:"Callers to call back, and your call history.",name:"OpenVox UC inbox"},report_test:{},state:{},system_health:{},transfer:{},trigger:{}};var S="openvox_uc";function Ae(i){return`component.${S}.config_panel.${i}`}var Zt=new WeakMap;function Se(i){let{connection:e,language:t}=i,n=Zt.get(e);if(n?.language===t)return n.texts;let o=Lo(i);return Zt.set(e,{language:t,texts:o}),o.catch(()=>Zt.delete(e)),o}async function Lo(i){let e=await i.loadBackendTranslation("config_panel",S);return(t,n)=>e(Ae(t),n)}async function Ee(i,e){let t=e?.error??e;if((typeof t=="number"?t:t.code)===3)return i.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:o,translation_key:s,translation_placeholders:r}=t;return(o?await i.loadBackendTranslation("exceptions",o).catch(()=>{}):void 0)?.(`component.${o}.exceptions.${s}.message`,r)||n||String(t)}function K(...i){return{schema:[{name:"title",selector:{text:{}}},...i],computeLabel:({name:e},t)=>t(Ae(`editor.${e}`))||Ye.editor[e]}}function ne(){return document.querySelector("home-assistant")?.hass}async function ii(i){await i?.().catch(()=>{})}var Jt=class{constructor(e,t){this.connection=e;this.source=t}#e=new Set;#t;#n=0;#o;listen(e){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#s),this.#s()),this.#e.add(e),()=>{this.#e.delete(e)&&this.#e.size===0&&this.#a()}}#s=()=>{let e=this.#i();this.connection.subscribeMessage(t=>{e===this.#n&&this.#r(t)},this.source.message,{resubscribe:!1}).then(t=>{e===this.#n?this.#t=t:ii(t)},()=>{e===this.#n&&(this.#o=setTimeout(this.#s,5e3),this.#l())})};#i(){return clearTimeout(this.#o),this.#t=void 0,this.#n+=1,this.#n}#a(){this.connection.removeEventListener("ready",this.#s),this.connection.connected&&ii(this.#t),this.#i(),this.value=void 0}#r(e){this.value=this.source.reduce(this.value,e),this.#l()}#l(){for(let e of[...this.#e])e()}},oi=new WeakMap;function si(i,e){let t=oi.get(i)??new WeakMap;oi.set(i,t);let n=t.get(e)??new Jt(i,e);return t.set(e,n),n}var ie=class{constructor(e,t){this.host=e;this.source=t;e.addController(this)}#e;#t;get value(){return this.#e?.value}follow(e){this.source=e,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let e=this.host.hass?.connection;if(!e)return;let t=si(e,this.source);if(t===this.#e)return;let n=this.#t;this.#e=t,this.#t=t.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function oe(i,e){let t=si(i,e),n=await new Promise(o=>{let s=t.listen(()=>o(s));t.value!==void 0&&o(s)});return setTimeout(n,5e3),t.value}var Do={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,codes:{},phones:{},calls:{},queues:{}};function en(i,e){if(!e)return i;let t={...i};for(let[n,o]of Object.entries(e))o==null?delete t[n]:t[n]=o;return t}function Io(i,{phones:e,calls:t,queues:n,...o}){return{...i,...o,phones:en(i.phones,e),calls:en(i.calls,t),queues:en(i.queues,n)}}function zo(i={},e){let t="all"in e,n=t?{}:{...i};for(let[o,s]of Object.entries(t?e.all:e.changes))n[o]=Io(n[o]??Do,s);return n}var ye={message:{type:"openvox_uc/live"},reduce:zo},Pt=class extends ie{constructor(e){super(e,ye)}get pbxs(){return this.value}};var ri="openvox_uc",Ho={message:{type:"frontend/subscribe_user_data",key:ri},reduce:(i,{value:e})=>e??{}},q=Xt(i=>Q(i).filter(({phone:e})=>e.control&&e.device_id)),kt=class extends ie{constructor(e){super(e,Ho)}findIn(e){let t=this.value?.phone,n=t&&D(e,t.entry_id,t.number);if(n?.phone.control&&n.phone.device_id)return n;let o=q(e);return o.length===1?o[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(e,{entryId:t,number:n}){return this.#e(e,{phone:{entry_id:t,number:n}})}fold(e,t){let n=this.collapsed.filter(o=>o!==t);return this.#e(e,{collapsed:this.collapsed.includes(t)?n:[...n,t]})}get filter(){return this.value?.filter??"all"}show(e,t){return this.#e(e,{filter:t})}get alert(){return this.value?.alert??{}}alertBy(e,t){return this.#e(e,{alert:t})}#e(e,t){return e.callWS({type:"frontend/set_user_data",key:ri,value:{...this.value,...t}})}};var ai=new WeakMap;function li(i,e){let t=Object.keys(e);if(t.every(s=>i[s]===e[s]))return i;let n=ai.get(i);if(n&&t.every(s=>n[s]===e[s]))return n;let o={...i,...e};return ai.set(i,o),o}function No(i,e){let t=({device_id:r})=>r===null?void 0:e[r],n=(r,a)=>{let l=r===null?void 0:i.phones[r];return(l&&t(l)?.name_by_user)??a},o=Object.entries(i.phones).filter(([,r])=>!t(r)?.disabled_by).map(([r,a])=>{let l=a.direction==="internal"?n(a.with_number,a.with_name):a.with_name;return[r,li(a,{name:n(r,a.name),with_name:l})]}),s=Object.entries(i.calls).map(([r,a])=>{let{direction:l,caller:c,callee:p}=a,h={caller_name:l==="inbound"?a.caller_name:n(c,a.caller_name),callee_name:l==="outbound"?a.callee_name:n(p,a.callee_name)};return[r,li(a,h)]});return{...i,name:e[i.device_id]?.name_by_user??i.name,phones:Object.fromEntries(o),calls:Object.fromEntries(s)}}var Ct;function ci(i,e){if(Ct?.before!==i||Ct.devices!==e){let t=Object.fromEntries(Object.entries(i).map(([n,o])=>[n,No(o,e)]));Ct={before:i,devices:e,after:t}}return Ct.after}var Fo={ArrowDown:1,ArrowUp:-1},se=class{constructor(e,t){this.host=e;this.settings=t;this.text="";this.#e=!0;this.#t=0;this.#n=0;e.addController(this)}#e;#t;#n;static{this.styles=[$t,b`
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
`}get#o(){let e=this.settings.options(),t=Math.min(this.#t,e.length-1);return{options:e,index:t,selected:e[t],isShown:this.#e&&e.length>0}}#s(e){if(e.isComposing)return;let{options:t,index:n,isShown:o}=this.#o,s=Fo[e.key];if(s)this.#e&&(this.#t=(n+s+t.length)%t.length||0),this.#e=!0;else if(e.key==="Enter")this.choose();else{if(e.key!=="Escape"||!this.settings.closes)return;o?this.#e=!1:this.enter("")}e.preventDefault(),this.host.requestUpdate()}};var Ge={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},Ot={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},tn={do_not_disturb:"mdi:minus-circle",forwarding:"mdi:phone-forward",voicemails:"mdi:voicemail",missed:"mdi:phone-missed"};function At(i){return i.pbx.connected&&bt(i)?tn.do_not_disturb:Ge[V(i)]}var Uo=/\d/,xe=class extends P{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new se(this,{options:()=>this.#t(),choose:t=>this.dispatchEvent(new CustomEvent("pick",{detail:t}))})}#e;static{this.styles=[se.styles,I,b`
:host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
.name { flex: 1; overflow-wrap: anywhere; }
.number, .state { color: var(--secondary-text-color); }
.state { font-size: 0.875em; }
`]}firstUpdated(){this.#e.input.focus()}render(){return d`
${this.#e.renderInput(this.label)}
${this.#e.renderList(this.label,t=>typeof t=="string"?d`<bdi class="name">${t}</bdi>`:d`
<ha-icon data-state=${V(t)} .icon=${At(t)}></ha-icon>
<span class="name" dir="auto">${A(t)}</span>
${_e(t,"free")?u:d`<span class="state">${this.texts(ee(t))}</span>`}
<span class="number">${t.number}</span>
`)}
`}#t(){let t=this.#e.text.trim(),n=r=>+!_e(r,"free"),o=this.phones.filter(r=>yt(r,t)).sort((r,a)=>n(r)-n(a));return this.free&&Uo.test(t)&&!o.some(({number:r})=>r===t)?[...o,t]:o}};f([$()],xe.prototype,"label",2),f([$({attribute:!1})],xe.prototype,"texts",2),f([$({attribute:!1})],xe.prototype,"phones",2),f([$({type:Boolean})],xe.prototype,"free",2);customElements.define("openvox-uc-picker",xe);var di="important",qo=" !"+di,ui=Z(class extends j{constructor(i){if(super(i),i.type!==H.ATTRIBUTE||i.name!=="style"||i.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(i){return Object.keys(i).reduce((e,t)=>{let n=i[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(i,[e]){let{style:t}=i.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let o=e[n];if(o!=null){this.ft.add(n);let s=typeof o=="string"&&o.endsWith(qo);n.includes("-")||s?t.setProperty(n,s?o.slice(0,-11):o,s?di:""):t[n]=o}}return C}});var pi=600,hi=320,Qe=8;function Bo(){let i=document.activeElement;for(;i?.shadowRoot?.activeElement;)i=i.shadowRoot.activeElement;return i}var Te=class extends P{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=b`
dialog {
position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
inline-size: min(${hi}px, calc(100vw - ${2*Qe}px)); overflow: auto;
border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
}
dialog::backdrop { background: rgb(0 0 0 / 25%); }
h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
@media (max-width: ${pi-1}px) {
dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
}
`}connectedCallback(){super.connectedCallback(),this.#e=Bo()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return d`
<dialog aria-labelledby="heading" style=${ui(this.#t())} @close=${this.#o} @click=${this.#n}>
<h2 id="heading"><bdi>${this.heading}</bdi></h2>
<slot></slot>
</dialog>
`}#t(){if(!this.near||innerWidth<pi)return{};let{left:t,top:n,bottom:o}=this.near,s=`${Math.max(Qe,Math.min(t,innerWidth-hi-Qe))}px`,a=(n+o)/2<innerHeight/2?{top:`${o}px`,bottom:"auto","max-height":`${innerHeight-o-Qe}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Qe}px`};return{margin:"0",left:s,right:"auto",...a}}#n(t){if(t.target!==this.dialog)return;let{left:n,right:o,top:s,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=t;(a<n||a>o||l<s||l>r)&&this.#o()}#o(){this.dispatchEvent(new Event("close"))}};f([$()],Te.prototype,"heading",2),f([$({attribute:!1})],Te.prototype,"near",2),f([ti("dialog")],Te.prototype,"dialog",2);customElements.define("openvox-uc-sheet",Te);var jo=["areas","connected","connection","devices","entities","language","user"],Vo={},mi=d`<div class="skeleton" aria-busy="true"><i></i><i></i><i></i></div>`;function Ko(i,e){return!i||!e||jo.some(t=>i[t]!==e[t])}var E=class extends P{constructor(){super(...arguments);this.live=new Pt(this);this.myPhone=new kt(this)}#e;static{this.styles=[$t,b`
:host { display: block; block-size: 100%; }
ha-card {
display: flex; flex-direction: column; block-size: 100%; box-sizing: border-box; overflow: hidden;
}
.title { flex: none; padding: 12px 16px 0; font-weight: 500; overflow-wrap: anywhere; }
.content { flex: 1 1 auto; min-block-size: 0; max-block-size: var(--openvox-uc-content, none); overflow-y: auto; scrollbar-width: thin; }
.notice { flex: none; }
.offline { opacity: 0.5; }
.notice { display: flex; align-items: center; gap: 8px; padding: 8px 16px; }
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
`]}static getStubConfig(){return{}}static getConfigForm(){return K()}setConfig(t){this.config=t}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(t){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,Se(n).then(o=>{this.texts=o},()=>{this.#e=void 0}))}update(t){ni(this.shadowRoot,()=>super.update(t))}act(t){let{hass:n}=this;n&&(this.error=void 0,this.sheet=void 0,t(n).catch(async o=>{this.error=await Ee(n,o)}).finally(()=>this.requestUpdate()))}withMyPhone(t,{near:n,entryId:o}={}){let s=this.mine;s?this.act(()=>t(s)):this.chooseMyPhone(n,{entryId:o,afterwards:t})}chooseMyPhone(t,{entryId:n,afterwards:o}={}){let{texts:s}=this;if(!s)return;let r=({detail:a})=>{typeof a!="string"&&this.act(async l=>{await this.myPhone.choose(l,a),await o?.(a)})};this.sheet={heading:s("my_phone.title"),near:t,content:()=>d`
<p class="hint">${s("my_phone.help")}</p>
<openvox-uc-picker
.label=${s("my_phone.search")}
.texts=${s}
.phones=${q(this.pbxs).filter(a=>!n||a.entryId===n)}
@pick=${r}
></openvox-uc-picker>
`}}confirm(t,n,o,s){this.sheet={heading:t,near:o,content:r=>d`
<div class="confirm">
<button class="answer" @click=${()=>this.closeSheet()}>${r("card.cancel")}</button>
<button class="answer danger" autofocus @click=${s}>${n}</button>
</div>
`}}get pbxs(){return ci(this.live.pbxs??Vo,this.hass?.devices??{})}get hasSeveralPbxs(){return Object.keys(this.pbxs).length>1}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:t,hass:n,texts:o}=this,s=this.live.pbxs;if(!n||!t)return u;if(!o)return d`<ha-card>${mi}</ha-card>`;let r=!n.connected;return d`
<ha-card>
${t.title?d`<div class="title" role="heading" aria-level="2"><bdi>${t.title}</bdi></div>`:u}
${this.#t(o).map(a=>d`<div class="notice" role="status">${a}</div>`)}
${this.error?d`<div class="notice error" role="alert">
<span dir="auto">${this.error}</span>
${te({key:"dismiss",icon:"mdi:close",label:o("card.dismiss"),run:()=>this.#o()})}
</div>`:u}
<div class="content ${r?"offline":""}" data-scrolls ?inert=${r}>
${s?Object.keys(s).length>0?this.renderContent(o):this.renderNone(o,"card.no_pbx"):mi}
</div>
${this.sheet&&!r?this.#n(o,this.sheet):u}
</ha-card>
`}renderNone(t,n){return d`
<p class="hint">
${t(n)}
${this.hass?.user?.is_admin?d`<a href="/config/integrations/integration/${S}">${t("card.integration")}</a>`:u}
</p>
`}#t(t){return this.hass?.connected?Object.values(this.pbxs).filter(({connected:n})=>!n).map(({name:n})=>t("card.pbx_offline",{pbx:n})):[t("card.offline")]}#n(t,{heading:n,near:o,content:s}){return d`<openvox-uc-sheet .heading=${n} .near=${o} @close=${()=>this.closeSheet()}>${s(t)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#o(){this.error=void 0}};f([$({attribute:!1,hasChanged:Ko})],E.prototype,"hass",2),f([w()],E.prototype,"config",2),f([w()],E.prototype,"texts",2),f([w()],E.prototype,"error",2),f([w()],E.prototype,"sheet",2);var Wo=new Set(["idle","ringing","in_use","on_hold"]),nn=new Set,bi;function fi(i){bi=i;for(let e of nn)e()}function re(i,e){return i.entryId===e.entryId&&i.number!==e.number&&i.phone.call_id!==e.phone.call_id&&Wo.has(i.phone.state)}var St=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return bi}hostConnected(){nn.add(this.#e)}hostDisconnected(){nn.delete(this.#e)}};function yi(i,e){let t=[],n=document;for(;n;){let o=n.elementFromPoint(i,e);if(!o||o===t.at(-1))break;t.push(o),n=o.shadowRoot}return t}function Yo(i,e){for(let t of yi(i,e)){let n=t.closest("[droppable]");if(n)return n}}function Go(i,e){for(let t of yi(i,e).reverse()){let n=t.closest("[data-scrolls]"),{top:o,bottom:s}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,gi(e,o,s));return}}scrollBy(0,gi(e,0,innerHeight))}function gi(i,e,t){return(+(i>t-48)-+(i<e+48))*12}function Qo(i){let e=document.createElement("div");return e.textContent=i,e.ariaHidden="true",e.style.cssText=`
position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
`,document.body.append(e),e}function xi(i,e,t,n){let o=new AbortController,{signal:s}=o,[r,a]=[i.clientX,i.clientY],l,c,p=0,h=()=>{let y=Yo(r,a);y!==c&&(c?.removeAttribute("over"),y?.setAttribute("over",""),c=y)},g=()=>{Go(r,a),h(),p=requestAnimationFrame(g)},m=()=>{o.abort(),cancelAnimationFrame(p),c?.removeAttribute("over"),l?.remove(),l&&fi(void 0)},x=y=>{if(y.pointerId===i.pointerId){if([r,a]=[y.clientX,y.clientY],!l){if(Math.hypot(r-i.clientX,a-i.clientY)<6)return;l=Qo(t),fi(e),g()}l.style.transform=`translate(${r+6}px, ${a+6}px)`,h()}},k=y=>{if(y.pointerId!==i.pointerId)return;let v=c?.about;l&&Xo(),m(),v&&n(v)};addEventListener("pointermove",x,{signal:s}),addEventListener("pointerup",k,{signal:s}),addEventListener("pointercancel",m,{signal:s}),addEventListener("keydown",({key:y})=>y==="Escape"&&m(),{signal:s})}function Xo(){let i=e=>e.stopPropagation();addEventListener("click",i,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",i,{capture:!0}))}var Re=[];function vi({entryId:i,phone:e}){Re.push({entryId:i,call:e,at:Date.now()})}function $i(i){on(i).length===1&&(Re=Re.filter(({entryId:e})=>e!==i.entryId))}function on({entryId:i,pbx:e}){let t=Object.values(e.phones),n=({with_name:o,with_number:s,since:r})=>t.some(a=>a.call_id&&a.with_name===o&&a.with_number===s&&a.since!==r);return Re=Re.filter(o=>Date.now()-o.at<9e5&&!(o.entryId===i&&n(o.call))),Re.filter(o=>o.entryId===i).map(({call:o})=>o)}var Zo=new Set(["ringing","in_use","on_hold"]),ki=new Set(["idle","in_use","on_hold"]),rn=new Map,ln=new Map;function Ci(i,e){return e.phone.call_id!==null&&i.get(_(e))===e.phone.call_id}function _i({about:i}){return Ci(rn,i)}function Oi(i){return i.phone.state==="on_hold"||M(i)&&Ci(ln,i)}function an({hass:i,about:e}){let t=Object.values(i.entities).find(o=>o?.device_id===e.phone.device_id&&o.platform===S&&o.translation_key==="dnd"),n=t&&i.states[t.entity_id]?.state;return n?{entityId:t.entity_id,state:n}:void 0}function R(i,e,{phone:t},n={}){return i.callService(S,e,n,{device_id:t.device_id??[]},!1)}async function cn(i,e){Oi(e)||(await R(i,"hold",e),ln.set(_(e),e.phone.call_id))}async function dn(i,e){await R(i,"resume",e),ln.delete(_(e))}function wi(i,e){return{run:(t,{hass:n,about:o})=>t.act(()=>R(n,i,o).then(()=>e?.(o)))}}function sn(i,e){return{byMyPhone:!0,run:(t,{hass:n,about:o},s)=>t.withMyPhone(r=>R(n,i,r,e(o.number)),{near:s,entryId:o.entryId})}}function Pi(i){return{run:(e,t)=>{let n=an(t);n&&e.act(()=>t.hass.callService("switch",i,{},{entity_id:n.entityId},!1))}}}var Et={ask:"mdi:phone-plus",voicemail:"mdi:voicemail"};function un(i,e){return re(i,e)&&ki.has(i.phone.state)}function pn({number:i,pbx:e}){return`${e.codes.voicemail_code}${i}`}var Ai=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],Jo=[{key:"transfer_here",icon:"mdi:phone-forward",withMyCall:!0,offered:({about:i,mine:e})=>e!==void 0&&re(i,e),run:(i,{about:e,mine:t})=>t&&i.transfer(t,e.number)},{key:"ask_here",icon:Et.ask,withMyCall:!0,offered:({about:i,mine:e})=>e!==void 0&&un(i,e),run:(i,{about:e,mine:t})=>t&&i.askFirst(t,e)},{key:"voicemail_here",icon:Et.voicemail,withMyCall:!0,offered:({about:i,mine:e})=>i.pbx.codes.voicemail_code!==void 0&&i.phone.call_id!==e?.phone.call_id,run:(i,{about:e,mine:t})=>t&&i.transfer(t,pn(e))},{key:"complete",icon:"mdi:phone-forward",whileAsking:!0,offered:({about:i})=>!!U(i)?.asked.call_id,run:(i,{about:e})=>i.completeTransfer(e)},{key:"come_back",icon:"mdi:phone-return",whileAsking:!0,offered:({about:i})=>U(i)!==void 0,run:(i,{about:e})=>i.comeBack(e)},{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:i})=>i.pbx.pickup&&N(i),...sn("pick_up",i=>({extension:i}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:i})=>ki.has(i.phone.state),...sn("dial",i=>({number:i}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:i})=>L(i),run:(i,{about:e},t)=>i.askForTarget(e,t)},{key:"ask",icon:Et.ask,offered:({about:i,mine:e})=>L(i)&&G(i,e),run:(i,{about:e},t)=>i.askForTarget(e,t,"ask")},{key:"voicemail",icon:Et.voicemail,offered:({about:i})=>L(i)&&i.pbx.codes.voicemail_code!==void 0,run:(i,{about:e},t)=>i.askForTarget(e,t,"voicemail")},{key:"park",icon:"mdi:parking",offered:({about:i})=>L(i)&&i.pbx.codes.park_code!==void 0,run:(i,{about:e})=>i.park(e)},...["get_back","get_back_known"].map(i=>({key:i,icon:"mdi:phone-in-talk",offered:({about:e,mine:t,hasParked:n})=>G(e,t)&&e.phone.state==="idle"&&e.pbx.codes.retrieval_codes!==void 0&&n===(i==="get_back_known"),run:(e,{about:t},n)=>e.getBack(t,n)})),{key:"hold",icon:"mdi:phone-paused",offered:({about:i})=>M(i)&&i.phone.state==="in_use",run:(i,{hass:e,about:t})=>i.act(()=>cn(e,t))},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:i})=>Oi(i),run:(i,{hass:e,about:t})=>i.act(()=>dn(e,t))},{key:"mute",icon:"mdi:microphone-off",offered:i=>M(i.about)&&!_i(i),...wi("mute",i=>rn.set(_(i),i.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:i=>M(i.about)&&_i(i),...wi("unmute",i=>rn.delete(_(i)))},...Ai.map(([i,e])=>({key:i,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&M(t),...sn("listen_in",t=>({extension:t,mode:i}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:i})=>Zo.has(i.phone.state),run:(i,{about:e},t)=>i.hangUpPhone(e,t)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:i=>an(i)?.state==="off",...Pi("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:i=>an(i)?.state==="on",...Pi("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:i,mine:e})=>i.phone.device_id!==null&&!G(i,e),run:(i,{hass:e,about:t})=>i.act(()=>i.myPhone.choose(e,t))}],hn=Ai.map(([i])=>i);function es(i,e){let{about:t,mine:n}=e;return!t.pbx.connected||!i.offered(e)?!1:i.withMyCall?mn(t,n):!t.phone.control||U(t)&&!i.whileAsking?!1:!i.byMyPhone||!n?!0:Si(t,n)&&n.phone.state==="idle"}function mn(i,e){return Si(i,e)&&L(e)&&!U(e)}function Si(i,e){return e?.entryId===i.entryId&&e.number!==i.number}function Ei(i,e){return Jo.filter(t=>(!e||e.includes(t.key))&&es(t,i))}var Xe=class extends P{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=[I,b`
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
${O(this.items,({key:t})=>t,({key:t,icon:n,label:o,run:s})=>d`
<button role="menuitem" tabindex="-1" data-state=${we[t]??u} @click=${()=>s()}><ha-icon .icon=${n}></ha-icon>${o}</button>
`)}
</div>
`}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let n=this.#e(),o=n.indexOf(this.shadowRoot?.activeElement),s=new Map([["ArrowDown",o+1],["ArrowUp",o-1],["Home",0],["End",-1]]).get(t.key);s!==void 0&&(t.preventDefault(),n.at(s%n.length)?.focus())}};f([$()],Xe.prototype,"label",2),f([$({attribute:!1})],Xe.prototype,"items",2);customElements.define("openvox-uc-menu",Xe);var ts=8e3,Ti=100,B=class extends E{static{this.styles=[E.styles,Pe,b`
.modes { padding: 8px 16px 0; }
`]}itemsFor(e,t,n){let{hass:o,texts:s}=this;if(!o||!s)return[];let{mine:r}=this,a=on(e),l={hass:o,about:e,mine:r,hasParked:a.length>0},c=U(e),p={name:F(c?.first??r?.phone??e.phone,s),colleague:c?F(c.asked,s):A(e),parked:a.map(h=>F(h,s)).join(", ")};return Ei(l,n).map(({key:h,icon:g,run:m})=>({key:h,icon:g,label:s(`menu.${h}`,p),run:(x=t)=>m(this,l,x)}))}openMenu({entryId:e,number:t},n,o){let s=()=>D(this.pbxs,e,t),r=s();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${t})`:t,near:n,content:a=>{let l=s(),c=l?this.itemsFor(l,n,o):[];return c.length>0?d`<openvox-uc-menu .label=${a("menu.label")} .items=${c}></openvox-uc-menu>`:d`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(e,t,n="transfer"){let{texts:o}=this;if(!o)return;let s=({detail:c})=>{typeof c=="string"?this.transfer(e,c):n==="ask"?this.askFirst(e,c):this.transfer(e,n==="voicemail"?pn(c):c.number)},r=["transfer",...this.itemsFor(e,t,["ask","voicemail"]).map(({key:c})=>c)],a=Ce(o("transfer.mode"),r.map(c=>({key:c,label:o(`transfer.mode_${c}`)})),n,c=>this.askForTarget(e,t,c)),l={transfer:re,ask:un,voicemail:ns}[n];this.sheet={heading:o(`transfer.${n}`,{name:F(e.phone,o)}),near:t,content:()=>d`
${r.length>1?d`<div class="modes">${a}</div>`:u}
<openvox-uc-picker
?free=${n==="transfer"}
.label=${o("transfer.search")}
.texts=${o}
.phones=${Q(this.pbxs).filter(c=>l(c,e))}
@pick=${s}
></openvox-uc-picker>
`}}drag(e,t){let{texts:n}=this,o=e.composedPath().some(s=>s instanceof Element&&s.matches(".handle"));!n||e.button!==0||e.pointerType!=="mouse"&&!o||!L(t)||xi(e,t,F(t.phone,n),s=>this.transfer(t,s.number))}hangUpPhone(e,t){let{texts:n}=this;if(!n)return;let{call_id:o,other_calls:s}=e.phone,r=s.length>0?{call_id:o}:{},a=()=>this.act(l=>R(l,"hang_up",e,r));G(e,this.mine)?a():this.confirm(n("confirm.hang_up",{name:A(e)}),n("menu.hang_up"),t,a)}hangUpCall(e,t,n){let{texts:o}=this;if(!o)return;let s=()=>this.act(r=>r.callService(S,"hang_up",{call_id:e},void 0,!1));this.mine?.phone.call_id===e?s():this.confirm(o("confirm.hang_up",{name:t}),o("menu.hang_up"),n,s)}transfer(e,t){this.act(n=>fn(n,e,t))}askFirst(e,t){this.act(async n=>{await cn(n,e),vt(e,t),this.requestUpdate();try{await R(n,"dial",e,{number:t.number})}catch(o){throw vt(e,void 0),o}})}completeTransfer(e){let t=U(e);t&&this.act(async n=>{await this.#e(n,e,t),await fn(n,e,t.asked.with_number??"",t.first.call_id)})}comeBack(e){let t=U(e);t&&this.act(async n=>{await this.#e(n,e,t),await dn(n,e)})}async#e(e,t,{first:n,asked:o}){let{texts:s}=this;vt(t,void 0);let{call_id:r}=o;if(!s||r===null)return;let a=()=>!(this.pbxs[t.entryId]??t.pbx).calls[r],l=await e.callService(S,"hang_up",{call_id:r},void 0,!1).then(()=>new Error(s("asking.goes_on",{name:F(n,s),colleague:F(o,s)})),c=>c);for(let c=ts;!a()&&c>0;c-=Ti)await new Promise(p=>setTimeout(p,Ti));if(!a())throw l}park(e){this.act(async t=>{await fn(t,e,e.pbx.codes.park_code??""),vi(e),this.requestUpdate()})}getBack(e,t){let{texts:n}=this;if(!n)return;let o=l=>this.act(c=>R(c,"dial",e,{number:l}).then(()=>$i(e))),[s,...r]=e.pbx.codes.retrieval_codes??[];if(s&&r.length===0){o(s);return}let a=[s,...r].map((l="")=>({key:"get_back",icon:"mdi:parking",label:l,run:()=>o(l)}));this.sheet={heading:n("menu.get_back"),near:t,content:()=>d`<openvox-uc-menu .label=${n("menu.get_back")} .items=${a}></openvox-uc-menu>`}}};function fn(i,e,t,n=e.phone.call_id){return R(i,"transfer",e,{number:t,call_id:n})}function ns(i,e){return i.entryId===e.entryId&&i.number!==e.number}var gn=3,Tt=class extends B{static{this.styles=[B.styles,I,b`
ul { list-style: none; margin: 0; padding: 12px 16px 16px; display: flex; flex-direction: column; gap: 8px; }
.wallboard { font-size: var(--openvox-uc-wall, clamp(14px, 4.6cqi, 24px)); }
.wallboard { gap: 0.4em; padding: 0.5em; --mdc-icon-size: 1.2em; line-height: 1.25; }
.wallboard :is(li, .who) { display: flex; padding: 0.3em; gap: 0.3em; }
.wallboard .who { flex: 1; min-inline-size: 0; display: flex; align-items: center; padding: 0; }
.wallboard .parties { flex: 1; min-inline-size: 0; display: grid; white-space: nowrap; }
.wallboard .parties > span { display: flex; align-items: center; gap: 0.2em; min-inline-size: 0; }
.wallboard .parties span span { overflow: hidden; text-overflow: ellipsis; }
.wallboard .detail > :not(:has(openvox-uc-elapsed)) { position: absolute; clip-path: inset(50%); }
.wallboard .detail > :not(:last-child)::after { content: none; }
li {
display: grid; grid-template: "direction parties parties" auto "direction detail actions" auto / auto minmax(0, 1fr) auto;
align-items: center; gap: 0 8px; padding-block: 6px; padding-inline: 12px 4px; user-select: none; -webkit-user-select: none;
border-radius: var(--ha-card-border-radius, 12px); border: 1px solid var(--edge); background: var(--ground);
}
.content { container: calls / inline-size; }
@container calls (max-width: 360px) {
li { grid-template: "direction parties" auto "direction detail" auto "actions actions" auto / auto minmax(0, 1fr); }
.actions { justify-self: end; }
}
.direction { grid-area: direction; color: var(--ink); }
.who { display: contents; overflow-wrap: anywhere; }
/* A name that does not fit next to the other one begins a line. */
.parties { grid-area: parties; display: flex; flex-wrap: wrap; column-gap: 0.3em; font-weight: 500; }
.detail { grid-area: detail; font-size: 0.875em; }
openvox-uc-elapsed { font-variant-numeric: tabular-nums; }
.actions { grid-area: actions; display: flex; }
.icon-button[data-state] { color: var(--ink); }
.handle { touch-action: none; cursor: grab; padding: 6px; color: var(--secondary-text-color); --mdc-icon-size: 20px; }
.arrow { --mdc-icon-size: 1em; color: var(--secondary-text-color); }
.arrow:dir(rtl) { transform: scaleX(-1); display: inline-block; }
`]}static getConfigForm(){return K({name:"wallboard",selector:{boolean:{}}})}renderContent(e){let t=is(this.pbxs);return t.length===0?d`<p class="hint" tabindex="-1" data-focus>${e("calls.none")}</p>`:d`
<ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" data-focus aria-label=${e("calls.label")}>
${O(t,({call:n,pbx:o})=>`${o.device_id} ${n.call_id}`,n=>this.#e(e,n))}
</ul>
`}#e(e,t){let{call:n,pbx:o}=t,s=ss(t),r=this.config?.wallboard===!0,[a,l]=Ri(t,e),c=r?void 0:os(t);return d`
<li data-state=${s} @pointerdown=${p=>c&&this.drag(p,c)}>
<ha-icon class="direction" role="img" aria-label=${e(`direction.${n.direction}`)} .icon=${Ot[n.direction]}></ha-icon>
<div class="who">
<div class="parties">
<span><span dir="auto">${a}</span></span>
<span>
<ha-icon class="arrow" role="img" aria-label=${e("calls.to")} icon="mdi:arrow-right"></ha-icon>
<span dir="auto">${l}</span>
</span>
</div>
<div class="detail">
<span>${e(`state.${s}`)}</span>
<span>${o.connected?d`<openvox-uc-elapsed since=${rs(t,s)??u}></openvox-uc-elapsed>`:e("state.unknown")}</span>
${n.company?d`<span><bdi>${n.company}</bdi></span>`:u}
${n.trunk?d`<span><bdi>${n.trunk}</bdi></span>`:u}
${this.hasSeveralPbxs?d`<span><bdi>${o.name}</bdi></span>`:u}
</div>
</div>
<div class="actions">
${r?u:ke(this.#t(e,t,c))}
${c&&L(c)?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
</div>
</li>
`}#t(e,t,n){let{call:o,pbx:s,phones:r}=t,a=r.find(N),l=n?this.itemsFor(n,void 0,hn):[],c=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&c.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:p=>this.openMenu(n,p,hn)}),s.connected&&r.some(({phone:p})=>p.control)&&c.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:p=>this.hangUpCall(o.call_id,Ri(t,e).join(", "),p)}),c}};function is(i){let e=Q(i).filter(({phone:t})=>t.call_id!==null);return Object.values(i).flatMap(t=>Object.values(t.calls).map(n=>({pbx:t,call:n,phones:e.filter(o=>o.pbx===t&&o.phone.call_id===n.call_id)}))).sort((t,n)=>(t.call.started_at??"").localeCompare(n.call.started_at??""))}function os({call:i,phones:e}){let t=e.filter(M);return t.find(({number:n})=>n===i.answered_by)??t.find(({number:n})=>n!==i.caller)??t[0]}function ss({call:i,phones:e}){return e.some(({phone:t})=>t.state==="on_hold")?"on_hold":i.answered_at===null||e.some(N)&&!e.some(M)?"ringing":"in_use"}function rs({call:i,phones:e},t){return t!=="ringing"?i.answered_at:i.answered_at===null?i.started_at:e.find(N)?.phone.since??i.answered_at}function Ri(i,e){let{caller_name:t,caller:n}=i.call;return[t??n??e("calls.unknown"),as(i).join(", ")||e("calls.unknown")]}function as({call:i,phones:e}){let t=i.direction==="outbound"?[]:e.filter(({number:s})=>i.direction!=="internal"||s!==i.caller),n=(t.some(M)?t.filter(M):t.filter(N)).map(A),o=i.callee_name??i.callee??i.dialed;return n.length===0?o===null?[]:[o]:n.length>gn?[...n.slice(0,gn),`+${n.length-gn}`]:n}var bn={company:128,note:500,vip:!1},Mi=Object.keys(bn);async function yn(i,e,t){let n={search:e,limit:t};return(await i.callService(S,"get_contacts",n,{},!1,!0)).response}async function xn(i,e,t){await i.callService(S,"set_contact",{...e},{},!1),t&&t.name!==e.name&&await vn(i,t)}async function vn(i,{name:e,numbers:t}){await i.callService(S,"delete_contact",{name:e,number:t[0]},{},!1)}async function Li(i,{name:e,numbers:t,...n}){let{contacts:o}=await yn(i,e,1e3),s=o.filter(l=>l.address_book===null&&l.name.toLowerCase()===e.toLowerCase()),[r]=s.length===1?s:[],a=Object.entries(n).map(([l,c])=>[l,c||r?.[l]||c]);await xn(i,{name:e,numbers:[...r?.numbers??[],...t],...Object.fromEntries(a)})}var Rt=b`
form { display: flex; flex-direction: column; gap: 8px; padding: 8px 16px 16px; }
form label { display: flex; flex-direction: column; gap: 4px; font-size: 0.875em; }
form label:has([type="checkbox"]) { flex-direction: row; align-items: center; }
form input[type="checkbox"] { inline-size: auto; }
form textarea { resize: vertical; }
form .answer { align-self: end; }
`;function Mt(i,e,t){return d`
<form @submit=${o=>{o.preventDefault();let s=new FormData(o.target),r=String(s.get("name")).trim(),a=String(s.get("numbers")).split(`
`).map(c=>c.trim()).filter(Boolean),l=Mi.map(c=>{let p=s.get(c);return[c,bn[c]?String(p).trim():p!==null]}).filter(([c,p])=>p!==""||e[c]);r&&a.length>0&&t({name:r,numbers:a,...Object.fromEntries(l)})}}>
<label>
${i("contact.contact_name")}
<input name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${e.name} />
</label>
<label>
${i("contact.numbers")}
<textarea name="numbers" required rows=${Math.min(6,e.numbers.length+1)} .value=${e.numbers.join(`
`)}></textarea>
</label>
${Mi.map(o=>ls(i,o,e[o]))}
<button class="answer">${i("contact.save")}</button>
</form>
`}function ls(i,e,t){let n=i(`contact.${e}`),o=bn[e];return o?e==="note"?d`<label>${n}<textarea name=${e} rows="2" maxlength=${o} dir="auto" .value=${t??""}></textarea></label>`:d`<label>${n}<input name=${e} autocomplete="off" maxlength=${o} dir="auto" .value=${t??""} /></label>`:d`<label><input type="checkbox" name=${e} .checked=${t===!0} />${n}</label>`}var ae=class{#e;constructor(e){e.addController(this)}hostDisconnected(){this.cancel()}run(e){this.cancel(),this.#e=setTimeout(e,200)}cancel(){clearTimeout(this.#e)}};var z=class extends E{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[E.styles,b`
.dial-status { margin: 0; padding: 8px 16px; }
.dial-status:empty { display: none; }
`]}willUpdate(t){if(super.willUpdate(t),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||q(this.pbxs).length>0}canCall({entryId:t,number:n}){let o=this.mine;return!o||!t?this.mayDial:o.entryId===t&&o.number!==n}entryOf(t,n){return D(this.pbxs,t,n)&&t}dial(t,n,o){let{hass:s,texts:r}=this;!s||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await R(s,"dial",a,{number:t.number}),this.dialStatus=r("dial.calling",{name:t.name??t.number,phone:A(a)}),o?.()}finally{this.#e=!1}}},{near:n,...t.entryId?{entryId:t.entryId}:{}}))}renderDialStatus(){return d`<p class="dial-status" role="status">${this.dialStatus}</p>`}};f([w()],z.prototype,"dialStatus",2);var $n=100,Di={name:"",numbers:[],company:"",note:"",vip:!1,address_book:null},Me=class extends z{constructor(){super(...arguments);this.limit=$n;this.#e=new ae(this);this.#t="";this.#n=!1}#e;#t;#n;static{this.styles=[z.styles,Rt,_t,b`
.tools { position: sticky; inset-block-start: 0; z-index: 1; display: flex; gap: 8px; padding: 12px 16px 8px; background: var(--ha-card-background, var(--card-background-color)); }
.tools input { flex: 1; }
ul { padding-block-end: 8px; }
.more { display: block; margin: 4px 16px 12px; }
`]}disconnectedCallback(){super.disconnectedCallback(),this.#n=!1}willUpdate(t){super.willUpdate(t),this.hass&&!this.#n&&(this.#n=!0,this.#i())}renderContent(t){let{contacts:n,total:o}=this.found??{contacts:[],total:0};return d`
<div class="tools">
${Oe(t("contacts.search"),s=>this.#e.run(()=>this.#a(s)))}
${this.#s?d`<button class="answer" data-action="add" @click=${this.#l}>${t("contacts.add")}</button>`:u}
</div>
${this.renderDialStatus()}
${this.found&&n.length===0?d`<p class="hint" role="status">${t(this.#t?"contacts.none_found":"contacts.none")}</p>`:u}
<ul aria-label=${t("contacts.label")}>
${O(n,cs,s=>this.#o(t,s))}
</ul>
${n.length<o?d`<button class="answer more" @click=${this.#r}>${t("contacts.more",{count:o})}</button>`:u}
`}#o(t,n){let{name:o,numbers:s,company:r,vip:a,address_book:l}=n,c=s[0]??"",p=[this.mayDial&&c&&{key:"call",icon:"mdi:phone",run:h=>this.dial({name:o,number:c},h)},this.#s&&l===null&&{key:"edit",icon:"mdi:pencil",run:()=>this.#u(n)},this.#s&&l===null&&{key:"delete",icon:"mdi:delete",run:h=>this.#c(n,h)}].filter(h=>typeof h=="object");return d`
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
${ke(p.map(h=>({...h,label:t(`contacts.${h.key}`,{name:o})})))}
</li>
`}get#s(){return this.hass?.user?.is_admin===!0}async#i(){let{hass:t,limit:n}=this,o=this.#t;if(t)try{let s=await yn(t,o,n);o===this.#t&&n===this.limit&&(this.found=s)}catch(s){this.error=await Ee(t,s)}}#a(t){this.#t=t,this.limit=$n,this.#i()}#r(){this.limit+=$n,this.#i()}#l(){this.#u(Di)}#u(t){let n=t===Di?void 0:t;this.sheet={heading:this.texts?.(n?"contacts.edit":"contacts.add",{name:t.name})??"",content:o=>Mt(o,t,s=>this.act(r=>xn(r,s,n).then(()=>this.#i())))}}#c(t,n){let{texts:o}=this;if(!o)return;let{name:s}=t;this.confirm(o("confirm.delete",{name:s}),o("contacts.delete",{name:s}),n,()=>{this.act(r=>vn(r,t).then(()=>this.#i()))})}};f([w()],Me.prototype,"found",2),f([w()],Me.prototype,"limit",2);function cs({address_book:i,name:e,numbers:t}){return JSON.stringify([i,e,t])}var ds={},Ze=Z(class extends j{constructor(){super(...arguments),this.ot=ds}render(i,e){return e()}update(i,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,o)=>n===this.ot[o]))return C}else if(this.ot===e)return C;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var us="input, textarea, select, [contenteditable], ha-code-editor";function ps(i){return i.composedPath().some(e=>e instanceof Element&&e.matches(us))}var Le=class{constructor(e,t){this.run=t;e.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=e=>{e.defaultPrevented||e.ctrlKey||e.altKey||e.metaKey||ps(e)||this.run(e.key,e)&&e.preventDefault()}};var hs={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},Ii=64,ms=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,fs=/[\s()/.-]/g,gs=/^\s*tel:([^;?]*).*$/is;function zi(i){let e=gs.exec(i)?.[1];if(e===void 0)return i;try{return decodeURIComponent(e)}catch{return e}}function Hi(i){return i.replace(fs,"")}var De=class extends z{constructor(){super();this.found=[];this.foundFor="";this.#e=new ae(this);this.#t=new se(this,{options:()=>this.#r(),typed:t=>this.#l(t),choose:t=>this.#p(t),maxLength:Ii,closes:!0});new Le(this,t=>this.#c(t))}#e;#t;static{this.styles=[z.styles,se.styles,b`
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
`]}updated(){let t=this.renderRoot.querySelector("select");t&&(t.value=this.mine?_(this.mine):"")}renderContent(t){if(!this.mayDial)return d`<p class="hint">${t("dial.no_phone")}</p>`;let n=this.#r();return d`
<div class="dial">
<div class="field" @paste=${this.#d}>
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
`}#n(t,{kind:n,entry_id:o,name:s,number:r,company:a}){let l=o===null?void 0:D(this.pbxs,o,r);return d`
<ha-icon role="img" aria-label=${t(`dial.${n}`)} title=${t(`dial.${n}`)} .icon=${hs[n]}></ha-icon>
<span class="who">
${s===null?u:d`<span dir="auto">${s}</span>`}
<span class=${s===null?"":"number"}><bdi>${r}</bdi></span>
${a?d`<span class="number" dir="auto">${a}</span>`:u}
</span>
${l?d`<span class="state">${t(ee(l))}</span>`:u}
`}#o(t,n){return!this.#i||this.#a?"":n.length>0?t("dial.count",{count:n.length}):t("dial.none_found")}#s(t){let n=q(this.pbxs),o=this.mine===void 0;if(n.length<2)return u;let s=n.map(({number:r,pbx:a,phone:l})=>{let c=l.name?`${l.name} (${r})`:r;return this.hasSeveralPbxs?`${c}, ${a.name}`:c});return Ze([t,o,s.join()],()=>d`
<label>
${t("dial.from")}
<select @change=${this.#m}>
${o?d`<option value="">${t("dial.choose")}</option>`:u}
${n.map((r,a)=>d`<option value=${_(r)}>${s[a]}</option>`)}
</select>
</label>
`)}get#i(){return this.#t.text.trim()}get#a(){return this.foundFor!==this.#i}#r(){let t=this.#i,n=this.#a?[]:this.found.filter(s=>this.canCall(Ni(s)));return ms.test(t)&&!n.some(({number:s})=>Hi(s)===Hi(t))?[{kind:"typed",entry_id:null,name:null,number:t},...n]:n}#l(t){this.#t.text=zi(t),this.dialStatus="";let n=this.#i;n?this.#e.run(()=>{this.#u(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#u(t){let{hass:n}=this;if(n)try{let{results:o}=await n.callWS({type:"openvox_uc/find",text:t});if(t!==this.#i)return;this.found=o,this.foundFor=t,this.error=void 0}catch(o){t===this.#i&&(this.error=await Ee(n,o))}}#c(t){return t!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#d(t){let n=t.clipboardData?.getData("text")??"",o=zi(n);o!==n&&(t.preventDefault(),this.#t.enter(o.slice(0,Ii)))}#p(t){let{text:n,input:o}=this.#t;this.dial(Ni(t),o.getBoundingClientRect(),()=>{this.#t.text===n&&this.#h()})}#h(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#m({target:t}){let n=q(this.pbxs).find(o=>_(o)===t.value);n&&this.act(o=>this.myPhone.choose(o,n))}};f([w()],De.prototype,"found",2),f([w()],De.prototype,"foundFor",2);function Ni({entry_id:i,name:e,number:t}){return{name:e,number:t,entryId:i??void 0}}var Fi=["numeric","short","long"].map(i=>({day:"numeric",month:i})),bs=[...Fi,...Fi.map(i=>({...i,year:"numeric"})),{day:"numeric",month:"numeric",year:"2-digit"}],Ui=new Map;function le(i,e){let t=JSON.stringify([i,e]),n=Ui.get(t)??new Intl.DateTimeFormat(i,e);return Ui.set(t,n),n}function ys(i){let e=i.codePointAt(0)??0,t=0;for(;t<9&&/\p{Nd}/u.test(String.fromCodePoint(e-t-1));)t+=1;return`${t}`}var ce=class{#e;#t;#n;#o;constructor({config:e,language:t,locale:n}){let{time_format:o,time_zone:s}=n;this.#e=t,this.#t=o==="system"?void 0:t,this.#n=s==="server"?{timeZone:e.time_zone}:{};let r=le(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=o==="12"||o!=="24"&&r===!0;this.#o={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#n}}daysAgo(e,t){let n=o=>Date.parse(le("en-CA",this.#n).format(o));return Math.round((n(t)-n(e))/864e5)}time(e){return le(this.#t,this.#o).format(e)}day(e,t){let n=this.daysAgo(e,t);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#i(e,{weekday:"long"});let o=this.#i(e,{year:"numeric"})===this.#i(t,{year:"numeric"});return this.#i(e,{day:"numeric",month:"short",...o?{}:{year:"numeric"}})}full(e){return this.#i(e,{dateStyle:"full"})}#s(e,t){let n=Date.parse(le("en-CA",this.#n).format(t)),o=(r,a)=>Array.from({length:a},(l,c)=>r+c*864e5).filter(l=>l<=n);if(/^(\P{N}+|[\p{N}\s+()]+)$/u.test(e))return o(n-6*864e5,7);let s=/(?:19|20)\d\d/.exec(e);return[...s?o(Date.UTC(Number(s[0]),0),366):[],...o(n-365*864e5,366)]}names(e,t){let n=this.#s(e,t),o=n.at(-1)??0,s=new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}),r=new Map;for(let a of n){let l=(o-a)/864e5,c=bs.map(p=>le(this.#e,{...p,timeZone:"UTC"}).format(a));l<7&&c.push(s.format(-l,"day"),le(this.#e,{weekday:"long",timeZone:"UTC"}).format(a));for(let p of[...c,new Date(a).toISOString().slice(0,10)])r.set(this.plain(p),a)}return r}plain(e){let t=e.replace(/(?=\P{ASCII})\p{Nd}/gu,ys),n=t.toLocaleLowerCase(this.#e).match(/[\p{L}\p{M}]+|\p{N}+/gu)??[];return/\p{L}/u.test(t)&&n.sort(),n.map(o=>o.replace(/^0+/,"")).join(" ")}beginOf(e){let t=e;for(let n=0;n<2;n+=1){let o=le("sv",{dateStyle:"short",timeStyle:"medium",...this.#n}).format(t);t-=Date.parse(`${o.replace(" ","T")}Z`)-e}return t}#i(e,t){return le(this.#e,{...t,...this.#n}).format(e)}};function qi(i,e,t=new Date){let n=new Date(e),o=new ce(i),s=o.time(n);return o.daysAgo(n,t)===0?s:`${o.day(n,t)}, ${s}`}function Bi(i,e,t=new Date){return new ce(i).day(new Date(e),t)}function ji(i,e,t=new Date){let n=new ce(i),o=e.split(/\s+/),s=n.names(e,t);for(let r=o.length;r>0;r-=1)for(let a of[0,o.length-r]){let l=o.slice(a,a+r).join(" "),c=s.get(n.plain(l));if(c===void 0||/^[\p{N}\s]+$/u.test(l))continue;return{text:[...o.slice(0,a),...o.slice(a+r)].join(" "),start:n.beginOf(c)/1e3,end:n.beginOf(c+864e5)/1e3}}return{text:e}}function Vi(i,e,t=new Date){return new ce(i).daysAgo(new Date(e),t)===0}function Ki(i,e){return new ce(i).time(new Date(e))}function Wi(i,e){let t=new ce(i);return`${t.full(new Date(e))}, ${t.time(new Date(e))}`}var _n=9e5,Lt=class{constructor(e){this.host=e;this.quarter=0;e.addController(this)}#e;hostConnected(){let e=Date.now();this.quarter=Math.floor(e/_n),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},_n-e%_n)}hostDisconnected(){clearTimeout(this.#e)}};var wn={all:{},due:{limit:1},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]},voicemail:{voicemail:!0},recorded:{recorded:!0}},Je=50,Pn=1e3;function X({entry_id:i,call_id:e}){return`${i} ${e}`}function kn({entry_id:i,uid:e,direction:t,name:n,number:o,extensions:s,last_at:r}){return{entry_id:i,call_id:e,direction:t,outcome:"missed",icon:"mdi:phone-missed",other:n??o,other_number:o,caller:o,caller_name:n,callee:null,callee_name:null,dialed:null,extensions:s,answered_by:null,trunk:null,started_at:r,answered_at:null,talk_seconds:null,voicemail:!1,recording_media_content_id:null}}function xs(i,{text:e,start:t=0,end:n=Number.POSITIVE_INFINITY}){return i.filter(({name:o,number:s,last_at:r})=>{let a=Date.parse(r??"")/1e3;return`${o}
${s}`.toLowerCase().includes(e.toLowerCase())&&!(a<t||a>=n)})}function vs(i,e){let t=new Set(i.map(X));return[...i,...e.filter(n=>!t.has(X(n)))].slice(0,Pn)}function Yi(i,e,t){let n=new Map(e.map(a=>[X(a),a])),o=i.map(a=>{let l=X(a),c=n.get(l)??a;return n.delete(l),c}),s=t?Ie(i.at(-1)):"";return[...[...n.values()].filter(a=>Ie(a)>=s),...o].sort((a,l)=>+(Ie(a)<Ie(l))-+(Ie(a)>Ie(l))).slice(0,Pn)}function Ie(i){return i?.started_at??""}var Dt=class{constructor(e){this.host=e;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t={text:""};this.#n="all";this.#o=null;e.addController(this),this.#s=new ie(e,this.#a())}#e;#t;#n;#o;#s;#i;hostDisconnected(){this.#i=void 0}get loading(){return this.#i!==void 0||this.searching}get hasOlder(){return this.#o!==null}get isFull(){return this.calls?.length===Pn}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#n!==this.shownFilter}get filter(){return this.#n}get due(){return xs(this.missed,this.#t)}search(e,t=this.#n){e===this.#e&&t===this.#n||(this.#e=e,this.#t=this.host.hass?ji(this.host.hass,e):{text:e},this.#n=t,this.#i=void 0,this.#s.follow(this.#a()),this.host.requestUpdate())}async loadOlder(){let e=this.calls??[];this.loading||this.#o===null||this.isFull||await this.#u({calls:e,next:this.#o},e.length+1)}#a(){return{message:{type:"openvox_uc/history",...this.#r},reduce:(t,n)=>this.#l(n)}}get#r(){let{text:e,...t}=this.#t;return{limit:Je,...wn[this.#n],...e?{search:e}:{},...t}}#l(e){if("missed"in e)this.missed=e.missed;else if("changed"in e)this.#i?.push(...e.changed),this.calls&&!this.searching&&(this.calls=Yi(this.calls,e.changed,this.hasOlder));else{let t=this.searching?0:this.calls?.length??0;this.#u(e.page,t).catch(()=>{})}}async#u({calls:e,next:t},n){let o=[];this.#i=o,this.host.requestUpdate();try{for(;t!==null&&e.length<n;){let s=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#r,cursor:t});if(!s||this.#i!==o)return;e=vs(e,s.calls),t=s.next}}finally{this.#i===o&&(this.calls=Yi(e,o,t!==null),this.#o=t,this.shownSearch=this.#e,this.shownFilter=this.#n,this.#i=void 0,this.host.requestUpdate())}}};function de(i){return Object.entries(i).flatMap(([e,t])=>Object.entries(t.queues).map(([n,o])=>({entryId:e,number:n,pbx:t,queue:o}))).sort((e,t)=>Qt(e.number,t.number))}function et({number:i,queue:e}){return e.name??i}var Gi=Z(class extends j{constructor(i){if(super(i),i.type!==H.PROPERTY&&i.type!==H.ATTRIBUTE&&i.type!==H.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Xn(i))throw Error("`live` bindings can only contain a single expression")}render(i){return i}update(i,[e]){if(e===C||e===u)return e;let t=i.element,n=i.name;if(i.type===H.PROPERTY){if(e===t[n])return C}else if(i.type===H.BOOLEAN_ATTRIBUTE){if(!!e===t.hasAttribute(n))return C}else if(i.type===H.ATTRIBUTE&&t.getAttribute(n)===e+"")return C;return ft(i),e}});var $s=3,tt=class{constructor(e){this.host=e;e.addController(this)}#e;#t;#n;#o;#s;static{this.styles=b`
.alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
.alert label { display: flex; align-items: center; gap: 8px; }
.alert input { inline-size: auto; }
.alert fieldset { display: contents; }
`}get#i(){return this.host.myPhone.alert}get isOn(){let{sound:e,notify:t,queues:n}=this.#i;return e===!0||t===!0||!!n?.length}hostDisconnected(){this.#d()}get text(){return this.#e?.text??""}update(e,t){let{hass:n,texts:o}=this.host,s=o&&this.#a(o,e,t);if(s?.callId===this.#e?.callId||!n||(this.#d(),this.#e=s,!s))return;let{text:r}=s;this.#t=document.title,document.title=`📞 ${r}`,this.#i.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#s=new Notification(r,{tag:"openvox_uc"}),this.#s.onclick=()=>globalThis.focus()),this.#i.sound&&this.#u()}#a(e,t,n){if(t?.pbx.connected&&N(t)){let{call_id:o,with_name:s,with_number:r}=t.phone,a=s??r??e("calls.unknown");return{callId:o??t.number,text:e("mine.rings",{name:a})}}for(let o of de(n)){if(!o.pbx.connected||!this.#i.queues?.includes(_(o)))continue;let r=Object.values(o.pbx.calls).find(({dialed:l,answered_at:c})=>l===o.number&&c===null),a=r?.caller_name??r?.caller??e("calls.unknown");if(r)return{callId:r.call_id,text:e("mine.rings_queue",{name:a,queue:et(o)})}}}renderSettings(e,t){let n=de(t),o=this.#i.queues??[],s=(a,l,c,p)=>d`
<label>
<input type="checkbox" name=${a} .checked=${Gi(c)} @change=${({target:h})=>p(h.checked)} />
<bdi>${l}</bdi>
</label>
`,r=(a,l)=>this.#l({queues:[...o.filter(c=>c!==a),...l?[a]:[]]});return d`
<div class="alert">
${["sound","notify"].map(a=>s(a,e(`mine.${a}`),this.#i[a]===!0,l=>this.#r(a,l)))}
${n.length>0?d`<fieldset>
<legend>${e("mine.queues")}</legend>
${n.map(a=>s("queue",et(a),o.includes(_(a)),l=>r(_(a),l)))}
</fieldset>`:u}
</div>
`}async#r(e,t){let n=!t||e==="sound"||await globalThis.Notification?.requestPermission()==="granted";t&&e==="sound"&&this.#c(),await this.#l({[e]:t&&n})}async#l(e){let{hass:t}=this.host;t&&await this.host.myPhone.alertBy(t,{...this.#i,...e}),this.host.requestUpdate()}#u(){this.#c(),this.#o=setInterval(()=>this.#c(),$s*1e3)}#c(){this.#n??=new AudioContext;let{currentTime:e,destination:t}=this.#n;for(let[n,o]of[[0,880],[.25,660]]){let[s,r]=[this.#n.createOscillator(),this.#n.createGain()];s.frequency.value=o,r.gain.setValueAtTime(.2,e+n),r.gain.exponentialRampToValueAtTime(.001,e+n+.24),s.connect(r).connect(t),s.start(e+n),s.stop(e+n+.25)}}#d(){clearInterval(this.#o),this.#o=void 0,this.#e=void 0,this.#s?.close(),this.#s=void 0,this.#t!==void 0&&(document.title=this.#t),this.#t=void 0,this.#n?.close(),this.#n=void 0}};var nt=new Set,It;function Qi(){for(let i of nt)i.tick()}function Cn(){clearInterval(It),It=void 0,!(nt.size===0||document.hidden)&&(Qi(),It=setInterval(Qi,1e3))}document.addEventListener("visibilitychange",Cn);function An(i){let e=Math.max(0,Math.floor(i/1e3)),[t,n]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,n,e%60]:[n,e%60]).map((s,r)=>r?String(s).padStart(2,"0"):s).join(":")}var On=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",nt.add(this),It===void 0?Cn():this.tick()}disconnectedCallback(){nt.delete(this),nt.size===0&&Cn()}attributeChangedCallback(e,t,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":An(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",On);var Sn={complete:"T",come_back:"H",get_back:void 0,get_back_known:void 0,ask:"A",voicemail:void 0,park:"P",hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},Xi=Object.keys(Sn),it=class extends B{#e=new tt(this);#t;constructor(){super(),new Le(this,e=>this.#h(e))}static{this.styles=[B.styles,I,tt.styles,b`
.bar {
box-sizing: border-box; min-block-size: 72px; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px;
padding: 10px 16px; background: var(--ground);
}
.call { flex: 1 1 10em; min-inline-size: 0; display: flex; align-items: center; gap: 12px; }
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
@container bar (max-width: 1320px) {
:is([data-action="voicemail"], [data-action="park"], [data-action$="mute"]) .label { position: absolute; clip-path: inset(50%); }
}
@container bar (max-width: 1080px) {
:is([data-action="ask"], [data-action="hold"], [data-action="resume"]) .label { position: absolute; clip-path: inset(50%); }
}
`]}getCardSize(){return 2}willUpdate(e){super.willUpdate(e);let t=this.#d;this.#e.update(this.#c?void 0:this.mine,this.pbxs);let n=t&&ws(t);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#p(n))}renderContent(e){let{mine:t}=this;return d`
${t?this.#n(e,t):this.#a(e)}
<div class="heard" role="status">${this.#e.text}</div>
`}#n(e,t){let n=this.#c,o=V(t),s=t.pbx.connected&&t.phone.call_id!==null,r=F(t.phone,e);return d`
<div class="bar" data-state=${n?"in_use":o}>
${s?this.#s(e,t):this.#i(o,A(t),d`<span>${e(ee(t))}</span><bdi>${t.number}</bdi>`)}
${this.#d?.note?d`<div class="note" role="note" tabindex="0" dir="auto" aria-label=${e("contact.note")} title=${this.#d.note}>${this.#d.note}</div>`:u}
<div class="buttons">
${O(this.itemsFor(t,void 0,Xi),({key:a})=>a,a=>this.#o(e,a,s?r:void 0))}
${s?u:this.#u(e)}
</div>
</div>
`}#o(e,{key:t,icon:n,label:o,run:s},r){let a=t==="complete"||t==="come_back",l=a?e(`asking.${t}`):o,c=a?o:r,p=Sn[t];return d`
<button
class="action" data-action=${t} data-state=${we[t]??u}
title=${_s(c?e("mine.about",{action:l,name:c}):l,p)}
aria-keyshortcuts=${p?`Shift+${p}`:u}
@click=${h=>s(wt(h))}
>
<ha-icon .icon=${n}></ha-icon><span class="label">${l}</span>${c?d`<span class="heard">: ${c}</span>`:u}
</button>
`}#s(e,t){let n=this.#c,o=V(t),s=a=>F(a,e);if(n){let{first:a,asked:l}=n,p=l.call_id!==null&&!!t.pbx.calls[l.call_id]?.answered_at?"in_use":"ringing";return[this.#i("on_hold",s(a),this.#r(e,"on_hold",a)),this.#i(p,s(l),l.call_id?this.#r(e,p,l):d`<span>${e("asking.pick_up")}</span>`)]}let r=t.phone.other_calls.map(a=>{let l=a.call_id&&t.pbx.calls[a.call_id]?.answered_at?"in_use":"ringing";return this.#i(l,s(a),this.#r(e,l,a))});return[this.#i(o,s(t.phone),this.#r(e,o,t.phone),this.#d?.company),...r]}#i(e,t,n,o){return d`
<div class="call" data-state=${e}>
<ha-icon class="state" .icon=${Ge[e]}></ha-icon>
<div class="who">
<div class="name">
<span dir="auto">${t}</span>
${o?d`<span class="company" dir="auto">${o}</span>`:u}
</div>
<div class="detail">${n}</div>
</div>
</div>
`}#a(e){let t=q(this.pbxs).length>0;return d`
<div class="bar">
<ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
<div class="who">${e(t?"my_phone.title":"dial.no_phone")}</div>
${de(this.pbxs).length>0?this.#l(e):u}
${t?d`<button class="action" data-action="choose" @click=${n=>this.chooseMyPhone(wt(n))}>${e("dial.choose")}</button>`:u}
</div>
`}#r(e,t,n){let{hass:o}=this,s=this.#d,r=s?.call_id===n.call_id,a=r&&!this.#c?this.earlier:void 0;return d`
<span>${e(`state.${t}`)}</span>
${n.since?d`<span><openvox-uc-elapsed since=${n.since}></openvox-uc-elapsed></span>`:u}
${r&&s?.caller_is_vip?d`<span class="vip">${e("mine.vip")}</span>`:u}
${n.with_name&&n.with_number?d`<span><bdi>${n.with_number}</bdi></span>`:u}
${a&&o?d`<span>${a.count===0||!a.last?e("mine.first"):e("mine.earlier",{count:a.count>=Je?`${Je}+`:a.count,last:qi(o,a.last)})}</span>`:u}
`}#l(e){let t=e("mine.alert");return te({key:"alert",icon:this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline",label:t,run:n=>{this.sheet={heading:t,near:n,content:()=>this.#e.renderSettings(e,this.pbxs)}}})}#u(e){return d`
${this.#l(e)}
${q(this.pbxs).length>1?te({key:"choose",icon:"mdi:phone-settings",label:e("my_phone.title"),run:t=>this.chooseMyPhone(t)}):u}
`}get#c(){let{mine:e}=this;return e?.pbx.connected?U(e):void 0}get#d(){let{mine:e}=this,t=this.#c?.first.call_id??e?.phone.call_id;return t?e?.pbx.calls[t]:void 0}async#p(e){let{hass:t}=this,n=this.#d?.call_id;if(!t)return;let o=await oe(t.connection,{message:{type:"openvox_uc/history",search:e,limit:Je},reduce:(r,a)=>"page"in a?a.page:void 0});if(!o||e!==this.#t)return;let s=o.calls.filter(({call_id:r,other_number:a})=>r!==n&&a===e);this.earlier={number:e,count:s.length,last:s[0]?.started_at??null}}#h(e){let{mine:t}=this;if(!t||this.sheet)return!1;let n=this.itemsFor(t,void 0,Xi).find(o=>Sn[o.key]===e);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}};f([w()],it.prototype,"earlier",2);function _s(i,e){return e?`${i} (⇧${e})`:i}function ws({direction:i,caller:e,callee:t}){if(i!=="internal")return(i==="outbound"?t:e)??void 0}function Ps(i,e){return i.phone!==e?.phone||i.number!==e.number||i.pbx.connected!==e.pbx.connected}var T=class extends P{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.large=!1;this.movable=!1;this.usable=!1;this.current=!1}static{this.shadowRootOptions={...P.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[I,b`
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
grid-template: "icon name side" 1fr / auto minmax(0, 1fr) auto; column-gap: 6px; padding: 0 8px; --mdc-icon-size: 18px;
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
`]}render(){let{about:t,texts:n,mine:o,movable:s,pbx:r,compact:a}=this,{phone:l}=t,c=t.pbx.connected?l.with_name??l.with_number:null,p=n(ee(t)),h=d`
<ha-icon class="icon" .icon=${At(t)}></ha-icon>
<span class="name"><span dir="auto">${A(t)}</span></span>
${this.large?u:d`<span class="side">${this.#e(n,o)}</span>`}
${a?d`<span class="heard">${[p,c,r].filter(Boolean).join(", ")}</span>`:d`<span class="what">
${c?d`<span class="heard">${p}</span>`:u}
${c&&l.direction?d`<ha-icon .icon=${Ot[l.direction]}></ha-icon>`:u}
<bdi>${c??[p,r].filter(Boolean).join(", ")}</bdi>
</span>`}
${l.since&&t.pbx.connected&&!a?d`<openvox-uc-elapsed since=${l.since}></openvox-uc-elapsed>`:u}
`;return this.usable?d`
<button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?[A(t),p,c].filter(Boolean).join(", "):u}>${h}</button>
${s?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
`:d`<div class="tile">${h}</div>`}#e(t,n){let{number:o,phone:s}=this.about;return d`
${s.badges.map(r=>d`<ha-icon .icon=${tn[r]} role="img" title=${t(`badge.${r}`)} aria-label=${t(`badge.${r}`)}></ha-icon>`)}
${n?d`<ha-icon icon="mdi:star" role="img" aria-label=${t("phones.mine")}></ha-icon>`:u}
${o}
`}};f([$({attribute:!1,hasChanged:Ps})],T.prototype,"about",2),f([$({attribute:!1})],T.prototype,"texts",2),f([$()],T.prototype,"pbx",2),f([$({type:Boolean})],T.prototype,"mine",2),f([$({type:Boolean,reflect:!0})],T.prototype,"compact",2),f([$({type:Boolean,reflect:!0})],T.prototype,"large",2),f([$({type:Boolean})],T.prototype,"movable",2),f([$({type:Boolean})],T.prototype,"usable",2),f([$({type:Boolean})],T.prototype,"current",2);customElements.define("openvox-uc-phone",T);var ks=13,Zi=41,Cs=[{width:9.5,height:3.7,smallest:13},{width:8,height:2.3,smallest:11}],Os=24;function As(i,{width:e,height:t,smallest:n}){let o=Array.from({length:Os},(s,r)=>{let[a,l]=[r+1,Math.ceil(i/(r+1))];return`min(${100/(a*e+1)}cqi,${100/(l*t+1)}cqb)`});return`clamp(${n}px,max(${o.join()}),34px)`}var ze=class extends B{constructor(){super(...arguments);this.search="";this.#e=new St(this)}#e;static{this.styles=[B.styles,I,Pe,b`
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
`]}static async getConfigForm(){let t=ne(),o=Q((t&&await oe(t.connection,ye))??{}).map(s=>({value:s.number,label:`${A(s)} (${s.number})`}));return K({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:o}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:n,search:o}=this,{filter:s}=this.myPhone,r=Q(this.pbxs).filter(v=>this.#i(v,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=ks,c=l?r.filter(v=>_e(v,s)&&yt(v,o)):r,p=a?[{area:"",name:"",phones:c}]:this.#s(c),h=o?[]:this.myPhone.collapsed,{mine:g}=this,m=v=>v.phone.control||g!==void 0&&mn(v,g)&&re(v,g),x=p.filter(({area:v})=>!h.includes(v)).flatMap(({phones:v})=>v.filter(m)),k=x.find(v=>_(v)===this.current)??x[0],y=r.length>=Zi;return d`
${l?this.#n(t,r):u}
${r.length===0?this.renderNone(t,"phones.none"):c.length===0?d`<p class="hint">${t("phones.none_found")}</p>`:u}
<div role="presentation" @keydown=${this.#d} @focusin=${this.#c}>
${O(p,({area:v})=>v,v=>{let Ne=!h.includes(v.area),Fe=v.name||(p.length>1?t("phones.no_area"):"");return d`
${Fe?this.#o(Fe,v,Ne):u}
<div
class="phones ${a?"wallboard":""} ${y?"compact":""}" role="list" aria-label=${Fe||t("phones.label")}
?hidden=${!Ne} style=${a?`font-size:${As(c.length,Cs[y?1:0])}`:u}
>
${Ne?O(v.phones,_,Ft=>this.#t(t,Ft,{isCompact:y,isCurrent:Ft===k,isUsable:m(Ft)})):u}
</div>
`})}
</div>
`}#t(t,n,{isCompact:o,isCurrent:s,isUsable:r}){let a=this.#e.from;return d`
<openvox-uc-phone
role="listitem"
state=${V(n)}
.about=${n}
.texts=${t}
.pbx=${this.hasSeveralPbxs?n.pbx.name:""}
?compact=${o}
?large=${this.config?.wallboard===!0}
?usable=${r}
?mine=${G(n,this.mine)}
?current=${s}
?movable=${!this.config?.wallboard&&L(n)}
?droppable=${a!==void 0&&re(n,a)}
@click=${this.#l}
@pointerdown=${this.#u}
></openvox-uc-phone>
`}#n(t,n){let o=n.filter(N);return d`
<div class="tools">
${Oe(t("phones.search"),s=>{this.search=s},s=>this.#a(s))}
${Ce(t("phones.filter"),ei.map(s=>({key:s,label:t(`phones.${s}`),count:n.filter(r=>_e(r,s)).length})),this.myPhone.filter,s=>this.act(r=>this.myPhone.show(r,s)))}
${n.length>=Zi?d`<div class="ringing" aria-live="polite">
${o.map(s=>d`
<button class="chip" data-state="ringing" @click=${()=>this.#r(s)}>
<ha-icon .icon=${Ge.ringing}></ha-icon><bdi>${A(s)}</bdi>
</button>
`)}
</div>`:u}
</div>
`}#o(t,{area:n,phones:o},s){return d`
<button class="fold" aria-expanded=${s} @click=${()=>this.act(r=>this.myPhone.fold(r,n))}>
<ha-icon icon=${s?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${t}</bdi> (${o.length})
</button>
`}#s(t){let{hass:n}=this,o=new Map;for(let r of t){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";o.set(a,[...o.get(a)??[],r])}let s=[...o].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return s.length>1?s.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:t}]}#i({number:t,phone:n},o){let{area:s,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(t)?!1:!s||n.device_id!==null&&o?.devices[n.device_id]?.area_id===s}#a(t){t.key==="Enter"&&(t.preventDefault(),this.renderRoot.querySelector("openvox-uc-phone")?.focus())}#r(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:o})=>G(o,t));n?.scrollIntoView({block:"center"}),n?.focus()}#l({currentTarget:t}){let n=t;n.usable&&this.openMenu(n.about,n.getBoundingClientRect())}#u(t){this.drag(t,t.currentTarget.about)}#c({target:t}){t instanceof T&&(this.current=_(t.about))}#d(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],o=n.filter(({usable:p})=>p),s=o.indexOf(t.target),r=n.map(({offsetTop:p})=>p),a=r.filter(p=>p===r[0]).length,l=getComputedStyle(this).direction==="rtl"?-1:1,c=new Map([["ArrowRight",s+l],["ArrowLeft",s-l],["ArrowDown",s+a],["ArrowUp",s-a],["Home",0],["End",o.length-1]]).get(t.key);c===void 0||s<0||(t.preventDefault(),o[c]?.focus())}};f([w()],ze.prototype,"search",2),f([w()],ze.prototype,"current",2);var zt={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},Ss={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},Es=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]),Ts={waiting:"mdi:account-clock",free:"mdi:headset"};function Ji({paused:i,state:e},t){if(i)return"paused";if(t?.state==="idle"&&t.badges.includes("do_not_disturb"))return"do_not_disturb";let n=t?.state&&Ss[t.state];return n||(t?.state==="idle"&&Es.has(e)?"not_in_use":e!==null&&e in zt?e:"unknown")}var Rs=6,Ht=class extends E{static{this.styles=[E.styles,b`
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
`]}static async getConfigForm(){let e=ne(),n=de((e&&await oe(e.connection,ye))??{}).map(({number:o,queue:s})=>({value:o,label:s.name&&s.name!==o?`${s.name} (${o})`:o}));return K({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(e){let t=this.config?.queues?.map(String),n=de(this.pbxs).filter(({number:s})=>!t?.length||t.includes(s));if(n.length===0)return this.renderNone(e,"queues.none");let o=this.config?.wallboard===!0&&n.length>Rs;return d`
<div class="queues ${this.config?.wallboard?"wallboard":""} ${o?"many":""}">
${O(n,_,s=>this.#e(e,s,o))}
</div>
`}#e(e,t,n){let{number:o,pbx:s,queue:r}=t,{agents:a,longest_wait_since:l,waiting:c}=r,p=et(t),h=l&&c!==0&&s.connected&&d`<openvox-uc-elapsed since=${l}></openvox-uc-elapsed>`,g=(m,x)=>d`
<div>
<dt>
${n?d`<ha-icon .icon=${Ts[m]}></ha-icon>`:u}
<span class=${n?"heard":""}>${e(`queues.${m}`)}</span>
</dt>
<dd>${x}</dd>
</div>
`;return d`
<section class=${c?"waiting":""} aria-label=${p}>
<h3>
<bdi>${p}</bdi>
${n&&h?d`<span class="wait"><span class="heard">${e("queues.longest_wait")}</span> ${h}</span>`:p===o?u:d`<span>${o}</span>`}
${this.hasSeveralPbxs?d`<span dir="auto">${s.name}</span>`:u}
</h3>
<dl>
${c===null?u:g("waiting",c)}
${h&&!n?g("longest_wait",h):u}
${g("free",`${a.filter(m=>zt[Ji(m,s.phones[m.number])]?.tone==="free").length}/${a.length}`)}
</dl>
${this.config?.wallboard?u:d`<ul aria-label=${e("queues.agents")}>
${O(a,m=>m.number,m=>this.#t(e,t,m))}
</ul>`}
</section>
`}#t(e,{entryId:t,number:n,pbx:o},s){let r=o.connected?Ji(s,o.phones[s.number]):"unknown",a=s.name??s.number,l=D(this.pbxs,t,s.number),c=s.paused?"resume":"pause";return d`
<li data-tone=${zt[r]?.tone}>
<ha-icon aria-hidden="true" .icon=${zt[r]?.icon}></ha-icon>
<span class="agent"><span dir="auto">${a}</span><span class="state">${e(`agent.${r}`)}</span></span>
${l?.phone.control&&l.phone.device_id&&o.connected?te({key:"pause",icon:s.paused?"mdi:play":"mdi:pause",label:e(`queues.${c}`,{name:a}),run:()=>this.act(p=>R(p,`queue_${c}`,l,{queue:n}))}):u}
</li>
`}};var eo=b`
.figures { display: flex; flex-wrap: wrap; align-content: center; gap: 0 1.2em; block-size: 100%; box-sizing: border-box; margin: 0; padding: 0.5em 1em; font-size: var(--openvox-uc-wall, 1.25em); line-height: 1.25; }
.figures > div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--secondary-text-color); font-size: 0.875em; }
.figures dd { margin: 0; font-size: 2.5em; line-height: 1.1; font-variant-numeric: tabular-nums; }
`;function to(i,e,t){let n=t.calls??[],o=n.filter(({started_at:r})=>e&&r&&Vi(e,r)).length,s=[["missed_today",o===n.length&&t.hasOlder?`${o}+`:o],["filter_due",t.missed.length]];return d`
<dl class="figures">
${t.calls?s.map(([r,a])=>d`<div><dt>${i(`recent.${r}`)}</dt><dd><bdi>${a}</bdi></dd></div>`):u}
</dl>
`}var En=3,ot=class extends z{#e=new Dt(this);#t=new Lt(this);#n=new ae(this);#o;#s=null;#i;static{this.styles=[z.styles,Pe,_t,Rt,eo,b`
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
`]}disconnectedCallback(){super.disconnectedCallback(),this.#o?.disconnect(),this.#o=void 0,this.#s=null}updated(){let e=this.renderRoot.querySelector(".calls"),t=this.renderRoot.querySelector("[data-end]"),n=this.#e.calls?.length;t===this.#s&&n===this.#i||([this.#s,this.#i]=[t,n],this.#o?.disconnect(),this.#o=void 0,!(!e||!t)&&(this.#o=new IntersectionObserver(o=>{o.some(({isIntersecting:s})=>s)&&this.#g()},{root:e,rootMargin:"400px"}),this.#o.observe(t)))}static getConfigForm(){return K({name:"wallboard",selector:{boolean:{}}})}setConfig(e){super.setConfig(e),e.wallboard&&this.#e.search("","missed")}renderContent(e){if(this.config?.wallboard)return to(e,this.hass,this.#e);let{hass:t,mine:n,mayDial:o}=this,{calls:s,missed:r,shownSearch:a,shownFilter:l,filter:c,loading:p,hasOlder:h,isFull:g}=this.#e,m=Object.values(this.pbxs).some(y=>y.may_play),x=[e,t?.user,t?.locale,n?.entryId,n?.number,o,this.#t.quarter],k=y=>Ze([y.call,y.caller,this.#f(y),...x],()=>this.#c(e,y));return d`
<div class="search">
${Oe(e("recent.search"),y=>this.#n.run(()=>this.#e.search(y)))}
</div>
${Ce(e("recent.filter"),Object.keys(wn).filter(y=>y!=="recorded"||m).map(y=>({key:y,label:e(`recent.filter_${y}`),...y==="due"?{count:this.#a(r).length}:{}})),c,y=>this.#y(y))}
${this.renderDialStatus()}
<div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${p}>
${Ze([s,r,a,l,p,this.playing,...x],()=>{let y=this.#r();return d`
${y?.length===0?d`<p class="hint" role="status">${e(this.#l)}</p>`:u}
${O(this.#u(y??[]),([v])=>v,([v,Ne])=>d`
${v?d`<h3 dir="auto">${v}</h3>`:u}
<ul>${O(Ne,({key:Fe})=>Fe,k)}</ul>
`)}
${l==="due"?u:this.#m(e,p,h,g)}
`})}
</div>
`}#a(e){let{mine:t}=this;return e.filter(({entry_id:n,number:o})=>n!==t?.entryId||o!==t.number)}#r(){let{calls:e,missed:t,due:n,shownFilter:o}=this.#e;if(o==="due")return this.#a(n).map(r=>{let a=kn(r);return{key:X(a),call:a,caller:r}});let s=new Map(this.#a(t).map(r=>[X(kn(r)),r]));return e?.map(r=>({key:X(r),call:r,caller:s.get(X(r))}))}get#l(){let{shownSearch:e,shownFilter:t}=this.#e;return e?"recent.none_found":t==="all"||t==="due"?`recent.none_${t}`:"recent.none_found"}#u(e){let{hass:t}=this,n=new Map;for(let o of e){let s=o.call.started_at,r=t&&s?Bi(t,s):"",a=n.get(r);a?a.push(o):n.set(r,[o])}return[...n]}#c(e,t){let{call:n,caller:o}=t,{hass:s}=this,{direction:r,outcome:a,icon:l,voicemail:c,started_at:p}=n,h=a==="missed"||a==="failed",g=n.other??e("recent.unknown"),m=[e(`direction.${r}`),c?e("recent.voicemail"):a&&e(`outcome.${a}`)],x=this.#f(t);return d`
<li class="${h?"missed":""} ${o?"due":""}">
<ha-icon role="img" aria-label=${m.filter(Boolean).join(", ")} title=${m.filter(Boolean).join(", ")} .icon=${l}></ha-icon>
<div class="who">
<div class="name"><bdi>${g}</bdi></div>
<div class="detail">
${p&&s?d`<span><time dir="auto" datetime=${p} title=${Wi(s,p)}>${Ki(s,p)}</time></span>`:u}
${this.#d(e,t).map(k=>k?d`<span><bdi>${k}</bdi></span>`:u)}
</div>
</div>
${ke(this.#p(e,g,t).filter(k=>k!==!1))}
${x?d`<audio controls autoplay src=${x} @error=${this.#v}></audio>`:u}
</li>
`}#d(e,{call:t,caller:n}){let{entry_id:o,direction:s,outcome:r,voicemail:a,talk_seconds:l}=t,[c]=t.extensions.length===1?t.extensions:[],p=s==="outbound"?t.caller:t.answered_by??c??t.callee,h=(n?.extensions??(p?[p]:[])).map(g=>this.#b(o,g));return[h.length>En?`${h.slice(0,En).join(", ")} +${h.length-En}`:h.join(", "),l&&(a||r==="answered")?An(l*1e3):void 0,n&&n.calls>1?e("recent.calls",{count:n.calls}):void 0]}#p(e,t,n){let{key:o,call:s,caller:r}=n,{entry_id:a,voicemail:l,recording_media_content_id:c}=s,p=this.#f(n)!==void 0;return[c!==null&&{key:"play",icon:p?"mdi:stop":"mdi:play",label:e(l?"recent.play_voicemail":"recent.play",{name:t}),pressed:p,run:()=>this.#x(o,c)},...this.#h(e,t,s.direction==="outbound"?s.callee_name:s.caller_name,s.other_number,a),r?.control===!0&&{key:"done",icon:"mdi:check",label:e("recent.done",{name:t}),run:()=>this.act(h=>h.callWS({type:"openvox_uc/missed/done",entry_id:a,uid:r.uid}))}]}#h(e,t,n,o,s){if(o===null)return[];let r={name:t,number:o,entryId:this.entryOf(s,o)};return[this.hass?.user?.is_admin===!0&&n===null&&!r.entryId&&{key:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:o}),run:()=>this.#$(e,o)},this.canCall(r)&&{key:"call",icon:"mdi:phone",label:e("recent.call",{name:t}),run:a=>this.dial(r,a)}]}#m(e,t,n,o){return n?o?d`<p class="hint">${e("recent.full")}</p>`:d`
<button class="more" data-end aria-disabled=${t} @click=${this.#g}>
${e(t?"recent.loading":"recent.older")}
</button>
`:t?d`<p class="hint">${e("recent.loading")}</p>`:u}#f({key:e}){return this.playing?.key===e?this.playing.url:void 0}#b(e,t){let n=D(this.pbxs,e,t);return n?A(n):t}#y(e){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",e)}#g(){this.act(()=>this.#e.loadOlder())}#x(e,t){if(this.playing?.key===e){this.playing=void 0;return}this.act(async n=>{let{url:o}=await n.callWS({type:"media_source/resolve_media",media_content_id:t});this.playing={key:e,url:o}})}#v(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#$(e,t){this.sheet={heading:e("recent.add_contact",{number:t}),content:()=>Mt(e,{name:"",numbers:[t],vip:!1},n=>this.act(o=>Li(o,n)))}}};f([w()],ot.prototype,"playing",2);function no(i,e,t){return Object.assign({get name(){let o=i==="dashboard"?"title":"name";return ne()?.localize(Ae(`${i}.${o}`))||e.name},get description(){return ne()?.localize(Ae(`${i}.description`))||e.description}},t)}function ue(i,e,t){let n=`openvox-uc-${i}`;customElements.define(n,e),window.customCards??=[],window.customCards.push(no(i,Ye[i],{type:n,preview:!0,getEntitySuggestion:t}))}function io(i,e){let{title:t,description:n}=Ye.dashboard;customElements.define(`ll-strategy-dashboard-${i}`,e),window.customStrategies??=[],window.customStrategies.push(no("dashboard",{name:t,description:n},{type:i,strategyType:"dashboard"}))}function oo(){let i=ne();i&&Se(i).catch(()=>{})}var Ms={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},list:{top:[],side:[],middle:["contacts"]},wall:{top:["recent","queues"],side:["calls"],middle:["phones"]}},Ls=620,He=class extends P{constructor(){super(...arguments);this.cards=[];this.layout="desk";this.#e=!1}#e;static{this.styles=b`
:host { display: block; container: board / inline-size; }
/* On a phone, no card hides those below it. */
.board { --openvox-uc-content: 80dvh; display: flex; flex-direction: column; gap: 16px; padding: 16px; box-sizing: border-box; }
.area { min-block-size: 0; min-inline-size: 0; }
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
.board.list { grid: "list" minmax(0, 1fr) / minmax(0, 60em); justify-content: center; }
.board.list .side { display: none; }
.area[data-area="contacts"] { grid-area: list; }
/* All of it is as large as its share of the screen, to be read from afar. */
.board.wall {
--openvox-uc-wall: 1em; --openvox-uc-wall-box: size; font-size: max(13px, min(1.6cqi, 3dvh)); gap: 0.6em; padding: 0.6em;
grid: "top top" auto "side phones" minmax(0, 1fr) / minmax(13em, 1fr) minmax(0, 3.2fr);
}
.board.wall :is(.top, .side) { gap: 0.6em; }
.board.wall .top { max-block-size: 34dvh; }
.board.wall .side .area { flex: 1 1 auto; }
.board.wall [data-area="recent"] { flex: none; }
}
@container board (min-width: 1080px) {
.board.desk { grid: "top top top" auto "side phones recent" minmax(0, 1fr) / minmax(18em, 22em) minmax(0, 1fr) minmax(20em, 28em); }
}
`}setConfig({layout:t="desk"}){this.layout=t}disconnectedCallback(){super.disconnectedCallback(),this.#t(!1)}updated(){this.isConnected&&this.hass&&!this.hass.kioskMode&&this.#t(this.layout==="wall"&&innerWidth>=Ls)}#t(t){t!==this.#e&&window.dispatchEvent(new CustomEvent("hass-kiosk-mode",{detail:{enable:t}})),this.#e=t}render(){let{top:t,side:n,middle:o}=Ms[this.layout];return d`
<div class="board ${this.layout}">
<div class="top">${t.map(s=>this.#n(s))}</div>
<div class="side">${n.map(s=>this.#n(s))}</div>
${o.map(s=>this.#n(s))}
</div>
`}#n(t){let n=this.cards.filter(({config:o})=>o?.view_layout?.area===t);return d`<div class="area" data-area=${t} ?hidden=${n.length===0}>${n}</div>`}};f([$({attribute:!1})],He.prototype,"cards",2),f([$({attribute:!1,hasChanged:(t,n)=>!n})],He.prototype,"hass",2),f([w()],He.prototype,"layout",2);customElements.define("openvox-uc-board",He);var Nt=class extends P{static{this.noEditor=!0}static async generate(e,t){let[n,o]=await Promise.all([Se(t),oe(t.connection,ye)]),s=Object.values(o??{}).some(({queues:a})=>Object.keys(a).length>0),r=(a,l,c)=>({title:n(`dashboard.${a}`),path:a,type:"custom:openvox-uc-board",layout:l,cards:c.filter(p=>s||p!=="queues").map(p=>({type:`custom:openvox-uc-${p}`,view_layout:{area:p},...l==="wall"?{wallboard:!0}:{},...l!=="desk"||p==="mine"?{}:{title:n(`dashboard.${p}`)}}))});return{title:n("dashboard.title"),views:[r("switchboard","desk",["mine","dial","calls","queues","phones","recent"]),r("contacts","list",["contacts"]),r("wall","wall",["recent","queues","calls","phones"])]}}};function so({entities:i,devices:e},t){let n=i[t];if(n?.platform!==S||!n.device_id)return;let[,o=""]=e[n.device_id]?.identifiers?.find(([a])=>a===S)??[],[,s="pbx",r=""]=/_(ext|queue)_(.+)$/.exec(o)??[];return{kind:s,number:r}}function ro(i,e,t){return(n,o)=>{let s=so(n,o);return s?.kind===e?{config:{type:`custom:${i}`,[t]:[s.number]}}:null}}function ao(i,...e){return(t,n)=>e.includes(n.split(".",1)[0]??"")&&so(t,n)?.kind==="pbx"?{config:{type:`custom:${i}`}}:null}var lo=ro("openvox-uc-phones","ext","favorites"),co=ro("openvox-uc-queues","queue","queues"),uo=ao("openvox-uc-recent","todo","calendar"),po=ao("openvox-uc-calls","sensor","binary_sensor");ue("calls",Tt,po);ue("contacts",Me);ue("dial",De);ue("mine",it);ue("phones",ze,lo);ue("queues",Ht,co);ue("recent",ot,uo);io("openvox-uc",Nt);oo();
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
