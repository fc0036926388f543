var ro=Object.defineProperty;var ao=Object.getOwnPropertyDescriptor;var m=(i,e,t,n)=>{for(var o=n>1?void 0:n?ao(e,t):e,s=i.length-1,r;s>=0;s--)(r=i[s])&&(o=(n?r(e,t,o):r(o))||o);return n&&o&&ro(e,t,o),o};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var it=globalThis,ot=it.ShadowRoot&&(it.ShadyCSS===void 0||it.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,zt=Symbol(),kn=new WeakMap,Ne=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==zt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(ot&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=kn.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&kn.set(t,e))}return e}toString(){return this.cssText}},Cn=i=>new Ne(typeof i=="string"?i:i+"",void 0,zt),b=(i,...e)=>{let t=i.length===1?i[0]:e.reduce((n,o,s)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+i[s+1],i[0]);return new Ne(t,i,zt)},On=(i,e)=>{if(ot)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=it.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,i.appendChild(n)}},It=ot?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Cn(t)})(i):i;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:lo,defineProperty:co,getOwnPropertyDescriptor:uo,getOwnPropertyNames:po,getOwnPropertySymbols:ho,getPrototypeOf:mo}=Object,st=globalThis,An=st.trustedTypes,fo=An?An.emptyScript:"",go=st.reactiveElementPolyfillSupport,Fe=(i,e)=>i,Ue={toAttribute(i,e){switch(e){case Boolean:i=i?fo:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},rt=(i,e)=>!lo(i,e),Sn={attribute:!0,type:String,converter:Ue,reflect:!1,useDefault:!1,hasChanged:rt};Symbol.metadata??=Symbol("metadata"),st.litPropertyMetadata??=new WeakMap;var Y=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Sn){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&co(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:s}=uo(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:o,set(r){let a=o?.call(this);s?.call(this,r),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Sn}static _$Ei(){if(this.hasOwnProperty(Fe("elementProperties")))return;let e=mo(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Fe("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Fe("properties"))){let t=this.properties,n=[...po(t),...ho(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(It(o))}else e!==void 0&&t.push(It(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return On(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:Ue).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(o):this.setAttribute(o,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let s=n.getPropertyOptions(o),r=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Ue;this._$Em=o;let a=r.fromAttribute(t,s.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,n,o=!1,s){if(e!==void 0){let r=this.constructor;if(o===!1&&(s=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??rt)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:s},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),s!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,s]of this._$Ep)this[o]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,s]of n){let{wrapped:r}=s,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};Y.elementStyles=[],Y.shadowRootOptions={mode:"open"},Y[Fe("elementProperties")]=new Map,Y[Fe("finalized")]=new Map,go?.({ReactiveElement:Y}),(st.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Nt=globalThis,En=i=>i,at=Nt.trustedTypes,Tn=at?at.createPolicy("lit-html",{createHTML:i=>i}):void 0,Ft="$lit$",W=`lit$${Math.random().toFixed(9).slice(2)}$`,Ut="?"+W,bo=`<${Ut}>`,ge=document,Be=()=>ge.createComment(""),je=i=>i===null||typeof i!="object"&&typeof i!="function",qt=Array.isArray,In=i=>qt(i)||typeof i?.[Symbol.iterator]=="function",Ht=`[ 	
\f\r]`,qe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Rn=/-->/g,Mn=/>/g,me=RegExp(`>|${Ht}(?:([^\\s"'>=/]+)(${Ht}*=${Ht}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ln=/'/g,Dn=/"/g,Hn=/^(?:script|style|textarea|title)$/i,Bt=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),c=Bt(1),Ms=Bt(2),Ls=Bt(3),C=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),zn=new WeakMap,fe=ge.createTreeWalker(ge,129);function Nn(i,e){if(!qt(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return Tn!==void 0?Tn.createHTML(e):e}var Fn=(i,e)=>{let t=i.length-1,n=[],o,s=e===2?"<svg>":e===3?"<math>":"",r=qe;for(let a=0;a<t;a++){let l=i[a],d,u,h=-1,f=0;for(;f<l.length&&(r.lastIndex=f,u=r.exec(l),u!==null);)f=r.lastIndex,r===qe?u[1]==="!--"?r=Rn:u[1]!==void 0?r=Mn:u[2]!==void 0?(Hn.test(u[2])&&(o=RegExp("</"+u[2],"g")),r=me):u[3]!==void 0&&(r=me):r===me?u[0]===">"?(r=o??qe,h=-1):u[1]===void 0?h=-2:(h=r.lastIndex-u[2].length,d=u[1],r=u[3]===void 0?me:u[3]==='"'?Dn:Ln):r===Dn||r===Ln?r=me:r===Rn||r===Mn?r=qe:(r=me,o=void 0);let g=r===me&&i[a+1].startsWith("/>")?" ":"";s+=r===qe?l+bo:h>=0?(n.push(d),l.slice(0,h)+Ft+l.slice(h)+W+g):l+W+(h===-2?a:g)}return[Nn(i,s+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Ve=class i{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let s=0,r=0,a=e.length-1,l=this.parts,[d,u]=Fn(e,t);if(this.el=i.createElement(d,n),fe.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(o=fe.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let h of o.getAttributeNames())if(h.endsWith(Ft)){let f=u[r++],g=o.getAttribute(h).split(W),x=/([.?@])?(.*)/.exec(f);l.push({type:1,index:s,name:x[2],strings:g,ctor:x[1]==="."?ct:x[1]==="?"?dt:x[1]==="@"?ut:ye}),o.removeAttribute(h)}else h.startsWith(W)&&(l.push({type:6,index:s}),o.removeAttribute(h));if(Hn.test(o.tagName)){let h=o.textContent.split(W),f=h.length-1;if(f>0){o.textContent=at?at.emptyScript:"";for(let g=0;g<f;g++)o.append(h[g],Be()),fe.nextNode(),l.push({type:2,index:++s});o.append(h[f],Be())}}}else if(o.nodeType===8)if(o.data===Ut)l.push({type:2,index:s});else{let h=-1;for(;(h=o.data.indexOf(W,h+1))!==-1;)l.push({type:7,index:s}),h+=W.length-1}s++}}static createElement(e,t){let n=ge.createElement("template");return n.innerHTML=e,n}};function be(i,e,t=i,n){if(e===C)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,s=je(e)?void 0:e._$litDirective$;return o?.constructor!==s&&(o?._$AO?.(!1),s===void 0?o=void 0:(o=new s(i),o._$AT(i,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=be(i,o._$AS(i,e.values),o,n)),e}var lt=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??ge).importNode(t,!0);fe.currentNode=o;let s=fe.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let d;l.type===2?d=new _e(s,s.nextSibling,this,e):l.type===1?d=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(d=new pt(s,this,e)),this._$AV.push(d),l=n[++a]}r!==l?.index&&(s=fe.nextNode(),r++)}return fe.currentNode=ge,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},_e=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=be(this,e,t),je(e)?e===p||e==null||e===""?(this._$AH!==p&&this._$AR(),this._$AH=p):e!==this._$AH&&e!==C&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):In(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==p&&je(this._$AH)?this._$AA.nextSibling.data=e:this.T(ge.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Ve.createElement(Nn(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let s=new lt(o,this),r=s.u(this.options);s.p(t),this.T(r),this._$AH=s}}_$AC(e){let t=zn.get(e.strings);return t===void 0&&zn.set(e.strings,t=new Ve(e)),t}k(e){qt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let s of e)o===t.length?t.push(n=new i(this.O(Be()),this.O(Be()),this,this.options)):n=t[o],n._$AI(s),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=En(e).nextSibling;En(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},ye=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,s){this.type=1,this._$AH=p,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=p}_$AI(e,t=this,n,o){let s=this.strings,r=!1;if(s===void 0)e=be(this,e,t,0),r=!je(e)||e!==this._$AH&&e!==C,r&&(this._$AH=e);else{let a=e,l,d;for(e=s[0],l=0;l<s.length-1;l++)d=be(this,a[n+l],t,l),d===C&&(d=this._$AH[l]),r||=!je(d)||d!==this._$AH[l],d===p?e=p:e!==p&&(e+=(d??"")+s[l+1]),this._$AH[l]=d}r&&!o&&this.j(e)}j(e){e===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ct=class extends ye{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===p?void 0:e}},dt=class extends ye{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==p)}},ut=class extends ye{constructor(e,t,n,o,s){super(e,t,n,o,s),this.type=5}_$AI(e,t=this){if((e=be(this,e,t,0)??p)===C)return;let n=this._$AH,o=e===p&&n!==p||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==p&&(n===p||o);o&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},pt=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){be(this,e)}},Un={M:Ft,P:W,A:Ut,C:1,L:Fn,R:lt,D:In,V:be,I:_e,H:ye,N:dt,U:ut,B:ct,F:pt},yo=Nt.litHtmlPolyfillSupport;yo?.(Ve,_e),(Nt.litHtmlVersions??=[]).push("3.3.3");var qn=(i,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let s=t?.renderBefore??null;n._$litPart$=o=new _e(e.insertBefore(Be(),s),s,void 0,t??{})}return o._$AI(i),o};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var jt=globalThis,k=class extends Y{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=qn(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return C}};k._$litElement$=!0,k.finalized=!0,jt.litElementHydrateSupport?.({LitElement:k});var xo=jt.litElementPolyfillSupport;xo?.({LitElement:k});(jt.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var H={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Z=i=>(...e)=>({_$litDirective$:i,values:e}),j=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:vo}=Un,Bn=i=>i;var Vn=i=>i.strings===void 0,jn=()=>document.createComment(""),we=(i,e,t)=>{let n=i._$AA.parentNode,o=e===void 0?i._$AB:e._$AA;if(t===void 0){let s=n.insertBefore(jn(),o),r=n.insertBefore(jn(),o);t=new vo(s,r,i,i.options)}else{let s=t._$AB.nextSibling,r=t._$AM,a=r!==i;if(a){let l;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(l=i._$AU)!==r._$AU&&t._$AP(l)}if(s!==o||a){let l=t._$AA;for(;l!==s;){let d=Bn(l).nextSibling;Bn(n).insertBefore(l,o),l=d}}}return t},J=(i,e,t=i)=>(i._$AI(e,t),i),$o={},ht=(i,e=$o)=>i._$AH=e,Kn=i=>i._$AH,mt=i=>{i._$AR(),i._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Yn=(i,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(i[o],o);return n},O=Z(class extends j{constructor(i){if(super(i),i.type!==H.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],s=[],r=0;for(let a of i)o[r]=n?n(a,r):r,s[r]=t(a,r),r++;return{values:s,keys:o}}render(i,e,t){return this.dt(i,e,t).values}update(i,[e,t,n]){let o=Kn(i),{values:s,keys:r}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=r,s;let a=this.ut??=[],l=[],d,u,h=0,f=o.length-1,g=0,x=s.length-1;for(;h<=f&&g<=x;)if(o[h]===null)h++;else if(o[f]===null)f--;else if(a[h]===r[g])l[g]=J(o[h],s[g]),h++,g++;else if(a[f]===r[x])l[x]=J(o[f],s[x]),f--,x--;else if(a[h]===r[x])l[x]=J(o[h],s[x]),we(i,l[x+1],o[h]),h++,x--;else if(a[f]===r[g])l[g]=J(o[f],s[g]),we(i,o[h],o[f]),f--,g++;else if(d===void 0&&(d=Yn(r,g,x),u=Yn(a,h,f)),d.has(a[h]))if(d.has(a[f])){let _=u.get(r[g]),y=_!==void 0?o[_]:null;if(y===null){let v=we(i,o[h]);J(v,s[g]),l[g]=v}else l[g]=J(y,s[g]),we(i,o[h],y),o[_]=null;g++}else mt(o[f]),f--;else mt(o[h]),h++;for(;g<=x;){let _=we(i,l[x+1]);J(_,s[g]),l[g++]=_}for(;h<=f;){let _=o[h++];_!==null&&mt(_)}return this.ut=r,ht(i,l),C}});function w({entryId:i,number:e}){return`${i} ${e}`}function A({number:i,phone:e}){return e.name??i}function G(i,e){return i.entryId===e?.entryId&&i.number===e.number}function N({phone:i}){return i.state==="ringing"}var _o=new Set(["in_use","on_hold"]);function M({phone:i,pbx:e}){let t=i.call_id===null?void 0:e.calls[i.call_id];return _o.has(i.state)&&t?.answered_at!==null}function F({with_name:i,with_number:e},t){return i??e??t("calls.unknown")}function L(i){return i.phone.control&&i.pbx.connected&&i.phone.call_id!==null&&M(i)}function V({phone:i,pbx:e}){return e.connected&&i.state||"unknown"}function ft({phone:i}){return i.state==="idle"&&i.badges.includes("do_not_disturb")}function ee(i){return i.pbx.connected&&ft(i)?"badge.do_not_disturb":`state.${V(i)}`}function Vt(i,e){return i.length-e.length||(i<e?-1:+(i>e))}function Kt(i){let e;return t=>(e?.pbxs!==t&&(e={pbxs:t,made:i(t)}),e.made)}var Q=Kt(i=>Object.entries(i).flatMap(([e,t])=>Object.entries(t.phones).map(([n,o])=>({entryId:e,number:n,pbx:t,phone:o}))).sort((e,t)=>Vt(e.number,t.number)));function D(i,e,t){let n=i[e],o=n?.phones[t];return n&&o&&{entryId:e,number:t,pbx:n,phone:o}}function gt({number:i,phone:e},t){let n=[i,e.name,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(o=>n.includes(o))}var Wn=["all","free","busy","not_registered"],wo={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function Pe(i,e){let{state:t}=i.phone;return e==="all"||t!==null&&wo[t]===e&&!ft(i)}var bt=new Map;function yt(i,e){if(!e)bt.delete(w(i));else{let{name:t}=e.phone,n={with_name:t,with_number:e.number,direction:null,since:null,call_id:null};bt.set(w(i),{first:i.phone,asked:n,rang:!1})}}function U(i){let{number:e,phone:t,pbx:n}=i,o=bt.get(w(i));if(t.other_calls.length===0){if(!o||t.call_id!==o.first.call_id)return;let u=t.state==="ringing";return o.rang||=u,u||!o.rang?o:void 0}bt.delete(w(i));let s=[t,...t.other_calls].sort((u,h)=>(u.since??"")<(h.since??"")?-1:1),[r,a]=s.slice(-2);if(!r?.call_id||!a?.call_id)return;let{caller:l,direction:d}=n.calls[a.call_id]??{};return d==="internal"&&l===e&&n.calls[r.call_id]?.answered_at?{first:r,asked:a}:void 0}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Po={attribute:!0,type:String,converter:Ue,reflect:!1,hasChanged:rt},ko=(i=Po,e,t)=>{let{kind:n,metadata:o}=t,s=globalThis.litPropertyMetadata.get(o);if(s===void 0&&globalThis.litPropertyMetadata.set(o,s=new Map),n==="setter"&&((i=Object.create(i)).wrapped=!0),s.set(t.name,i),n==="accessor"){let{name:r}=t;return{set(a){let l=e.get.call(this);e.set.call(this,a),this.requestUpdate(r,l,i,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,i,a),a}}}if(n==="setter"){let{name:r}=t;return function(a){let l=this[r];e.call(this,a),this.requestUpdate(r,l,i,!0,a)}}throw Error("Unsupported decorator location: "+n)};function $(i){return(e,t)=>typeof t=="object"?ko(i,e,t):((n,o,s)=>{let r=o.hasOwnProperty(s);return o.constructor.createProperty(s,n),r?Object.getOwnPropertyDescriptor(o,s):void 0})(i,e,t)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function P(i){return $({...i,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var xe=(i,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(i,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function Gn(i,e){return(t,n,o)=>{let s=r=>r.renderRoot?.querySelector(i)??null;if(e){let{get:r,set:a}=typeof n=="object"?t:o??(()=>{let l=Symbol();return{get(){return this[l]},set(d){this[l]=d}}})();return xe(t,n,{get(){let l=r.call(this);return l===void 0&&(l=s(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return xe(t,n,{get(){return s(this)}})}}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2021 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ke={activity:{},agent:{},asking:{},badge:{},calendar:{},call_line:{},call_title:{},calls:{description:"Calls that are ringing or in progress.",name:"OpenVox UC calls"},card:{},confirm:{},contact:{},contacts:{description:"Find, call, add, and edit contacts.",name:"OpenVox UC contacts"},dashboard:{description:"OpenVox UC: see who is in a call and who called, and act with one click.",title:"Phones"},dial:{description:"Find contacts, extensions, and earlier callers, and call them from your phone.",name:"OpenVox UC dial"},direction:{},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},media:{},menu:{},mine:{description:"Your own phone: who is calling, and what you can do with the call.",name:"OpenVox UC my phone"},my_phone:{title:"Which phone is yours?"},outcome:{},phones:{description:"See and control your phones and calls.",name:"OpenVox UC phones"},queues:{description:"Waiting callers, longest wait, and agents.",name:"OpenVox UC queues"},reason:{},recent:{description:"Callers to call back, and your call history.",name:"OpenVox UC inbox"},state:{},system_health:{},transfer:{},trigger:{}};var S="openvox_uc";function ke(i){return`component.${S}.config_panel.${i}`}var Yt=new WeakMap;function Ce(i){let{connection:e,language:t}=i,n=Yt.get(e);if(n?.language===t)return n.texts;let o=Oo(i);return Yt.set(e,{language:t,texts:o}),o.catch(()=>Yt.delete(e)),o}async function Oo(i){let e=await i.loadBackendTranslation("config_panel",S);return(t,n)=>e(ke(t),n)}async function Oe(i,e){let t=e?.error??e;if((typeof t=="number"?t:t.code)===3)return i.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:o,translation_key:s,translation_placeholders:r}=t;return(o?await i.loadBackendTranslation("exceptions",o).catch(()=>{}):void 0)?.(`component.${o}.exceptions.${s}.message`,r)||n||String(t)}function K(...i){return{schema:[{name:"title",selector:{text:{}}},...i],computeLabel:({name:e},t)=>t(ke(`editor.${e}`))||Ke.editor[e]}}function te(){return document.querySelector("home-assistant")?.hass}async function Qn(i){await i?.().catch(()=>{})}var Wt=class{constructor(e,t){this.connection=e;this.source=t}#e=new Set;#t;#n=0;#o;listen(e){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#s),this.#s()),this.#e.add(e),()=>{this.#e.delete(e)&&this.#e.size===0&&this.#a()}}#s=()=>{let e=this.#i();this.connection.subscribeMessage(t=>{e===this.#n&&this.#r(t)},this.source.message,{resubscribe:!1}).then(t=>{e===this.#n?this.#t=t:Qn(t)},()=>{e===this.#n&&(this.#o=setTimeout(this.#s,5e3),this.#l())})};#i(){return clearTimeout(this.#o),this.#t=void 0,this.#n+=1,this.#n}#a(){this.connection.removeEventListener("ready",this.#s),this.connection.connected&&Qn(this.#t),this.#i(),this.value=void 0}#r(e){this.value=this.source.reduce(this.value,e),this.#l()}#l(){for(let e of[...this.#e])e()}},Xn=new WeakMap;function Zn(i,e){let t=Xn.get(i)??new WeakMap;Xn.set(i,t);let n=t.get(e)??new Wt(i,e);return t.set(e,n),n}var ne=class{constructor(e,t){this.host=e;this.source=t;e.addController(this)}#e;#t;get value(){return this.#e?.value}follow(e){this.source=e,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let e=this.host.hass?.connection;if(!e)return;let t=Zn(e,this.source);if(t===this.#e)return;let n=this.#t;this.#e=t,this.#t=t.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function ie(i,e){let t=Zn(i,e);return new Promise(n=>{let o=t.listen(()=>n(t.value));setTimeout(o,5e3),t.value!==void 0&&n(t.value)})}var Ao={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,codes:{},phones:{},calls:{},queues:{}};function Gt(i,e){if(!e)return i;let t={...i};for(let[n,o]of Object.entries(e))o==null?delete t[n]:t[n]=o;return t}function So(i,{phones:e,calls:t,queues:n,...o}){return{...i,...o,phones:Gt(i.phones,e),calls:Gt(i.calls,t),queues:Gt(i.queues,n)}}function Eo(i={},e){let t="all"in e,n=t?{}:{...i};for(let[o,s]of Object.entries(t?e.all:e.changes))n[o]=So(n[o]??Ao,s);return n}var ve={message:{type:"openvox_uc/live"},reduce:Eo},xt=class extends ne{constructor(e){super(e,ve)}get pbxs(){return this.value}};var Jn="openvox_uc",To={message:{type:"frontend/subscribe_user_data",key:Jn},reduce:(i,{value:e})=>e??{}},q=Kt(i=>Q(i).filter(({phone:e})=>e.control&&e.device_id)),vt=class extends ne{constructor(e){super(e,To)}findIn(e){let t=this.value?.phone,n=t&&D(e,t.entry_id,t.number);if(n?.phone.control&&n.phone.device_id)return n;let o=q(e);return o.length===1?o[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(e,{entryId:t,number:n}){return this.#e(e,{phone:{entry_id:t,number:n}})}fold(e,t){let n=this.collapsed.filter(o=>o!==t);return this.#e(e,{collapsed:this.collapsed.includes(t)?n:[...n,t]})}get filter(){return this.value?.filter??"all"}show(e,t){return this.#e(e,{filter:t})}get alert(){return this.value?.alert??{}}alertBy(e,t){return this.#e(e,{alert:t})}#e(e,t){return e.callWS({type:"frontend/set_user_data",key:Jn,value:{...this.value,...t}})}};var ei=new WeakMap;function ti(i,e){let t=Object.keys(e);if(t.every(s=>i[s]===e[s]))return i;let n=ei.get(i);if(n&&t.every(s=>n[s]===e[s]))return n;let o={...i,...e};return ei.set(i,o),o}function Ro(i,e){let t=({device_id:r})=>r===null?void 0:e[r],n=(r,a)=>{let l=r===null?void 0:i.phones[r];return(l&&t(l)?.name_by_user)??a},o=Object.entries(i.phones).filter(([,r])=>!t(r)?.disabled_by).map(([r,a])=>{let l=a.direction==="internal"?n(a.with_number,a.with_name):a.with_name;return[r,ti(a,{name:n(r,a.name),with_name:l})]}),s=Object.entries(i.calls).map(([r,a])=>{let{direction:l,caller:d,callee:u}=a,h={caller_name:l==="inbound"?a.caller_name:n(d,a.caller_name),callee_name:l==="outbound"?a.callee_name:n(u,a.callee_name)};return[r,ti(a,h)]});return{...i,name:e[i.device_id]?.name_by_user??i.name,phones:Object.fromEntries(o),calls:Object.fromEntries(s)}}var $t;function ni(i,e){if($t?.before!==i||$t.devices!==e){let t=Object.fromEntries(Object.entries(i).map(([n,o])=>[n,Ro(o,e)]));$t={before:i,devices:e,after:t}}return $t.after}var _t=b`
input, select, textarea {
box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: var(--primary-text-color);
background: var(--ha-color-form-background, var(--card-background-color)); border: 1px solid var(--secondary-text-color); border-radius: 8px;
}
::placeholder { color: color-mix(in srgb, var(--secondary-text-color) 75%, var(--primary-text-color)); opacity: 1; }
`,z=b`
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
`,Ae={pick_up:"pick_up",resume:"pick_up",come_back:"pick_up",get_back:"pick_up",get_back_known:"pick_up",hang_up:"hang_up"},Se=b`
.filters { display: flex; flex-wrap: wrap; gap: 4px; }
.chip {
display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
}
.chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
.chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var Mo={ArrowDown:1,ArrowUp:-1},oe=class{constructor(e,t){this.host=e;this.settings=t;this.text="";this.#e=!0;this.#t=0;this.#n=0;e.addController(this)}#e;#t;#n;static{this.styles=[_t,b`
input:placeholder-shown { direction: inherit; }
ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
`]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#n&&(this.#n=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(e){this.text=e,this.#t=0,this.#e=!0,this.settings.typed?.(e),this.host.requestUpdate()}choose(e=this.#o.selected){e!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(e))}renderInput(e){let{index:t,isShown:n}=this.#o;return c`
<input
type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
maxlength=${this.settings.maxLength??p} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
aria-activedescendant=${n?`option${t}`:p} aria-label=${e} placeholder=${e}
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
`}get#o(){let e=this.settings.options(),t=Math.min(this.#t,e.length-1);return{options:e,index:t,selected:e[t],isShown:this.#e&&e.length>0}}#s(e){if(e.isComposing)return;let{options:t,index:n,isShown:o}=this.#o,s=Mo[e.key];if(s)this.#e&&(this.#t=(n+s+t.length)%t.length||0),this.#e=!0;else if(e.key==="Enter")this.choose();else{if(e.key!=="Escape"||!this.settings.closes)return;o?this.#e=!1:this.enter("")}e.preventDefault(),this.host.requestUpdate()}};var Ye={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},wt={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},Qt={do_not_disturb:"mdi:minus-circle",forwarding:"mdi:phone-forward",voicemails:"mdi:voicemail",missed:"mdi:phone-missed"};function Pt(i){return i.pbx.connected&&ft(i)?Qt.do_not_disturb:Ye[V(i)]}var Lo=/\d/,$e=class extends k{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new oe(this,{options:()=>this.#t(),choose:t=>this.dispatchEvent(new CustomEvent("pick",{detail:t}))})}#e;static{this.styles=[oe.styles,z,b`
:host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
.name { flex: 1; overflow-wrap: anywhere; }
.number, .state { color: var(--secondary-text-color); }
.state { font-size: 0.875em; }
`]}firstUpdated(){this.#e.input.focus()}render(){return c`
${this.#e.renderInput(this.label)}
${this.#e.renderList(this.label,t=>typeof t=="string"?c`<bdi class="name">${t}</bdi>`:c`
<ha-icon data-state=${V(t)} .icon=${Pt(t)}></ha-icon>
<span class="name" dir="auto">${A(t)}</span>
${Pe(t,"free")?p:c`<span class="state">${this.texts(ee(t))}</span>`}
<span class="number">${t.number}</span>
`)}
`}#t(){let t=this.#e.text.trim(),n=r=>+!Pe(r,"free"),o=this.phones.filter(r=>gt(r,t)).sort((r,a)=>n(r)-n(a));return this.free&&Lo.test(t)&&!o.some(({number:r})=>r===t)?[...o,t]:o}};m([$()],$e.prototype,"label",2),m([$({attribute:!1})],$e.prototype,"texts",2),m([$({attribute:!1})],$e.prototype,"phones",2),m([$({type:Boolean})],$e.prototype,"free",2);customElements.define("openvox-uc-picker",$e);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ii="important",Do=" !"+ii,oi=Z(class extends j{constructor(i){if(super(i),i.type!==H.ATTRIBUTE||i.name!=="style"||i.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(i){return Object.keys(i).reduce((e,t)=>{let n=i[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(i,[e]){let{style:t}=i.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let o=e[n];if(o!=null){this.ft.add(n);let s=typeof o=="string"&&o.endsWith(Do);n.includes("-")||s?t.setProperty(n,s?o.slice(0,-11):o,s?ii:""):t[n]=o}}return C}});var si=600,ri=320,We=8;function zo(){let i=document.activeElement;for(;i?.shadowRoot?.activeElement;)i=i.shadowRoot.activeElement;return i}var Ee=class extends k{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=b`
dialog {
position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
inline-size: min(${ri}px, calc(100vw - ${2*We}px)); overflow: auto;
border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
}
dialog::backdrop { background: rgb(0 0 0 / 25%); }
h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
@media (max-width: ${si-1}px) {
dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
}
`}connectedCallback(){super.connectedCallback(),this.#e=zo()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return c`
<dialog aria-labelledby="heading" style=${oi(this.#t())} @close=${this.#o} @click=${this.#n}>
<h2 id="heading"><bdi>${this.heading}</bdi></h2>
<slot></slot>
</dialog>
`}#t(){if(!this.near||innerWidth<si)return{};let{left:t,top:n,bottom:o}=this.near,s=`${Math.max(We,Math.min(t,innerWidth-ri-We))}px`,a=(n+o)/2<innerHeight/2?{top:`${o}px`,bottom:"auto","max-height":`${innerHeight-o-We}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-We}px`};return{margin:"0",left:s,right:"auto",...a}}#n(t){if(t.target!==this.dialog)return;let{left:n,right:o,top:s,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=t;(a<n||a>o||l<s||l>r)&&this.#o()}#o(){this.dispatchEvent(new Event("close"))}};m([$()],Ee.prototype,"heading",2),m([$({attribute:!1})],Ee.prototype,"near",2),m([Gn("dialog")],Ee.prototype,"dialog",2);customElements.define("openvox-uc-sheet",Ee);var Io=["areas","connected","connection","devices","entities","language","user"],Ho={},ai=c`<div class="skeleton" aria-busy="true"><i></i><i></i><i></i></div>`;function No(i,e){return!i||!e||Io.some(t=>i[t]!==e[t])}var E=class extends k{constructor(){super(...arguments);this.live=new xt(this);this.myPhone=new vt(this)}#e;static{this.styles=[_t,b`
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
.icon-button {
display: inline-flex; padding: 6px; border: none; border-radius: 50%; background: none; color: inherit;
cursor: pointer; --mdc-icon-size: 20px;
}
.icon-button:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
:focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
`]}static getStubConfig(){return{}}static getConfigForm(){return K()}setConfig(t){this.config=t}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(t){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,Ce(n).then(o=>{this.texts=o},()=>{this.#e=void 0}))}async act(t){this.error=void 0,this.sheet=void 0;try{await t()}catch(n){this.hass&&(this.error=await Oe(this.hass,n))}this.requestUpdate()}withMyPhone(t,{near:n,entryId:o}={}){let s=this.mine;s?this.act(()=>t(s)):this.chooseMyPhone(n,{entryId:o,afterwards:t})}chooseMyPhone(t,{entryId:n,afterwards:o}={}){let{hass:s,texts:r}=this;if(!s||!r)return;let a=({detail:l})=>{typeof l!="string"&&this.act(async()=>{await this.myPhone.choose(s,l),await o?.(l)})};this.sheet={heading:r("my_phone.title"),near:t,content:()=>c`
<p class="hint">${r("my_phone.help")}</p>
<openvox-uc-picker
.label=${r("my_phone.search")}
.texts=${r}
.phones=${q(this.pbxs).filter(l=>!n||l.entryId===n)}
@pick=${a}
></openvox-uc-picker>
`}}confirm(t,n,o,s){this.sheet={heading:t,near:o,content:r=>c`
<div class="confirm">
<button class="answer" @click=${()=>this.closeSheet()}>${r("card.cancel")}</button>
<button class="answer danger" autofocus @click=${s}>${n}</button>
</div>
`}}get pbxs(){return ni(this.live.pbxs??Ho,this.hass?.devices??{})}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:t,hass:n,texts:o}=this,s=this.live.pbxs;if(!n||!t)return p;if(!o)return c`<ha-card>${ai}</ha-card>`;let r=!n.connected;return c`
<ha-card>
${t.title?c`<div class="title" role="heading" aria-level="2"><bdi>${t.title}</bdi></div>`:p}
${this.#t(o).map(a=>c`<div class="notice" role="status">${a}</div>`)}
${this.error?c`<div class="notice error" role="alert">
<span dir="auto">${this.error}</span>
<button class="icon-button" aria-label=${o("card.dismiss")} @click=${()=>this.#o()}>
<ha-icon icon="mdi:close"></ha-icon>
</button>
</div>`:p}
<div class="content ${r?"offline":""}" data-scrolls ?inert=${r}>
${s?Object.keys(s).length>0?this.renderContent(o):this.renderNone(o,"card.no_pbx"):ai}
</div>
${this.sheet&&!r?this.#n(o,this.sheet):p}
</ha-card>
`}renderNone(t,n){return c`
<p class="hint">
${t(n)}
${this.hass?.user?.is_admin?c`<a href="/config/integrations/integration/${S}">${t("card.integration")}</a>`:p}
</p>
`}#t(t){return this.hass?.connected?Object.values(this.pbxs).filter(({connected:n})=>!n).map(({name:n})=>t("card.pbx_offline",{pbx:n})):[t("card.offline")]}#n(t,{heading:n,near:o,content:s}){return c`<openvox-uc-sheet .heading=${n} .near=${o} @close=${()=>this.closeSheet()}>${s(t)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#o(){this.error=void 0}};m([$({attribute:!1,hasChanged:No})],E.prototype,"hass",2),m([P()],E.prototype,"config",2),m([P()],E.prototype,"texts",2),m([P()],E.prototype,"error",2),m([P()],E.prototype,"sheet",2);var Fo=new Set(["idle","ringing","in_use","on_hold"]),Xt=new Set,di;function li(i){di=i;for(let e of Xt)e()}function se(i,e){return i.entryId===e.entryId&&i.number!==e.number&&i.phone.call_id!==e.phone.call_id&&Fo.has(i.phone.state)}var kt=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return di}hostConnected(){Xt.add(this.#e)}hostDisconnected(){Xt.delete(this.#e)}};function ui(i,e){let t=[],n=document;for(;n;){let o=n.elementFromPoint(i,e);if(!o||o===t.at(-1))break;t.push(o),n=o.shadowRoot}return t}function Uo(i,e){for(let t of ui(i,e)){let n=t.closest("[droppable]");if(n)return n}}function qo(i,e){for(let t of ui(i,e).reverse()){let n=t.closest("[data-scrolls]"),{top:o,bottom:s}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,ci(e,o,s));return}}scrollBy(0,ci(e,0,innerHeight))}function ci(i,e,t){return(+(i>t-48)-+(i<e+48))*12}function Bo(i){let e=document.createElement("div");return e.textContent=i,e.ariaHidden="true",e.style.cssText=`
position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
`,document.body.append(e),e}function pi(i,e,t,n){let o=new AbortController,{signal:s}=o,[r,a]=[i.clientX,i.clientY],l,d,u=0,h=()=>{let y=Uo(r,a);y!==d&&(d?.removeAttribute("over"),y?.setAttribute("over",""),d=y)},f=()=>{qo(r,a),h(),u=requestAnimationFrame(f)},g=()=>{o.abort(),cancelAnimationFrame(u),d?.removeAttribute("over"),l?.remove(),l&&li(void 0)},x=y=>{if(y.pointerId===i.pointerId){if([r,a]=[y.clientX,y.clientY],!l){if(Math.hypot(r-i.clientX,a-i.clientY)<6)return;l=Bo(t),li(e),f()}l.style.transform=`translate(${r+6}px, ${a+6}px)`,h()}},_=y=>{if(y.pointerId!==i.pointerId)return;let v=d?.about;l&&jo(),g(),v&&n(v)};addEventListener("pointermove",x,{signal:s}),addEventListener("pointerup",_,{signal:s}),addEventListener("pointercancel",g,{signal:s}),addEventListener("keydown",({key:y})=>y==="Escape"&&g(),{signal:s})}function jo(){let i=e=>e.stopPropagation();addEventListener("click",i,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",i,{capture:!0}))}var Te=[];function hi({entryId:i,phone:e}){Te.push({entryId:i,call:e,at:Date.now()})}function mi(i){Zt(i).length===1&&(Te=Te.filter(({entryId:e})=>e!==i.entryId))}function Zt({entryId:i,pbx:e}){let t=Object.values(e.phones),n=({with_name:o,with_number:s,since:r})=>t.some(a=>a.call_id&&a.with_name===o&&a.with_number===s&&a.since!==r);return Te=Te.filter(o=>Date.now()-o.at<9e5&&!(o.entryId===i&&n(o.call))),Te.filter(o=>o.entryId===i).map(({call:o})=>o)}var Vo=new Set(["ringing","in_use","on_hold"]),yi=new Set(["idle","in_use","on_hold"]),en=new Map,nn=new Map;function xi(i,e){return e.phone.call_id!==null&&i.get(w(e))===e.phone.call_id}function fi({about:i}){return xi(en,i)}function vi(i){return i.phone.state==="on_hold"||M(i)&&xi(nn,i)}function tn({hass:i,about:e}){let t=Object.values(i.entities).find(o=>o?.device_id===e.phone.device_id&&o.platform===S&&o.translation_key==="dnd"),n=t&&i.states[t.entity_id]?.state;return n?{entityId:t.entity_id,state:n}:void 0}function R(i,e,{phone:t},n={}){return i.callService(S,e,n,{device_id:t.device_id??[]},!1)}async function on(i,e){vi(e)||(await R(i,"hold",e),nn.set(w(e),e.phone.call_id))}async function sn(i,e){await R(i,"resume",e),nn.delete(w(e))}function gi(i,e){return{run:(t,{hass:n,about:o})=>{t.act(()=>R(n,i,o).then(()=>e?.(o)))}}}function Jt(i,e){return{byMyPhone:!0,run:(t,{hass:n,about:o},s)=>t.withMyPhone(r=>R(n,i,r,e(o.number)),{near:s,entryId:o.entryId})}}function bi(i){return{run:(e,t)=>{let n=tn(t);n&&e.act(()=>t.hass.callService("switch",i,{},{entity_id:n.entityId},!1))}}}var Ct={ask:"mdi:phone-plus",voicemail:"mdi:voicemail"};function rn(i,e){return se(i,e)&&yi.has(i.phone.state)}function an({number:i,pbx:e}){return`${e.codes.voicemail_code}${i}`}var $i=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],Ko=[{key:"transfer_here",icon:"mdi:phone-forward",withMyCall:!0,offered:({about:i,mine:e})=>e!==void 0&&se(i,e),run:(i,{about:e,mine:t})=>t&&i.transfer(t,e.number)},{key:"ask_here",icon:Ct.ask,withMyCall:!0,offered:({about:i,mine:e})=>e!==void 0&&rn(i,e),run:(i,{about:e,mine:t})=>t&&i.askFirst(t,e)},{key:"voicemail_here",icon:Ct.voicemail,withMyCall:!0,offered:({about:i,mine:e})=>i.pbx.codes.voicemail_code!==void 0&&i.phone.call_id!==e?.phone.call_id,run:(i,{about:e,mine:t})=>t&&i.transfer(t,an(e))},{key:"complete",icon:"mdi:phone-forward",whileAsking:!0,offered:({about:i})=>!!U(i)?.asked.call_id,run:(i,{about:e})=>i.completeTransfer(e)},{key:"come_back",icon:"mdi:phone-return",whileAsking:!0,offered:({about:i})=>U(i)!==void 0,run:(i,{about:e})=>i.comeBack(e)},{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:i})=>i.pbx.pickup&&N(i),...Jt("pick_up",i=>({extension:i}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:i})=>yi.has(i.phone.state),...Jt("dial",i=>({number:i}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:i})=>L(i),run:(i,{about:e},t)=>i.askForTarget(e,t)},{key:"ask",icon:Ct.ask,offered:({about:i,mine:e})=>L(i)&&G(i,e),run:(i,{about:e},t)=>i.askForTarget(e,t,"ask")},{key:"voicemail",icon:Ct.voicemail,offered:({about:i})=>L(i)&&i.pbx.codes.voicemail_code!==void 0,run:(i,{about:e},t)=>i.askForTarget(e,t,"voicemail")},{key:"park",icon:"mdi:parking",offered:({about:i})=>L(i)&&i.pbx.codes.park_code!==void 0,run:(i,{about:e})=>i.park(e)},...["get_back","get_back_known"].map(i=>({key:i,icon:"mdi:phone-in-talk",offered:({about:e,mine:t,hasParked:n})=>G(e,t)&&e.phone.state==="idle"&&e.pbx.codes.retrieval_codes!==void 0&&n===(i==="get_back_known"),run:(e,{about:t},n)=>e.getBack(t,n)})),{key:"hold",icon:"mdi:phone-paused",offered:({about:i})=>M(i)&&i.phone.state==="in_use",run:(i,{hass:e,about:t})=>{i.act(()=>on(e,t))}},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:i})=>vi(i),run:(i,{hass:e,about:t})=>{i.act(()=>sn(e,t))}},{key:"mute",icon:"mdi:microphone-off",offered:i=>M(i.about)&&!fi(i),...gi("mute",i=>en.set(w(i),i.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:i=>M(i.about)&&fi(i),...gi("unmute",i=>en.delete(w(i)))},...$i.map(([i,e])=>({key:i,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&M(t),...Jt("listen_in",t=>({extension:t,mode:i}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:i})=>Vo.has(i.phone.state),run:(i,{about:e},t)=>i.hangUpPhone(e,t)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:i=>tn(i)?.state==="off",...bi("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:i=>tn(i)?.state==="on",...bi("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:i,mine:e})=>i.phone.device_id!==null&&!G(i,e),run:(i,{hass:e,about:t})=>{i.act(()=>i.myPhone.choose(e,t))}}],ln=$i.map(([i])=>i);function Yo(i,e){let{about:t,mine:n}=e;return!t.pbx.connected||!i.offered(e)?!1:i.withMyCall?cn(t,n):!t.phone.control||U(t)&&!i.whileAsking?!1:!i.byMyPhone||!n?!0:_i(t,n)&&n.phone.state==="idle"}function cn(i,e){return _i(i,e)&&L(e)&&!U(e)}function _i(i,e){return e?.entryId===i.entryId&&e.number!==i.number}function wi(i,e){return Ko.filter(t=>(!e||e.includes(t.key))&&Yo(t,i))}var Ge=class extends k{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=[z,b`
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
<button role="menuitem" tabindex="-1" data-state=${Ae[t]??p} @click=${()=>s()}><ha-icon .icon=${n}></ha-icon>${o}</button>
`)}
</div>
`}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let n=this.#e(),o=n.indexOf(this.shadowRoot?.activeElement),s=new Map([["ArrowDown",o+1],["ArrowUp",o-1],["Home",0],["End",-1]]).get(t.key);s!==void 0&&(t.preventDefault(),n.at(s%n.length)?.focus())}};m([$()],Ge.prototype,"label",2),m([$({attribute:!1})],Ge.prototype,"items",2);customElements.define("openvox-uc-menu",Ge);var Wo=8e3,Pi=100,B=class extends E{static{this.styles=[E.styles,Se,b`
.modes { padding: 8px 16px 0; }
`]}itemsFor(e,t,n){let{hass:o,texts:s}=this;if(!o||!s)return[];let{mine:r}=this,a=Zt(e),l={hass:o,about:e,mine:r,hasParked:a.length>0},d=U(e),u={name:F(d?.first??r?.phone??e.phone,s),colleague:d?F(d.asked,s):A(e),parked:a.map(h=>F(h,s)).join(", ")};return wi(l,n).map(({key:h,icon:f,run:g})=>({key:h,icon:f,label:s(`menu.${h}`,u),run:(x=t)=>g(this,l,x)}))}openMenu({entryId:e,number:t},n,o){let s=()=>D(this.pbxs,e,t),r=s();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${t})`:t,near:n,content:a=>{let l=s(),d=l?this.itemsFor(l,n,o):[];return d.length>0?c`<openvox-uc-menu .label=${a("menu.label")} .items=${d}></openvox-uc-menu>`:c`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(e,t,n="transfer"){let{texts:o}=this;if(!o)return;let s=({detail:l})=>{typeof l=="string"?this.transfer(e,l):n==="ask"?this.askFirst(e,l):this.transfer(e,n==="voicemail"?an(l):l.number)},r=["transfer",...this.itemsFor(e,t,["ask","voicemail"]).map(({key:l})=>l)],a={transfer:se,ask:rn,voicemail:Go}[n];this.sheet={heading:o(`transfer.${n}`,{name:F(e.phone,o)}),near:t,content:()=>c`
${r.length>1?c`<div class="filters modes" role="group" aria-label=${o("transfer.mode")}>
${r.map(l=>c`
<button class="chip" aria-pressed=${l===n} @click=${()=>this.askForTarget(e,t,l)}>
${o(`transfer.mode_${l}`)}
</button>
`)}
</div>`:p}
<openvox-uc-picker
?free=${n==="transfer"}
.label=${o("transfer.search")}
.texts=${o}
.phones=${Q(this.pbxs).filter(l=>a(l,e))}
@pick=${s}
></openvox-uc-picker>
`}}drag(e,t){let{texts:n}=this,o=e.composedPath().some(s=>s instanceof Element&&s.matches(".handle"));!n||e.button!==0||e.pointerType!=="mouse"&&!o||!L(t)||pi(e,t,F(t.phone,n),s=>this.transfer(t,s.number))}hangUpPhone(e,t){let{hass:n,texts:o}=this;if(!n||!o)return;let{call_id:s,other_calls:r}=e.phone,a=r.length>0?{call_id:s}:{},l=()=>{this.act(()=>R(n,"hang_up",e,a))};G(e,this.mine)?l():this.confirm(o("confirm.hang_up",{name:A(e)}),o("menu.hang_up"),t,l)}hangUpCall(e,t,n){let{hass:o,texts:s}=this;if(!o||!s)return;let r=()=>{this.act(()=>o.callService(S,"hang_up",{call_id:e},void 0,!1))};this.mine?.phone.call_id===e?r():this.confirm(s("confirm.hang_up",{name:t}),s("menu.hang_up"),n,r)}transfer(e,t){this.act(()=>this.#e(e,t))}async#e(e,t,n=e.phone.call_id){this.hass&&await R(this.hass,"transfer",e,{number:t,call_id:n})}askFirst(e,t){let{hass:n}=this;n&&this.act(async()=>{await on(n,e),yt(e,t),this.requestUpdate();try{await R(n,"dial",e,{number:t.number})}catch(o){throw yt(e,void 0),o}})}completeTransfer(e){let t=U(e);t&&this.act(async()=>{await this.#t(e,t),await this.#e(e,t.asked.with_number??"",t.first.call_id)})}comeBack(e){let{hass:t}=this,n=U(e);!t||!n||this.act(async()=>{await this.#t(e,n),await sn(t,e)})}async#t(e,{first:t,asked:n}){let{hass:o,texts:s}=this;yt(e,void 0);let{call_id:r}=n;if(!o||!s||r===null)return;let a=()=>!(this.pbxs[e.entryId]??e.pbx).calls[r],l=await o.callService(S,"hang_up",{call_id:r},void 0,!1).then(()=>new Error(s("asking.goes_on",{name:F(t,s),colleague:F(n,s)})),d=>d);for(let d=Wo;!a()&&d>0;d-=Pi)await new Promise(u=>setTimeout(u,Pi));if(!a())throw l}park(e){this.act(async()=>{await this.#e(e,e.pbx.codes.park_code??""),hi(e),this.requestUpdate()})}getBack(e,t){let{hass:n,texts:o}=this;if(!n||!o)return;let s=d=>{this.act(()=>R(n,"dial",e,{number:d}).then(()=>mi(e)))},[r,...a]=e.pbx.codes.retrieval_codes??[];if(r&&a.length===0){s(r);return}let l=[r,...a].map((d="")=>({key:"get_back",icon:"mdi:parking",label:d,run:()=>s(d)}));this.sheet={heading:o("menu.get_back"),near:t,content:()=>c`<openvox-uc-menu .label=${o("menu.get_back")} .items=${l}></openvox-uc-menu>`}}};function Go(i,e){return i.entryId===e.entryId&&i.number!==e.number}var dn=3,Ot=class extends B{static{this.styles=[B.styles,z,b`
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
display: grid; grid-template: "direction parties parties" auto "direction detail buttons" auto / auto minmax(0, 1fr) auto;
align-items: center; gap: 0 8px; padding-block: 6px; padding-inline: 12px 4px; user-select: none; -webkit-user-select: none;
border-radius: var(--ha-card-border-radius, 12px); border: 1px solid var(--edge); background: var(--ground);
}
.content { container: calls / inline-size; }
@container calls (max-width: 360px) {
li { grid-template: "direction parties" auto "direction detail" auto "buttons buttons" auto / auto minmax(0, 1fr); }
.buttons { justify-self: end; }
}
.direction { grid-area: direction; color: var(--ink); }
.who { display: contents; overflow-wrap: anywhere; }
.parties { grid-area: parties; font-weight: 500; }
.detail { grid-area: detail; display: flex; flex-wrap: wrap; column-gap: 0.4em; color: var(--secondary-text-color); font-size: 0.875em; }
.detail > :not(:last-child)::after { content: "·"; margin-inline-start: 0.4em; }
openvox-uc-elapsed { font-variant-numeric: tabular-nums; }
.buttons { grid-area: buttons; display: flex; }
.icon-button[data-state] { color: var(--ink); }
.handle { touch-action: none; cursor: grab; padding: 6px; color: var(--secondary-text-color); --mdc-icon-size: 20px; }
.arrow { --mdc-icon-size: 1em; color: var(--secondary-text-color); }
.arrow:dir(rtl) { transform: scaleX(-1); display: inline-block; }
`]}static getConfigForm(){return K({name:"wallboard",selector:{boolean:{}}})}update(e){let t=this.shadowRoot?.activeElement;super.update(e),t&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(e){let t=Qo(this.pbxs);return t.length===0?c`<p class="hint" tabindex="-1">${e("calls.none")}</p>`:c`
<ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${e("calls.label")}>
${O(t,({call:n,pbx:o})=>`${o.device_id} ${n.call_id}`,n=>this.#e(e,n))}
</ul>
`}#e(e,t){let{call:n,pbx:o}=t,s=Zo(t),r=this.config?.wallboard===!0,[a,l]=ki(t,e),d=r?void 0:Xo(t);return c`
<li data-state=${s} @pointerdown=${u=>d&&this.drag(u,d)}>
<ha-icon class="direction" role="img" aria-label=${e(`direction.${n.direction}`)} .icon=${wt[n.direction]}></ha-icon>
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
<span>${o.connected?c`<openvox-uc-elapsed since=${Jo(t,s)??p}></openvox-uc-elapsed>`:e("state.unknown")}</span>
${n.company?c`<span><bdi>${n.company}</bdi></span>`:p}
${n.trunk?c`<span><bdi>${n.trunk}</bdi></span>`:p}
${Object.keys(this.pbxs).length>1?c`<span><bdi>${o.name}</bdi></span>`:p}
</div>
</div>
<div class="buttons">
${O(r?[]:this.#t(e,t,d),({key:u})=>u,({key:u,icon:h,label:f,run:g})=>c`
<button
class="icon-button" data-state=${Ae[u]??p} aria-label=${f} title=${f}
@click=${({currentTarget:x})=>g(x.getBoundingClientRect())}
>
<ha-icon .icon=${h}></ha-icon>
</button>
`)}
${d&&L(d)?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
</div>
</li>
`}#t(e,t,n){let{call:o,pbx:s,phones:r}=t,a=r.find(N),l=n?this.itemsFor(n,void 0,ln):[],d=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&d.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:u=>this.openMenu(n,u,ln)}),s.connected&&r.some(({phone:u})=>u.control)&&d.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:u=>this.hangUpCall(o.call_id,ki(t,e).join(", "),u)}),d}};function Qo(i){let e=Q(i).filter(({phone:t})=>t.call_id!==null);return Object.values(i).flatMap(t=>Object.values(t.calls).map(n=>({pbx:t,call:n,phones:e.filter(o=>o.pbx===t&&o.phone.call_id===n.call_id)}))).sort((t,n)=>(t.call.started_at??"").localeCompare(n.call.started_at??""))}function Xo({call:i,phones:e}){let t=e.filter(M);return t.find(({number:n})=>n===i.answered_by)??t.find(({number:n})=>n!==i.caller)??t[0]}function Zo({call:i,phones:e}){return e.some(({phone:t})=>t.state==="on_hold")?"on_hold":i.answered_at===null||e.some(N)&&!e.some(M)?"ringing":"in_use"}function Jo({call:i,phones:e},t){return t!=="ringing"?i.answered_at:i.answered_at===null?i.started_at:e.find(N)?.phone.since??i.answered_at}function ki(i,e){let{caller_name:t,caller:n}=i.call;return[t??n??e("calls.unknown"),es(i).join(", ")||e("calls.unknown")]}function es({call:i,phones:e}){let t=i.direction==="outbound"?[]:e.filter(({number:s})=>i.direction!=="internal"||s!==i.caller),n=(t.some(M)?t.filter(M):t.filter(N)).map(A),o=i.callee_name??i.callee??i.dialed;return n.length===0?o===null?[]:[o]:n.length>dn?[...n.slice(0,dn),`+${n.length-dn}`]:n}var un={company:128,note:500,vip:!1},Ci=Object.keys(un);async function pn(i,e,t){let n={search:e,limit:t};return(await i.callService(S,"get_contacts",n,{},!1,!0)).response}async function hn(i,e,t){await i.callService(S,"set_contact",{...e},{},!1),t&&t.name!==e.name&&await mn(i,t)}async function mn(i,{name:e,numbers:t}){await i.callService(S,"delete_contact",{name:e,number:t[0]},{},!1)}async function Oi(i,{name:e,numbers:t,...n}){let{contacts:o}=await pn(i,e,1e3),s=o.filter(l=>l.address_book===null&&l.name.toLowerCase()===e.toLowerCase()),[r]=s.length===1?s:[],a=Object.entries(n).map(([l,d])=>[l,d||r?.[l]||d]);await hn(i,{name:e,numbers:[...r?.numbers??[],...t],...Object.fromEntries(a)})}var At=b`
form { display: flex; flex-direction: column; gap: 8px; padding: 8px 16px 16px; }
form label { display: flex; flex-direction: column; gap: 4px; font-size: 0.875em; }
form label:has([type="checkbox"]) { flex-direction: row; align-items: center; }
form input[type="checkbox"] { inline-size: auto; }
form textarea { resize: vertical; }
form .answer { align-self: end; }
`;function St(i,e,t){return c`
<form @submit=${o=>{o.preventDefault();let s=new FormData(o.target),r=String(s.get("name")).trim(),a=String(s.get("numbers")).split(`
`).map(d=>d.trim()).filter(Boolean),l=Ci.map(d=>{let u=s.get(d);return[d,un[d]?String(u).trim():u!==null]}).filter(([d,u])=>u!==""||e[d]);r&&a.length>0&&t({name:r,numbers:a,...Object.fromEntries(l)})}}>
<label>
${i("contact.contact_name")}
<input name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${e.name} />
</label>
<label>
${i("contact.numbers")}
<textarea name="numbers" required rows=${Math.min(6,e.numbers.length+1)} .value=${e.numbers.join(`
`)}></textarea>
</label>
${Ci.map(o=>ts(i,o,e[o]))}
<button class="answer">${i("contact.save")}</button>
</form>
`}function ts(i,e,t){let n=i(`contact.${e}`),o=un[e];return o?e==="note"?c`<label>${n}<textarea name=${e} rows="2" maxlength=${o} dir="auto" .value=${t??""}></textarea></label>`:c`<label>${n}<input name=${e} autocomplete="off" maxlength=${o} dir="auto" .value=${t??""} /></label>`:c`<label><input type="checkbox" name=${e} .checked=${t===!0} />${n}</label>`}var re=class{#e;run(e){this.cancel(),this.#e=setTimeout(e,200)}cancel(){clearTimeout(this.#e)}};var I=class extends E{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[E.styles,b`
.dial-status { margin: 0; padding: 8px 16px; }
.dial-status:empty { display: none; }
`]}willUpdate(t){if(super.willUpdate(t),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||q(this.pbxs).length>0}canCall({entryId:t,number:n}){let o=this.mine;return!o||!t?this.mayDial:o.entryId===t&&o.number!==n}entryOf(t,n){return D(this.pbxs,t,n)&&t}dial(t,n,o){let{hass:s,texts:r}=this;!s||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await R(s,"dial",a,{number:t.number}),this.dialStatus=r("dial.calling",{name:t.name??t.number,phone:A(a)}),o?.()}finally{this.#e=!1}}},{near:n,...t.entryId?{entryId:t.entryId}:{}}))}renderDialStatus(){return c`<p class="dial-status" role="status">${this.dialStatus}</p>`}};m([P()],I.prototype,"dialStatus",2);function ae(i,e){let t=i?.activeElement,n=t?.closest("ul"),o=t?.closest("li"),s=n&&o?[...n.children].indexOf(o):-1,r=t?.dataset.action;if(e(),!i||!t||i.activeElement)return;if(t.isConnected){t.focus({preventScroll:!0});return}let a=n?.isConnected?[...n.children]:[],l=s>=0?a[Math.min(s,a.length-1)]:void 0;(l?.querySelector(`[data-action="${r}"]`)??l?.querySelector("button")??i.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var fn=100,ns=64,Ai={name:"",numbers:[],company:"",note:"",vip:!1,address_book:null},Re=class extends I{constructor(){super(...arguments);this.limit=fn;this.#e=new re;this.#t="";this.#n=!1}#e;#t;#n;static{this.styles=[I.styles,At,b`
.tools { position: sticky; inset-block-start: 0; z-index: 1; display: flex; gap: 8px; padding: 12px 16px 8px; background: var(--ha-card-background, var(--card-background-color)); }
.tools input { flex: 1; }
ul { list-style: none; margin: 0; padding: 0 0 8px; }
li {
content-visibility: auto; contain-intrinsic-block-size: auto 50px;
display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; padding-block: 4px; padding-inline: 16px 8px;
}
li > ha-icon { color: var(--secondary-text-color); }
.who { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
.detail { display: flex; flex-wrap: wrap; column-gap: 0.4em; color: var(--secondary-text-color); font-size: 0.875em; }
.detail > :not(:last-child)::after { content: "·"; margin-inline-start: 0.4em; }
.buttons { display: flex; }
.more { display: block; margin: 4px 16px 12px; }
`]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel(),this.#n=!1}willUpdate(t){super.willUpdate(t),this.hass&&!this.#n&&(this.#n=!0,this.#i())}update(t){ae(this.shadowRoot,()=>super.update(t))}renderContent(t){let{contacts:n,total:o}=this.found??{contacts:[],total:0};return c`
<div class="tools">
<input
type="search" maxlength=${ns} autocomplete="off" aria-label=${t("contacts.search")}
placeholder=${t("contacts.search")} @input=${this.#a}
/>
${this.#s?c`<button class="answer" data-action="add" @click=${this.#l}>${t("contacts.add")}</button>`:p}
</div>
${this.renderDialStatus()}
${this.found&&n.length===0?c`<p class="hint" role="status">${t(this.#t?"contacts.none_found":"contacts.none")}</p>`:p}
<ul aria-label=${t("contacts.label")}>
${O(n,is,s=>this.#o(t,s))}
</ul>
${n.length<o?c`<button class="answer more" @click=${this.#r}>${t("contacts.more",{count:o})}</button>`:p}
`}#o(t,n){let{name:o,numbers:s,company:r,vip:a,address_book:l}=n,d=s[0]??"",u=[this.mayDial&&d&&{key:"call",icon:"mdi:phone",run:h=>this.dial({name:o,number:d},h)},this.#s&&l===null&&{key:"edit",icon:"mdi:pencil",run:()=>this.#u(n)},this.#s&&l===null&&{key:"delete",icon:"mdi:delete",run:h=>this.#c(n,h)}].filter(h=>typeof h=="object");return c`
<li>
<ha-icon icon=${a?"mdi:account-star":"mdi:account"} role="img" aria-label=${a?t("mine.vip"):p}></ha-icon>
<div class="who">
<div class="name"><bdi>${o}</bdi></div>
<div class="detail">
${r?c`<span><bdi>${r}</bdi></span>`:p}
${s.map(h=>c`<span><bdi>${h}</bdi></span>`)}
${l===null?p:c`<span>${t("contacts.from",{address_book:l})}</span>`}
</div>
</div>
<div class="buttons">
${u.map(({key:h,icon:f,run:g})=>c`
<button
class="icon-button" data-action=${h} aria-label=${t(`contacts.${h}`,{name:o})} title=${t(`contacts.${h}`,{name:o})}
@click=${({currentTarget:x})=>g(x.getBoundingClientRect())}
>
<ha-icon .icon=${f}></ha-icon>
</button>
`)}
</div>
</li>
`}get#s(){return this.hass?.user?.is_admin===!0}async#i(){let{hass:t,limit:n}=this,o=this.#t;if(t)try{let s=await pn(t,o,n);o===this.#t&&n===this.limit&&(this.found=s)}catch(s){this.error=await Oe(t,s)}}#a({target:t}){let n=t.value.trim();this.#e.run(()=>{this.#t=n,this.limit=fn,this.#i()})}#r(){this.limit+=fn,this.#i()}#l(){this.#u(Ai)}#u(t){let{hass:n}=this;if(!n)return;let o=t===Ai?void 0:t;this.sheet={heading:this.texts?.(o?"contacts.edit":"contacts.add",{name:t.name})??"",content:s=>St(s,t,r=>{this.act(()=>hn(n,r,o).then(()=>this.#i()))})}}#c(t,n){let{hass:o,texts:s}=this;if(!o||!s)return;let{name:r}=t;this.confirm(s("confirm.delete",{name:r}),s("contacts.delete",{name:r}),n,()=>{this.act(()=>mn(o,t).then(()=>this.#i()))})}};m([P()],Re.prototype,"found",2),m([P()],Re.prototype,"limit",2);function is({address_book:i,name:e,numbers:t}){return JSON.stringify([i,e,t])}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var os={},Qe=Z(class extends j{constructor(){super(...arguments),this.ot=os}render(i,e){return e()}update(i,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,o)=>n===this.ot[o]))return C}else if(this.ot===e)return C;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var ss="input, textarea, select, [contenteditable], ha-code-editor";function rs(i){return i.composedPath().some(e=>e instanceof Element&&e.matches(ss))}var Me=class{constructor(e,t){this.run=t;e.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=e=>{e.defaultPrevented||e.ctrlKey||e.altKey||e.metaKey||rs(e)||this.run(e.key,e)&&e.preventDefault()}};var as={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},Si=64,ls=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,cs=/[\s()/.-]/g,ds=/^\s*tel:([^;?]*).*$/is;function Ei(i){let e=ds.exec(i)?.[1];if(e===void 0)return i;try{return decodeURIComponent(e)}catch{return e}}function Ti(i){return i.replace(cs,"")}var Le=class extends I{constructor(){super();this.found=[];this.foundFor="";this.#e=new re;this.#t=new oe(this,{options:()=>this.#r(),typed:t=>this.#l(t),choose:t=>this.#h(t),maxLength:Si,closes:!0});new Me(this,t=>this.#c(t))}#e;#t;static{this.styles=[I.styles,oe.styles,b`
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
.count { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(){let t=this.renderRoot.querySelector("select");t&&(t.value=this.mine?w(this.mine):"")}renderContent(t){if(!this.mayDial)return c`<p class="hint">${t("dial.no_phone")}</p>`;let n=this.#r();return c`
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
<div class=${n.length>0?"count":"none"} role="status">${this.#o(t,n)}</div>
${this.#s(t)}
</div>
${this.renderDialStatus()}
`}#n(t,{kind:n,entry_id:o,name:s,number:r,company:a}){let l=o===null?void 0:D(this.pbxs,o,r);return c`
<ha-icon role="img" aria-label=${t(`dial.${n}`)} title=${t(`dial.${n}`)} .icon=${as[n]}></ha-icon>
<span class="who">
${s===null?p:c`<span dir="auto">${s}</span>`}
<span class=${s===null?"":"number"}><bdi>${r}</bdi></span>
${a?c`<span class="number" dir="auto">${a}</span>`:p}
</span>
${l?c`<span class="state">${t(ee(l))}</span>`:p}
`}#o(t,n){return!this.#i||this.#a?"":n.length>0?t("dial.count",{count:n.length}):t("dial.none_found")}#s(t){let n=q(this.pbxs),o=this.mine===void 0;if(n.length<2)return p;let s=Object.keys(this.pbxs).length>1,r=n.map(({number:a,pbx:l,phone:d})=>{let u=d.name?`${d.name} (${a})`:a;return s?`${u}, ${l.name}`:u});return Qe([t,o,r.join()],()=>c`
<label>
${t("dial.from")}
<select @change=${this.#p}>
${o?c`<option value="">${t("dial.choose")}</option>`:p}
${n.map((a,l)=>c`<option value=${w(a)}>${r[l]}</option>`)}
</select>
</label>
`)}get#i(){return this.#t.text.trim()}get#a(){return this.foundFor!==this.#i}#r(){let t=this.#i,n=this.#a?[]:this.found.filter(s=>this.canCall(Ri(s)));return ls.test(t)&&!n.some(({number:s})=>Ti(s)===Ti(t))?[{kind:"typed",entry_id:null,name:null,number:t},...n]:n}#l(t){this.#t.text=Ei(t),this.dialStatus="";let n=this.#i;n?this.#e.run(()=>{this.#u(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#u(t){let{hass:n}=this;if(n)try{let{results:o}=await n.callWS({type:"openvox_uc/find",text:t});if(t!==this.#i)return;this.found=o,this.foundFor=t,this.error=void 0}catch(o){t===this.#i&&(this.error=await Oe(n,o))}}#c(t){return t!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#d(t){let n=t.clipboardData?.getData("text")??"",o=Ei(n);o!==n&&(t.preventDefault(),this.#t.enter(o.slice(0,Si)))}#h(t){let{text:n,input:o}=this.#t;this.dial(Ri(t),o.getBoundingClientRect(),()=>{this.#t.text===n&&this.#m()})}#m(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#p({target:t}){let{hass:n}=this,o=q(this.pbxs).find(s=>w(s)===t.value);n&&o&&this.act(()=>this.myPhone.choose(n,o))}};m([P()],Le.prototype,"found",2),m([P()],Le.prototype,"foundFor",2);function Ri({entry_id:i,name:e,number:t}){return{name:e,number:t,entryId:i??void 0}}var Mi=["numeric","short","long"].map(i=>({day:"numeric",month:i})),us=[...Mi,...Mi.map(i=>({...i,year:"numeric"})),{day:"numeric",month:"numeric",year:"2-digit"}],Li=new Map;function le(i,e){let t=JSON.stringify([i,e]),n=Li.get(t)??new Intl.DateTimeFormat(i,e);return Li.set(t,n),n}function ps(i){let e=i.codePointAt(0)??0,t=0;for(;t<9&&/\p{Nd}/u.test(String.fromCodePoint(e-t-1));)t+=1;return`${t}`}var ce=class{#e;#t;#n;#o;constructor({config:e,language:t,locale:n}){let{time_format:o,time_zone:s}=n;this.#e=t,this.#t=o==="system"?void 0:t,this.#n=s==="server"?{timeZone:e.time_zone}:{};let r=le(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=o==="12"||o!=="24"&&r===!0;this.#o={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#n}}daysAgo(e,t){let n=o=>Date.parse(le("en-CA",this.#n).format(o));return Math.round((n(t)-n(e))/864e5)}time(e){return le(this.#t,this.#o).format(e)}day(e,t){let n=this.daysAgo(e,t);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#i(e,{weekday:"long"});let o=this.#i(e,{year:"numeric"})===this.#i(t,{year:"numeric"});return this.#i(e,{day:"numeric",month:"short",...o?{}:{year:"numeric"}})}full(e){return this.#i(e,{dateStyle:"full"})}#s(e,t){let n=Date.parse(le("en-CA",this.#n).format(t)),o=(r,a)=>Array.from({length:a},(l,d)=>r+d*864e5).filter(l=>l<=n);if(/^(\P{N}+|[\p{N}\s+()]+)$/u.test(e))return o(n-6*864e5,7);let s=/(?:19|20)\d\d/.exec(e);return[...s?o(Date.UTC(Number(s[0]),0),366):[],...o(n-365*864e5,366)]}names(e,t){let n=this.#s(e,t),o=n.at(-1)??0,s=new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}),r=new Map;for(let a of n){let l=(o-a)/864e5,d=us.map(u=>le(this.#e,{...u,timeZone:"UTC"}).format(a));l<7&&d.push(s.format(-l,"day"),le(this.#e,{weekday:"long",timeZone:"UTC"}).format(a));for(let u of[...d,new Date(a).toISOString().slice(0,10)])r.set(this.plain(u),a)}return r}plain(e){let t=e.replace(/(?=\P{ASCII})\p{Nd}/gu,ps),n=t.toLocaleLowerCase(this.#e).match(/[\p{L}\p{M}]+|\p{N}+/gu)??[];return/\p{L}/u.test(t)&&n.sort(),n.map(o=>o.replace(/^0+/,"")).join(" ")}beginOf(e){let t=e;for(let n=0;n<2;n+=1){let o=le("sv",{dateStyle:"short",timeStyle:"medium",...this.#n}).format(t);t-=Date.parse(`${o.replace(" ","T")}Z`)-e}return t}#i(e,t){return le(this.#e,{...t,...this.#n}).format(e)}};function Di(i,e,t=new Date){let n=new Date(e),o=new ce(i),s=o.time(n);return o.daysAgo(n,t)===0?s:`${o.day(n,t)}, ${s}`}function zi(i,e,t=new Date){return new ce(i).day(new Date(e),t)}function Ii(i,e,t=new Date){let n=new ce(i),o=e.split(/\s+/),s=n.names(e,t);for(let r=o.length;r>0;r-=1)for(let a of[0,o.length-r]){let l=o.slice(a,a+r).join(" "),d=s.get(n.plain(l));if(d===void 0||/^[\p{N}\s]+$/u.test(l))continue;return{text:[...o.slice(0,a),...o.slice(a+r)].join(" "),start:n.beginOf(d)/1e3,end:n.beginOf(d+864e5)/1e3}}return{text:e}}function Hi(i,e,t=new Date){return new ce(i).daysAgo(new Date(e),t)===0}function Ni(i,e){return new ce(i).time(new Date(e))}function Fi(i,e){let t=new ce(i);return`${t.full(new Date(e))}, ${t.time(new Date(e))}`}var gn=9e5,Et=class{constructor(e){this.host=e;this.quarter=0;e.addController(this)}#e;hostConnected(){let e=Date.now();this.quarter=Math.floor(e/gn),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},gn-e%gn)}hostDisconnected(){clearTimeout(this.#e)}};var bn={all:{},due:{limit:1},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]},voicemail:{voicemail:!0},recorded:{recorded:!0}},Xe=50,yn=1e3;function X({entry_id:i,call_id:e}){return`${i} ${e}`}function xn({entry_id:i,uid:e,direction:t,name:n,number:o,extensions:s,last_at:r}){return{entry_id:i,call_id:e,direction:t,outcome:"missed",icon:"mdi:phone-missed",other:n??o,other_number:o,caller:o,caller_name:n,callee:null,callee_name:null,dialed:null,extensions:s,answered_by:null,trunk:null,started_at:r,answered_at:null,talk_seconds:null,voicemail:!1,recording_media_content_id:null}}function hs(i,{text:e,start:t=0,end:n=Number.POSITIVE_INFINITY}){return i.filter(({name:o,number:s,last_at:r})=>{let a=Date.parse(r??"")/1e3;return`${o}
${s}`.toLowerCase().includes(e.toLowerCase())&&!(a<t||a>=n)})}function ms(i,e){let t=new Set(i.map(X));return[...i,...e.filter(n=>!t.has(X(n)))].slice(0,yn)}function Ui(i,e,t){let n=new Map(e.map(a=>[X(a),a])),o=i.map(a=>{let l=X(a),d=n.get(l)??a;return n.delete(l),d}),s=t?De(i.at(-1)):"";return[...[...n.values()].filter(a=>De(a)>=s),...o].sort((a,l)=>+(De(a)<De(l))-+(De(a)>De(l))).slice(0,yn)}function De(i){return i?.started_at??""}var Tt=class{constructor(e){this.host=e;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t={text:""};this.#n="all";this.#o=null;e.addController(this),this.#s=new ne(e,this.#a())}#e;#t;#n;#o;#s;#i;hostDisconnected(){this.#i=void 0}get loading(){return this.#i!==void 0||this.searching}get hasOlder(){return this.#o!==null}get isFull(){return this.calls?.length===yn}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#n!==this.shownFilter}get filter(){return this.#n}get due(){return hs(this.missed,this.#t)}search(e,t=this.#n){e===this.#e&&t===this.#n||(this.#e=e,this.#t=this.host.hass?Ii(this.host.hass,e):{text:e},this.#n=t,this.#i=void 0,this.#s.follow(this.#a()),this.host.requestUpdate())}async loadOlder(){let e=this.calls??[];this.loading||this.#o===null||this.isFull||await this.#u({calls:e,next:this.#o},e.length+1)}#a(){return{message:{type:"openvox_uc/history",...this.#r},reduce:(t,n)=>this.#l(n)}}get#r(){let{text:e,...t}=this.#t;return{limit:Xe,...bn[this.#n],...e?{search:e}:{},...t}}#l(e){if("missed"in e)this.missed=e.missed;else if("changed"in e)this.#i?.push(...e.changed),this.calls&&!this.searching&&(this.calls=Ui(this.calls,e.changed,this.hasOlder));else{let t=this.searching?0:this.calls?.length??0;this.#u(e.page,t).catch(()=>{})}}async#u({calls:e,next:t},n){let o=[];this.#i=o,this.host.requestUpdate();try{for(;t!==null&&e.length<n;){let s=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#r,cursor:t});if(!s||this.#i!==o)return;e=ms(e,s.calls),t=s.next}}finally{this.#i===o&&(this.calls=Ui(e,o,t!==null),this.#o=t,this.shownSearch=this.#e,this.shownFilter=this.#n,this.#i=void 0,this.host.requestUpdate())}}};function de(i){return Object.entries(i).flatMap(([e,t])=>Object.entries(t.queues).map(([n,o])=>({entryId:e,number:n,pbx:t,queue:o}))).sort((e,t)=>Vt(e.number,t.number))}function Ze({number:i,queue:e}){return e.name??i}/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var qi=Z(class extends j{constructor(i){if(super(i),i.type!==H.PROPERTY&&i.type!==H.ATTRIBUTE&&i.type!==H.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Vn(i))throw Error("`live` bindings can only contain a single expression")}render(i){return i}update(i,[e]){if(e===C||e===p)return e;let t=i.element,n=i.name;if(i.type===H.PROPERTY){if(e===t[n])return C}else if(i.type===H.BOOLEAN_ATTRIBUTE){if(!!e===t.hasAttribute(n))return C}else if(i.type===H.ATTRIBUTE&&t.getAttribute(n)===e+"")return C;return ht(i),e}});var fs=3,Je=class{constructor(e){this.host=e;e.addController(this)}#e;#t;#n;#o;#s;static{this.styles=b`
.alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
.alert label { display: flex; align-items: center; gap: 8px; }
.alert input { inline-size: auto; }
.alert fieldset { display: contents; }
`}get#i(){return this.host.myPhone.alert}get isOn(){let{sound:e,notify:t,queues:n}=this.#i;return e===!0||t===!0||!!n?.length}hostDisconnected(){this.#d()}get text(){return this.#e?.text??""}update(e,t){let{hass:n,texts:o}=this.host,s=o&&this.#a(o,e,t);if(s?.callId===this.#e?.callId||!n||(this.#d(),this.#e=s,!s))return;let{text:r}=s;this.#t=document.title,document.title=`📞 ${r}`,this.#i.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#s=new Notification(r,{tag:"openvox_uc"}),this.#s.onclick=()=>globalThis.focus()),this.#i.sound&&this.#u()}#a(e,t,n){if(t?.pbx.connected&&N(t)){let{call_id:o,with_name:s,with_number:r}=t.phone,a=s??r??e("calls.unknown");return{callId:o??t.number,text:e("mine.rings",{name:a})}}for(let o of de(n)){if(!o.pbx.connected||!this.#i.queues?.includes(w(o)))continue;let r=Object.values(o.pbx.calls).find(({dialed:l,answered_at:d})=>l===o.number&&d===null),a=r?.caller_name??r?.caller??e("calls.unknown");if(r)return{callId:r.call_id,text:e("mine.rings_queue",{name:a,queue:Ze(o)})}}}renderSettings(e,t){let n=de(t),o=this.#i.queues??[],s=(a,l,d,u)=>c`
<label>
<input type="checkbox" name=${a} .checked=${qi(d)} @change=${({target:h})=>u(h.checked)} />
<bdi>${l}</bdi>
</label>
`,r=(a,l)=>this.#l({queues:[...o.filter(d=>d!==a),...l?[a]:[]]});return c`
<div class="alert">
${["sound","notify"].map(a=>s(a,e(`mine.${a}`),this.#i[a]===!0,l=>this.#r(a,l)))}
${n.length>0?c`<fieldset>
<legend>${e("mine.queues")}</legend>
${n.map(a=>s("queue",Ze(a),o.includes(w(a)),l=>r(w(a),l)))}
</fieldset>`:p}
</div>
`}async#r(e,t){let n=!t||e==="sound"||await globalThis.Notification?.requestPermission()==="granted";t&&e==="sound"&&this.#c(),await this.#l({[e]:t&&n})}async#l(e){let{hass:t}=this.host;t&&await this.host.myPhone.alertBy(t,{...this.#i,...e}),this.host.requestUpdate()}#u(){this.#c(),this.#o=setInterval(()=>this.#c(),fs*1e3)}#c(){this.#n??=new AudioContext;let{currentTime:e,destination:t}=this.#n;for(let[n,o]of[[0,880],[.25,660]]){let[s,r]=[this.#n.createOscillator(),this.#n.createGain()];s.frequency.value=o,r.gain.setValueAtTime(.2,e+n),r.gain.exponentialRampToValueAtTime(.001,e+n+.24),s.connect(r).connect(t),s.start(e+n),s.stop(e+n+.25)}}#d(){clearInterval(this.#o),this.#o=void 0,this.#e=void 0,this.#s?.close(),this.#s=void 0,this.#t!==void 0&&(document.title=this.#t),this.#t=void 0,this.#n?.close(),this.#n=void 0}};var et=new Set,Rt;function Bi(){for(let i of et)i.tick()}function vn(){clearInterval(Rt),Rt=void 0,!(et.size===0||document.hidden)&&(Bi(),Rt=setInterval(Bi,1e3))}document.addEventListener("visibilitychange",vn);function _n(i){let e=Math.max(0,Math.floor(i/1e3)),[t,n]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,n,e%60]:[n,e%60]).map((s,r)=>r?String(s).padStart(2,"0"):s).join(":")}var $n=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",et.add(this),Rt===void 0?vn():this.tick()}disconnectedCallback(){et.delete(this),et.size===0&&vn()}attributeChangedCallback(e,t,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":_n(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",$n);var wn={complete:"T",come_back:"H",get_back:void 0,get_back_known:void 0,ask:"A",voicemail:void 0,park:"P",hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},ji=Object.keys(wn),tt=class extends B{#e=new Je(this);#t;constructor(){super(),new Me(this,e=>this.#m(e))}static{this.styles=[B.styles,z,Je.styles,b`
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
.detail { display: flex; flex-wrap: wrap; column-gap: 0.4em; color: var(--secondary-text-color); }
.detail > :not(:last-child)::after { content: "·"; margin-inline-start: 0.4em; }
.note {
flex: 1 1 9em; min-inline-size: 0; max-block-size: 3.2em; overflow-y: auto; scrollbar-width: thin; line-height: 1.6; white-space: pre-line;
overflow-wrap: anywhere; border-inline-start: 3px solid var(--edge); padding-inline-start: 12px;
}
.vip { color: var(--ink); font-weight: 500; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-inline-start: auto; }
.action {
display: inline-flex; align-items: center; gap: 6px; padding: 8px 14px; border-radius: 20px; border: 1px solid var(--divider-color);
font: inherit; font-weight: 500; color: inherit; background: var(--card-background-color); cursor: pointer; --mdc-icon-size: 20px;
}
.action:hover { background: color-mix(in srgb, currentcolor 8%, var(--card-background-color)); }
.action:is([data-state="hang_up"], [data-state="pick_up"]) { color: var(--ink); border-color: currentcolor; }
.heard { position: absolute; clip-path: inset(50%); }
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
`]}getCardSize(){return 2}willUpdate(e){super.willUpdate(e);let t=this.#d;this.#e.update(this.#c?void 0:this.mine,this.pbxs);let n=t&&bs(t);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#h(n))}update(e){ae(this.shadowRoot,()=>super.update(e))}renderContent(e){let{mine:t}=this;return c`
${t?this.#n(e,t):this.#a(e)}
<div class="heard" role="status">${this.#e.text}</div>
`}#n(e,t){let n=this.#c,o=V(t),s=t.pbx.connected&&t.phone.call_id!==null,r=F(t.phone,e);return c`
<div class="bar" data-state=${n?"in_use":o}>
${s?this.#s(e,t):this.#i(o,A(t),c`<span>${e(ee(t))}</span><bdi>${t.number}</bdi>`)}
${this.#d?.note?c`<div class="note" role="note" tabindex="0" dir="auto" aria-label=${e("contact.note")} title=${this.#d.note}>${this.#d.note}</div>`:p}
<div class="buttons">
${O(this.itemsFor(t,void 0,ji),({key:a})=>a,a=>this.#o(e,a,s?r:void 0))}
${s?p:this.#u(e)}
</div>
</div>
`}#o(e,{key:t,icon:n,label:o,run:s},r){let a=t==="complete"||t==="come_back",l=a?e(`asking.${t}`):o,d=a?o:r,u=wn[t];return c`
<button
class="action" data-action=${t} data-state=${Ae[t]??p}
title=${gs(d?e("mine.about",{action:l,name:d}):l,u)}
aria-keyshortcuts=${u?`Shift+${u}`:p}
@click=${({currentTarget:h})=>s(h.getBoundingClientRect())}
>
<ha-icon .icon=${n}></ha-icon><span class="label">${l}</span>${d?c`<span class="heard">: ${d}</span>`:p}
</button>
`}#s(e,t){let n=this.#c,o=V(t),s=a=>F(a,e);if(n){let{first:a,asked:l}=n,u=l.call_id!==null&&!!t.pbx.calls[l.call_id]?.answered_at?"in_use":"ringing";return[this.#i("on_hold",s(a),this.#r(e,"on_hold",a)),this.#i(u,s(l),l.call_id?this.#r(e,u,l):c`<span>${e("asking.pick_up")}</span>`)]}let r=t.phone.other_calls.map(a=>{let l=a.call_id&&t.pbx.calls[a.call_id]?.answered_at?"in_use":"ringing";return this.#i(l,s(a),this.#r(e,l,a))});return[this.#i(o,s(t.phone),this.#r(e,o,t.phone),this.#d?.company),...r]}#i(e,t,n,o){return c`
<div class="call" data-state=${e}>
<ha-icon class="state" .icon=${Ye[e]}></ha-icon>
<div class="who">
<div class="name">
<span dir="auto">${t}</span>
${o?c`<span class="company" dir="auto">${o}</span>`:p}
</div>
<div class="detail">${n}</div>
</div>
</div>
`}#a(e){let t=q(this.pbxs).length>0;return c`
<div class="bar">
<ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
<div class="who">${e(t?"my_phone.title":"dial.no_phone")}</div>
${de(this.pbxs).length>0?this.#l(e):p}
${t?c`<button class="action" data-action="choose" @click=${this.#p}>${e("dial.choose")}</button>`:p}
</div>
`}#r(e,t,n){let{hass:o}=this,s=this.#d,r=s?.call_id===n.call_id,a=r&&!this.#c?this.earlier:void 0;return c`
<span>${e(`state.${t}`)}</span>
${n.since?c`<span><openvox-uc-elapsed since=${n.since}></openvox-uc-elapsed></span>`:p}
${r&&s?.caller_is_vip?c`<span class="vip">${e("mine.vip")}</span>`:p}
${n.with_name&&n.with_number?c`<span><bdi>${n.with_number}</bdi></span>`:p}
${a&&o?c`<span>${a.count===0||!a.last?e("mine.first"):e("mine.earlier",{count:a.count>=Xe?`${Xe}+`:a.count,last:Di(o,a.last)})}</span>`:p}
`}#l(e){return c`
<button class="icon-button" data-action="alert" aria-label=${e("mine.alert")} title=${e("mine.alert")} @click=${this.#f}>
<ha-icon icon=${this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline"}></ha-icon>
</button>
`}#u(e){return c`
${this.#l(e)}
${q(this.pbxs).length>1?c`<button class="icon-button" data-action="choose" aria-label=${e("my_phone.title")} title=${e("my_phone.title")} @click=${this.#p}>
<ha-icon icon="mdi:phone-settings"></ha-icon>
</button>`:p}
`}get#c(){let{mine:e}=this;return e?.pbx.connected?U(e):void 0}get#d(){let{mine:e}=this,t=this.#c?.first.call_id??e?.phone.call_id;return t?e?.pbx.calls[t]:void 0}async#h(e){let{hass:t}=this,n=this.#d?.call_id;if(!t)return;let o=await ie(t.connection,{message:{type:"openvox_uc/history",search:e,limit:Xe},reduce:(r,a)=>"page"in a?a.page:void 0});if(!o||e!==this.#t)return;let s=o.calls.filter(({call_id:r,other_number:a})=>r!==n&&a===e);this.earlier={number:e,count:s.length,last:s[0]?.started_at??null}}#m(e){let{mine:t}=this;if(!t||this.sheet)return!1;let n=this.itemsFor(t,void 0,ji).find(o=>wn[o.key]===e);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}#p({currentTarget:e}){this.chooseMyPhone(e.getBoundingClientRect())}#f({currentTarget:e}){this.sheet={heading:this.texts?.("mine.alert")??"",near:e.getBoundingClientRect(),content:t=>this.#e.renderSettings(t,this.pbxs)}}};m([P()],tt.prototype,"earlier",2);function gs(i,e){return e?`${i} (⇧${e})`:i}function bs({direction:i,caller:e,callee:t}){if(i!=="internal")return(i==="outbound"?t:e)??void 0}function ys(i,e){return i.phone!==e?.phone||i.number!==e.number||i.pbx.connected!==e.pbx.connected}var T=class extends k{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.large=!1;this.movable=!1;this.usable=!1;this.current=!1}static{this.shadowRootOptions={...k.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[z,b`
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
:host([large]) .tile { grid-template: "name name name" auto "icon what since" auto / auto minmax(0, 1fr) auto; gap: 0.1em 0.3em; padding: 0 0.5em; line-height: 1.25; }
:host([large]) .icon { --mdc-icon-size: 1.4em; }
:host([large]) .name { font-size: 1.15em; }
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
`]}render(){let{about:t,texts:n,mine:o,movable:s,pbx:r,compact:a}=this,{phone:l}=t,d=t.pbx.connected?l.with_name??l.with_number:null,u=n(ee(t)),h=c`
<ha-icon class="icon" .icon=${Pt(t)}></ha-icon>
<span class="name"><span dir="auto">${A(t)}</span></span>
${this.large?p:c`<span class="side">${this.#e(n,o)}</span>`}
${a?c`<span class="heard">${[u,d,r].filter(Boolean).join(", ")}</span>`:c`<span class="what">
${d?c`<span class="heard">${u}</span>`:p}
${d&&l.direction?c`<ha-icon .icon=${wt[l.direction]}></ha-icon>`:p}
<bdi>${d??[u,r].filter(Boolean).join(", ")}</bdi>
</span>`}
${l.since&&t.pbx.connected&&!a?c`<openvox-uc-elapsed since=${l.since}></openvox-uc-elapsed>`:p}
`;return this.usable?c`
<button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?[A(t),u,d].filter(Boolean).join(", "):p}>${h}</button>
${s?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
`:c`<div class="tile">${h}</div>`}#e(t,n){let{number:o,phone:s}=this.about;return c`
${s.badges.map(r=>c`<ha-icon .icon=${Qt[r]} role="img" title=${t(`badge.${r}`)} aria-label=${t(`badge.${r}`)}></ha-icon>`)}
${n?c`<ha-icon icon="mdi:star" role="img" aria-label=${t("phones.mine")}></ha-icon>`:p}
${o}
`}};m([$({attribute:!1,hasChanged:ys})],T.prototype,"about",2),m([$({attribute:!1})],T.prototype,"texts",2),m([$()],T.prototype,"pbx",2),m([$({type:Boolean})],T.prototype,"mine",2),m([$({type:Boolean,reflect:!0})],T.prototype,"compact",2),m([$({type:Boolean,reflect:!0})],T.prototype,"large",2),m([$({type:Boolean})],T.prototype,"movable",2),m([$({type:Boolean})],T.prototype,"usable",2),m([$({type:Boolean})],T.prototype,"current",2);customElements.define("openvox-uc-phone",T);var xs=13,Vi=41,Ki={width:9.5,height:3.7},vs=12;function $s(i){return`clamp(11px,max(${Array.from({length:vs},(t,n)=>{let[o,s]=[n+1,Math.ceil(i/(n+1))];return`min(${100/(o*Ki.width+1)}cqi,${100/(s*Ki.height+1)}cqb)`}).join()}),34px)`}var ze=class extends B{constructor(){super(...arguments);this.search="";this.#e=new kt(this)}#e;static{this.styles=[B.styles,z,Se,b`
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
.phones.compact { grid-template-columns: repeat(auto-fill, minmax(min(9.75em, 100%), 1fr)); gap: 4px; font-size: 0.875em; }
.content:has(.wallboard) { container: wall / var(--openvox-uc-wall-box, inline-size); }
.content > div:has(.wallboard) { block-size: 100%; }
.wallboard {
box-sizing: border-box; min-block-size: 100%; gap: 0.5em; padding: 0.5em;
grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr)); grid-auto-rows: minmax(3.2em, 1fr);
}
`]}static async getConfigForm(){let t=te(),o=Q((t&&await ie(t.connection,ve))??{}).map(s=>({value:s.number,label:`${A(s)} (${s.number})`}));return K({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:o}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:n,search:o}=this,{filter:s}=this.myPhone,r=Q(this.pbxs).filter(v=>this.#i(v,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=xs,d=l?r.filter(v=>Pe(v,s)&&gt(v,o)):r,u=a?[{area:"",name:"",phones:d}]:this.#s(d),h=o?[]:this.myPhone.collapsed,{mine:f}=this,g=v=>v.phone.control||f!==void 0&&cn(v,f)&&se(v,f),x=u.filter(({area:v})=>!h.includes(v)).flatMap(({phones:v})=>v.filter(g)),_=x.find(v=>w(v)===this.current)??x[0],y=!a&&r.length>=Vi;return c`
${l?this.#n(t,r):p}
${r.length===0?this.renderNone(t,"phones.none"):d.length===0?c`<p class="hint">${t("phones.none_found")}</p>`:p}
<div role="presentation" @keydown=${this.#p} @focusin=${this.#m}>
${O(u,({area:v})=>v,v=>{let pe=!h.includes(v.area),he=v.name||(u.length>1?t("phones.no_area"):"");return c`
${he?this.#o(he,v,pe):p}
<div
class="phones ${a?"wallboard":""} ${y?"compact":""}" role="list" aria-label=${he||t("phones.label")}
?hidden=${!pe} style=${a?`font-size:${$s(d.length)}`:p}
>
${pe?O(v.phones,w,He=>this.#t(t,He,{isCompact:y,isCurrent:He===_,isUsable:g(He)})):p}
</div>
`})}
</div>
`}#t(t,n,{isCompact:o,isCurrent:s,isUsable:r}){let a=this.#e.from;return c`
<openvox-uc-phone
role="listitem"
state=${V(n)}
.about=${n}
.texts=${t}
.pbx=${Object.keys(this.pbxs).length>1?n.pbx.name:""}
?compact=${o}
?large=${this.config?.wallboard===!0}
?usable=${r}
?mine=${G(n,this.mine)}
?current=${s}
?movable=${!this.config?.wallboard&&L(n)}
?droppable=${a!==void 0&&se(n,a)}
@click=${this.#d}
@pointerdown=${this.#h}
></openvox-uc-phone>
`}#n(t,n){let o=n.filter(N);return c`
<div class="tools">
<input
type="search" aria-label=${t("phones.search")} placeholder=${t("phones.search")}
@input=${this.#a} @keydown=${this.#r}
/>
<div class="filters" role="group" aria-label=${t("phones.filter")}>
${Wn.map(s=>{let r=n.filter(a=>Pe(a,s)).length;return c`
<button class="chip" data-filter=${s} aria-pressed=${s===this.myPhone.filter} @click=${()=>this.#l(s)}>
${t(`phones.${s}`)} <bdi>${r}</bdi>
</button>
`})}
</div>
${n.length>=Vi?c`<div class="ringing" aria-live="polite">
${o.map(s=>c`
<button class="chip" data-state="ringing" @click=${()=>this.#c(s)}>
<ha-icon .icon=${Ye.ringing}></ha-icon><bdi>${A(s)}</bdi>
</button>
`)}
</div>`:p}
</div>
`}#o(t,{area:n,phones:o},s){return c`
<button class="fold" aria-expanded=${s} @click=${()=>this.#u(n)}>
<ha-icon icon=${s?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${t}</bdi> (${o.length})
</button>
`}#s(t){let{hass:n}=this,o=new Map;for(let r of t){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";o.set(a,[...o.get(a)??[],r])}let s=[...o].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return s.length>1?s.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:t}]}#i({number:t,phone:n},o){let{area:s,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(t)?!1:!s||n.device_id!==null&&o?.devices[n.device_id]?.area_id===s}#a({target:t}){this.search=t.value.trim()}#r(t){t.key==="Enter"&&(t.preventDefault(),this.renderRoot.querySelector("openvox-uc-phone")?.focus())}#l(t){let{hass:n}=this;n&&this.act(()=>this.myPhone.show(n,t))}#u(t){let{hass:n}=this;n&&this.act(()=>this.myPhone.fold(n,t))}#c(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:o})=>G(o,t));n?.scrollIntoView({block:"center"}),n?.focus()}#d({currentTarget:t}){let n=t;n.usable&&this.openMenu(n.about,n.getBoundingClientRect())}#h(t){this.drag(t,t.currentTarget.about)}#m({target:t}){t instanceof T&&(this.current=w(t.about))}#p(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],o=n.filter(({usable:u})=>u),s=o.indexOf(t.target),r=n.map(({offsetTop:u})=>u),a=r.filter(u=>u===r[0]).length,l=getComputedStyle(this).direction==="rtl"?-1:1,d=new Map([["ArrowRight",s+l],["ArrowLeft",s-l],["ArrowDown",s+a],["ArrowUp",s-a],["Home",0],["End",o.length-1]]).get(t.key);d===void 0||s<0||(t.preventDefault(),o[d]?.focus())}};m([P()],ze.prototype,"search",2),m([P()],ze.prototype,"current",2);var Mt={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},_s={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},ws=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]);function Yi({paused:i,state:e},t){if(i)return"paused";if(t?.state==="idle"&&t.badges.includes("do_not_disturb"))return"do_not_disturb";let n=t?.state&&_s[t.state];return n||(t?.state==="idle"&&ws.has(e)?"not_in_use":e!==null&&e in Mt?e:"unknown")}var Ps=6,Lt=class extends E{static{this.styles=[E.styles,b`
.queues { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18em, 100%), 1fr)); gap: 8px; padding: 12px 16px 16px; }
.wallboard { --width: 11em; font-size: var(--openvox-uc-wall, 1.25em); padding: 0.5em; grid-template-columns: repeat(auto-fit, minmax(min(var(--width), 100%), 1fr)); line-height: 1.25; }
.wallboard.many { --width: 10em; font-size: calc(var(--openvox-uc-wall, 1.25em) * 0.6); gap: 0.4em; }
.wallboard section { padding: 0.5em; }
.wallboard.many section { padding-block: 0.4em; }
.wallboard dl { gap: 0 1em; margin: 0; }
/* Both figures on one line. */
.wallboard.many dl { column-gap: 0.5em; }
section {
--tone: var(--divider-color);
padding: 12px; border-radius: var(--ha-card-border-radius, 12px); border: 1px solid var(--tone);
}
.waiting { --tone: var(--warning-color); background: color-mix(in srgb, var(--tone) 10%, transparent); }
h3 { margin: 0; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
h3 span, dt, .state { color: var(--secondary-text-color); font-weight: 400; }
dl { display: flex; flex-wrap: wrap; gap: 0 24px; margin: 4px 0 8px; }
dl > div { display: flex; flex-direction: column-reverse; }
dt, .state { font-size: 0.875em; }
dd { margin: 0; font-size: 1.75em; font-variant-numeric: tabular-nums; }
.wallboard.many dt { font-size: 0.75em; }
.wallboard dd { font-size: 2.5em; line-height: 1.1; }
ul { list-style: none; margin: 0; padding: 0; }
li { display: flex; align-items: center; gap: 4px 8px; min-block-size: 36px; }
li { --ink: var(--secondary-text-color); }
li[data-tone="free"] { --ink: color-mix(in srgb, var(--success-color) 55%, var(--primary-text-color)); }
li[data-tone="busy"] { --ink: color-mix(in srgb, var(--primary-color) 55%, var(--primary-text-color)); }
li > ha-icon { color: var(--ink); }
.agent { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; align-items: baseline; min-inline-size: 0; overflow-wrap: anywhere; }
`]}static async getConfigForm(){let e=te(),n=de((e&&await ie(e.connection,ve))??{}).map(({number:o,queue:s})=>({value:o,label:s.name&&s.name!==o?`${s.name} (${o})`:o}));return K({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(e){ae(this.shadowRoot,()=>super.update(e))}renderContent(e){let t=this.config?.queues?.map(String),n=de(this.pbxs).filter(({number:o})=>!t?.length||t.includes(o));return n.length===0?this.renderNone(e,"queues.none"):c`
<div class="queues ${this.config?.wallboard?"wallboard":""} ${n.length>Ps?"many":""}">
${O(n,({entryId:o,number:s})=>`${o} ${s}`,o=>this.#e(e,o))}
</div>
`}#e(e,t){let{number:n,pbx:o,queue:s}=t,{agents:r,longest_wait_since:a,waiting:l}=s,d=Ze(t);return c`
<section class=${l?"waiting":""} aria-label=${d}>
<h3>
<bdi>${d}</bdi>
${d===n?p:c`<span>${n}</span>`}
${Object.keys(this.pbxs).length>1?c`<span><bdi>${o.name}</bdi></span>`:p}
</h3>
<dl>
<div><dt>${e("queues.waiting")}</dt><dd>${l}</dd></div>
${a&&l!==0&&o.connected?c`<div><dt>${e("queues.longest_wait")}</dt><dd><openvox-uc-elapsed since=${a}></openvox-uc-elapsed></dd></div>`:p}
<div>
<dt>${e("queues.free")}</dt>
<dd>${r.filter(u=>Mt[Yi(u,o.phones[u.number])]?.tone==="free").length}/${r.length}</dd>
</div>
</dl>
${this.config?.wallboard?p:c`<ul aria-label=${e("queues.agents")}>
${O(r,u=>u.number,u=>this.#t(e,t,u))}
</ul>`}
</section>
`}#t(e,{entryId:t,number:n,pbx:o},s){let r=o.connected?Yi(s,o.phones[s.number]):"unknown",a=s.name??s.number,l=D(this.pbxs,t,s.number),d=s.paused?"resume":"pause";return c`
<li data-tone=${Mt[r]?.tone}>
<ha-icon aria-hidden="true" .icon=${Mt[r]?.icon}></ha-icon>
<span class="agent"><span dir="auto">${a}</span><span class="state">${e(`agent.${r}`)}</span></span>
${l?.phone.control&&l.phone.device_id&&o.connected?c`
<button
class="icon-button" data-action="pause" aria-label=${e(`queues.${d}`,{name:a})} title=${e(`queues.${d}`,{name:a})}
@click=${()=>this.hass&&void this.act(async()=>this.hass&&R(this.hass,`queue_${d}`,l,{queue:n}))}
>
<ha-icon icon=${s.paused?"mdi:play":"mdi:pause"}></ha-icon>
</button>
`:p}
</li>
`}};var Wi=b`
.figures { display: flex; flex-wrap: wrap; align-content: center; gap: 0 1.2em; block-size: 100%; box-sizing: border-box; margin: 0; padding: 0.5em 1em; font-size: var(--openvox-uc-wall, 1.25em); line-height: 1.25; }
.figures > div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--secondary-text-color); font-size: 0.875em; }
.figures dd { margin: 0; font-size: 2.5em; line-height: 1.1; font-variant-numeric: tabular-nums; }
`;function Gi(i,e,t){let n=t.calls??[],o=n.filter(({started_at:r})=>e&&r&&Hi(e,r)).length,s=[["missed_today",o===n.length&&t.hasOlder?`${o}+`:o],["filter_due",t.missed.length]];return c`
<dl class="figures">
${t.calls?s.map(([r,a])=>c`<div><dt>${i(`recent.${r}`)}</dt><dd><bdi>${a}</bdi></dd></div>`):p}
</dl>
`}var Pn=3,ks=64,nt=class extends I{#e=new Tt(this);#t=new Et(this);#n=new re;#o;#s=null;#i;static{this.styles=[I.styles,Se,At,Wi,b`
.search { padding: 8px 16px; }
.content { display: flex; flex-direction: column; }
.search, .dial-status, .filters { flex: none; }
.filters { padding: 0 16px 8px; }
h3::first-letter { text-transform: uppercase; }
.calls { flex: 1 1 auto; max-block-size: var(--openvox-uc-list, min(70vh, 40em)); overflow-y: auto; scrollbar-width: thin; padding-block-end: 8px; }
h3 { margin: 0; padding: 8px 16px 4px; font-size: 0.875em; font-weight: 500; color: var(--secondary-text-color); }
ul { list-style: none; margin: 0; padding: 0; }
li {
content-visibility: auto; contain-intrinsic-block-size: auto 50px;
display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; padding-block: 4px; padding-inline: 16px 8px;
}
li > ha-icon { color: var(--secondary-text-color); }
li.missed > ha-icon { color: color-mix(in srgb, var(--error-color) 75%, var(--primary-text-color)); }
li.due .name { font-weight: 500; }
.who { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
.detail { color: var(--secondary-text-color); font-size: 0.875em; }
.detail > span:not(:last-child)::after { content: " · "; }
time { display: inline-block; }
time::first-letter { text-transform: uppercase; }
.buttons { display: flex; }
audio { inline-size: 100%; block-size: 40px; margin-block: 4px; }
.more {
display: block; inline-size: calc(100% - 32px); margin: 4px 16px; padding: 8px; border: none; border-radius: 8px;
font: inherit; font-weight: 500; background: none; color: inherit; cursor: pointer;
}
.more:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
`]}disconnectedCallback(){super.disconnectedCallback(),this.#n.cancel(),this.#o?.disconnect(),this.#o=void 0,this.#s=null}update(e){ae(this.shadowRoot,()=>super.update(e))}updated(){let e=this.renderRoot.querySelector(".calls"),t=this.renderRoot.querySelector("[data-end]"),n=this.#e.calls?.length;t===this.#s&&n===this.#i||([this.#s,this.#i]=[t,n],this.#o?.disconnect(),this.#o=void 0,!(!e||!t)&&(this.#o=new IntersectionObserver(o=>{o.some(({isIntersecting:s})=>s)&&this.#g()},{root:e,rootMargin:"400px"}),this.#o.observe(t)))}static getConfigForm(){return K({name:"wallboard",selector:{boolean:{}}})}setConfig(e){super.setConfig(e),e.wallboard&&this.#e.search("","missed")}renderContent(e){if(this.config?.wallboard)return Gi(e,this.hass,this.#e);let{hass:t,mine:n,mayDial:o}=this,{calls:s,missed:r,shownSearch:a,shownFilter:l,filter:d,loading:u,hasOlder:h,isFull:f}=this.#e,g=Object.values(this.pbxs).some(y=>y.may_play),x=[e,t?.user,t?.locale,n?.entryId,n?.number,o,this.#t.quarter],_=y=>Qe([y.call,y.caller,this.#f(y),...x],()=>this.#c(e,y));return c`
<div class="search">
<input
type="search" maxlength=${ks} autocomplete="off"
aria-label=${e("recent.search")} placeholder=${e("recent.search")} @input=${this.#y}
/>
</div>
<div class="filters" role="group" aria-label=${e("recent.filter")}>
${Object.keys(bn).filter(y=>y!=="recorded"||g).map(y=>c`
<button class="chip" data-filter=${y} aria-pressed=${y===d} @click=${()=>this.#x(y)}>
${e(`recent.filter_${y}`)} ${y==="due"?c`<bdi>${this.#a(r).length}</bdi>`:p}
</button>
`)}
</div>
${this.renderDialStatus()}
<div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${u}>
${Qe([s,r,a,l,u,this.playing,...x],()=>{let y=this.#r();return c`
${y?.length===0?c`<p class="hint" role="status">${e(this.#l)}</p>`:p}
${O(this.#u(y??[]),([v])=>v,([v,pe])=>c`
${v?c`<h3 dir="auto">${v}</h3>`:p}
<ul>${O(pe,({key:he})=>he,_)}</ul>
`)}
${l==="due"?p:this.#p(e,u,h,f)}
`})}
</div>
`}#a(e){let{mine:t}=this;return e.filter(({entry_id:n,number:o})=>n!==t?.entryId||o!==t.number)}#r(){let{calls:e,missed:t,due:n,shownFilter:o}=this.#e;if(o==="due")return this.#a(n).map(r=>{let a=xn(r);return{key:X(a),call:a,caller:r}});let s=new Map(this.#a(t).map(r=>[X(xn(r)),r]));return e?.map(r=>({key:X(r),call:r,caller:s.get(X(r))}))}get#l(){let{shownSearch:e,shownFilter:t}=this.#e;return e?"recent.none_found":t==="all"||t==="due"?`recent.none_${t}`:"recent.none_found"}#u(e){let{hass:t}=this,n=new Map;for(let o of e){let s=o.call.started_at,r=t&&s?zi(t,s):"",a=n.get(r);a?a.push(o):n.set(r,[o])}return[...n]}#c(e,t){let{call:n,caller:o}=t,{hass:s}=this,{direction:r,outcome:a,icon:l,voicemail:d,started_at:u}=n,h=a==="missed"||a==="failed",f=n.other??e("recent.unknown"),g=[e(`direction.${r}`),d?e("recent.voicemail"):a&&e(`outcome.${a}`)],x=this.#f(t);return c`
<li class="${h?"missed":""} ${o?"due":""}">
<ha-icon role="img" aria-label=${g.filter(Boolean).join(", ")} title=${g.filter(Boolean).join(", ")} .icon=${l}></ha-icon>
<div class="who">
<div class="name"><bdi>${f}</bdi></div>
<div class="detail">
${u&&s?c`<span><time dir="auto" datetime=${u} title=${Fi(s,u)}>${Ni(s,u)}</time></span>`:p}
${this.#d(e,t).map(_=>_?c`<span><bdi>${_}</bdi></span>`:p)}
</div>
</div>
<div class="buttons">
${O(this.#h(e,f,t).filter(_=>_!==!1),({action:_})=>_,({action:_,icon:y,label:v,pressed:pe,run:he})=>c`
<button
class="icon-button" data-action=${_} aria-label=${v} title=${v} aria-pressed=${pe??p}
@click=${({currentTarget:He})=>he(He.getBoundingClientRect())}
>
<ha-icon .icon=${y}></ha-icon>
</button>
`)}
</div>
${x?c`<audio controls autoplay src=${x} @error=${this.#$}></audio>`:p}
</li>
`}#d(e,{call:t,caller:n}){let{entry_id:o,direction:s,outcome:r,voicemail:a,talk_seconds:l}=t,[d]=t.extensions.length===1?t.extensions:[],u=s==="outbound"?t.caller:t.answered_by??d??t.callee,h=(n?.extensions??(u?[u]:[])).map(f=>this.#b(o,f));return[h.length>Pn?`${h.slice(0,Pn).join(", ")} +${h.length-Pn}`:h.join(", "),l&&(a||r==="answered")?_n(l*1e3):void 0,n&&n.calls>1?e("recent.calls",{count:n.calls}):void 0]}#h(e,t,n){let{key:o,call:s,caller:r}=n,{entry_id:a,voicemail:l,recording_media_content_id:d}=s,u=this.#f(n)!==void 0;return[d!==null&&{action:"play",icon:u?"mdi:stop":"mdi:play",label:e(l?"recent.play_voicemail":"recent.play",{name:t}),pressed:u,run:()=>this.#v(o,d)},...this.#m(e,t,s.direction==="outbound"?s.callee_name:s.caller_name,s.other_number,a),r?.control===!0&&{action:"done",icon:"mdi:check",label:e("recent.done",{name:t}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:a,uid:r.uid}))}}]}#m(e,t,n,o,s){if(o===null)return[];let r={name:t,number:o,entryId:this.entryOf(s,o)};return[this.hass?.user?.is_admin===!0&&n===null&&!r.entryId&&{action:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:o}),run:()=>this.#_(e,o)},this.canCall(r)&&{action:"call",icon:"mdi:phone",label:e("recent.call",{name:t}),run:a=>this.dial(r,a)}]}#p(e,t,n,o){return n?o?c`<p class="hint">${e("recent.full")}</p>`:c`
<button class="more" data-end aria-disabled=${t} @click=${this.#g}>
${e(t?"recent.loading":"recent.older")}
</button>
`:t?c`<p class="hint">${e("recent.loading")}</p>`:p}#f({key:e}){return this.playing?.key===e?this.playing.url:void 0}#b(e,t){let n=D(this.pbxs,e,t);return n?A(n):t}#y({target:e}){let t=e.value.trim();this.#n.run(()=>this.#e.search(t))}#x(e){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",e)}#g(){this.act(()=>this.#e.loadOlder())}#v(e,t){if(this.playing?.key===e){this.playing=void 0;return}this.act(async()=>{let n=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:t});this.playing=n&&{key:e,url:n.url}})}#$(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#_(e,t){let{hass:n}=this;n&&(this.sheet={heading:e("recent.add_contact",{number:t}),content:()=>St(e,{name:"",numbers:[t],vip:!1},o=>{this.act(()=>Oi(n,o))})})}};m([P()],nt.prototype,"playing",2);function Qi(i,e,t){return Object.assign({get name(){let o=i==="dashboard"?"title":"name";return te()?.localize(ke(`${i}.${o}`))||e.name},get description(){return te()?.localize(ke(`${i}.description`))||e.description}},t)}function ue(i,e,t){let n=`openvox-uc-${i}`;customElements.define(n,e),window.customCards??=[],window.customCards.push(Qi(i,Ke[i],{type:n,preview:!0,getEntitySuggestion:t}))}function Xi(i,e){let{title:t,description:n}=Ke.dashboard;customElements.define(`ll-strategy-dashboard-${i}`,e),window.customStrategies??=[],window.customStrategies.push(Qi("dashboard",{name:t,description:n},{type:i,strategyType:"dashboard"}))}function Zi(){let i=te();i&&Ce(i).catch(()=>{})}var Cs={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},list:{top:[],side:[],middle:["contacts"]},wall:{top:["recent","queues"],side:["calls"],middle:["phones"]}},Os=620,Ie=class extends k{constructor(){super(...arguments);this.cards=[];this.layout="desk";this.#e=!1}#e;static{this.styles=b`
:host { display: block; container: board / inline-size; }
/* On a phone, no card hides those below it. */
.board { --openvox-uc-content: 80dvh; display: flex; flex-direction: column; gap: 16px; padding: 16px; box-sizing: border-box; }
.area { min-block-size: 0; min-inline-size: 0; }
.area > * { display: block; block-size: 100%; }
.top, .side { display: flex; flex-direction: column; gap: 16px; }
.side .area { flex: none; }
@container board (min-width: 620px) {
.board {
--openvox-uc-list: none; --openvox-uc-content: none; display: grid; gap: 16px; overflow: hidden;
block-size: calc(100dvh - var(--header-height, 56px) - env(safe-area-inset-top, 0px) - env(safe-area-inset-bottom, 0px));
grid: "top top" auto "side phones" minmax(0, 3fr) "side recent" minmax(0, 2fr) / minmax(17em, 20em) minmax(0, 1fr);
}
.side { grid-area: side; overflow-y: auto; scrollbar-width: thin; }
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
.board.desk { grid: "top top top" auto "side phones recent" minmax(0, 1fr) / minmax(18em, 22em) minmax(0, 1fr) minmax(20em, 26em); }
}
`}setConfig({layout:t="desk"}){this.layout=t}disconnectedCallback(){super.disconnectedCallback(),this.#t(!1)}updated(){this.isConnected&&this.hass&&!this.hass.kioskMode&&this.#t(this.layout==="wall"&&innerWidth>=Os)}#t(t){t!==this.#e&&window.dispatchEvent(new CustomEvent("hass-kiosk-mode",{detail:{enable:t}})),this.#e=t}render(){let{top:t,side:n,middle:o}=Cs[this.layout];return c`
<div class="board ${this.layout}">
<div class="top">${t.map(s=>this.#n(s))}</div>
<div class="side">${n.map(s=>this.#n(s))}</div>
${o.map(s=>this.#n(s))}
</div>
`}#n(t){let n=this.cards.filter(({config:o})=>o?.view_layout?.area===t);return c`<div class="area" data-area=${t} ?hidden=${n.length===0}>${n}</div>`}};m([$({attribute:!1})],Ie.prototype,"cards",2),m([$({attribute:!1,hasChanged:(t,n)=>!n})],Ie.prototype,"hass",2),m([P()],Ie.prototype,"layout",2);customElements.define("openvox-uc-board",Ie);var Dt=class extends k{static{this.noEditor=!0}static async generate(e,t){let[n,o]=await Promise.all([Ce(t),ie(t.connection,ve)]),s=Object.values(o??{}).some(({queues:a})=>Object.keys(a).length>0),r=(a,l,d)=>({title:n(`dashboard.${a}`),path:a,type:"custom:openvox-uc-board",layout:l,cards:d.filter(u=>s||u!=="queues").map(u=>({type:`custom:openvox-uc-${u}`,view_layout:{area:u},...l==="wall"?{wallboard:!0}:{},...l!=="desk"||u==="mine"?{}:{title:n(`dashboard.${u}`)}}))});return{title:n("dashboard.title"),views:[r("switchboard","desk",["mine","dial","calls","queues","phones","recent"]),r("contacts","list",["contacts"]),r("wall","wall",["recent","queues","calls","phones"])]}}};function Ji({entities:i,devices:e},t){let n=i[t];if(n?.platform!==S||!n.device_id)return;let[,o=""]=e[n.device_id]?.identifiers?.find(([a])=>a===S)??[],[,s="pbx",r=""]=/_(ext|queue)_(.+)$/.exec(o)??[];return{kind:s,number:r}}function eo(i,e,t){return(n,o)=>{let s=Ji(n,o);return s?.kind===e?{config:{type:`custom:${i}`,[t]:[s.number]}}:null}}function to(i,...e){return(t,n)=>e.includes(n.split(".",1)[0]??"")&&Ji(t,n)?.kind==="pbx"?{config:{type:`custom:${i}`}}:null}var no=eo("openvox-uc-phones","ext","favorites"),io=eo("openvox-uc-queues","queue","queues"),oo=to("openvox-uc-recent","todo","calendar"),so=to("openvox-uc-calls","sensor","binary_sensor");ue("calls",Ot,so);ue("contacts",Re);ue("dial",Le);ue("mine",tt);ue("phones",ze,no);ue("queues",Lt,io);ue("recent",nt,oo);Xi("openvox-uc",Dt);Zi();
