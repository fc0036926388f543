var Xn=Object.defineProperty;var Mn=Object.getOwnPropertyDescriptor;var g=(o,e,t,n)=>{for(var s=n>1?void 0:n?Mn(e,t):e,i=o.length-1,r;i>=0;i--)(r=o[i])&&(s=(n?r(e,t,s):r(s))||s);return n&&s&&Xn(e,t,s),s};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ce=globalThis,Ae=Ce.ShadowRoot&&(Ce.ShadyCSS===void 0||Ce.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,rt=Symbol(),Ht=new WeakMap,me=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==rt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Ae&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Ht.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Ht.set(t,e))}return e}toString(){return this.cssText}},Xt=o=>new me(typeof o=="string"?o:o+"",void 0,rt),b=(o,...e)=>{let t=o.length===1?o[0]:e.reduce((n,s,i)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+o[i+1],o[0]);return new me(t,o,rt)},Mt=(o,e)=>{if(Ae)o.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),s=Ce.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=t.cssText,o.appendChild(n)}},at=Ae?o=>o:o=>o instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Xt(t)})(o):o;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Ln,defineProperty:Dn,getOwnPropertyDescriptor:qn,getOwnPropertyNames:Nn,getOwnPropertySymbols:Un,getPrototypeOf:Vn}=Object,Se=globalThis,Lt=Se.trustedTypes,Fn=Lt?Lt.emptyScript:"",zn=Se.reactiveElementPolyfillSupport,fe=(o,e)=>o,ge={toAttribute(o,e){switch(e){case Boolean:o=o?Fn:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,e){let t=o;switch(e){case Boolean:t=o!==null;break;case Number:t=o===null?null:Number(o);break;case Object:case Array:try{t=JSON.parse(o)}catch{t=null}}return t}},Ee=(o,e)=>!Ln(o,e),Dt={attribute:!0,type:String,converter:ge,reflect:!1,useDefault:!1,hasChanged:Ee};Symbol.metadata??=Symbol("metadata"),Se.litPropertyMetadata??=new WeakMap;var I=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Dt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(e,n,t);s!==void 0&&Dn(this.prototype,e,s)}}static getPropertyDescriptor(e,t,n){let{get:s,set:i}=qn(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:s,set(r){let l=s?.call(this);i?.call(this,r),this.requestUpdate(e,l,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Dt}static _$Ei(){if(this.hasOwnProperty(fe("elementProperties")))return;let e=Vn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(fe("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(fe("properties"))){let t=this.properties,n=[...Nn(t),...Un(t)];for(let s of n)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,s]of t)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let s=this._$Eu(t,n);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let s of n)t.unshift(at(s))}else e!==void 0&&t.push(at(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Mt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,n);if(s!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:ge).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,s=n._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let i=n.getPropertyOptions(s),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:ge;this._$Em=s;let l=r.fromAttribute(t,i.type);this[s]=l??this._$Ej?.get(s)??l,this._$Em=null}}requestUpdate(e,t,n,s=!1,i){if(e!==void 0){let r=this.constructor;if(s===!1&&(i=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??Ee)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:s,wrapped:i},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),i!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,i]of n){let{wrapped:r}=i,l=this[s];r!==!0||this._$AL.has(s)||l===void 0||this.C(s,void 0,i,l)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};I.elementStyles=[],I.shadowRootOptions={mode:"open"},I[fe("elementProperties")]=new Map,I[fe("finalized")]=new Map,zn?.({ReactiveElement:I}),(Se.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var dt=globalThis,qt=o=>o,Oe=dt.trustedTypes,Nt=Oe?Oe.createPolicy("lit-html",{createHTML:o=>o}):void 0,ct="$lit$",B=`lit$${Math.random().toFixed(9).slice(2)}$`,ht="?"+B,Wn=`<${ht}>`,j=document,ye=()=>j.createComment(""),_e=o=>o===null||typeof o!="object"&&typeof o!="function",ut=Array.isArray,jt=o=>ut(o)||typeof o?.[Symbol.iterator]=="function",lt=`[ 	
\f\r]`,be=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ut=/-->/g,Vt=/>/g,z=RegExp(`>|${lt}(?:([^\\s"'>=/]+)(${lt}*=${lt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ft=/'/g,zt=/"/g,Yt=/^(?:script|style|textarea|title)$/i,pt=o=>(e,...t)=>({_$litType$:o,strings:e,values:t}),c=pt(1),Vo=pt(2),Fo=pt(3),k=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),Wt=new WeakMap,W=j.createTreeWalker(j,129);function Gt(o,e){if(!ut(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return Nt!==void 0?Nt.createHTML(e):e}var Kt=(o,e)=>{let t=o.length-1,n=[],s,i=e===2?"<svg>":e===3?"<math>":"",r=be;for(let l=0;l<t;l++){let a=o[l],d,h,u=-1,p=0;for(;p<a.length&&(r.lastIndex=p,h=r.exec(a),h!==null);)p=r.lastIndex,r===be?h[1]==="!--"?r=Ut:h[1]!==void 0?r=Vt:h[2]!==void 0?(Yt.test(h[2])&&(s=RegExp("</"+h[2],"g")),r=z):h[3]!==void 0&&(r=z):r===z?h[0]===">"?(r=s??be,u=-1):h[1]===void 0?u=-2:(u=r.lastIndex-h[2].length,d=h[1],r=h[3]===void 0?z:h[3]==='"'?zt:Ft):r===zt||r===Ft?r=z:r===Ut||r===Vt?r=be:(r=z,s=void 0);let f=r===z&&o[l+1].startsWith("/>")?" ":"";i+=r===be?a+Wn:u>=0?(n.push(d),a.slice(0,u)+ct+a.slice(u)+B+f):a+B+(u===-2?l:f)}return[Gt(o,i+(o[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},ve=class o{constructor({strings:e,_$litType$:t},n){let s;this.parts=[];let i=0,r=0,l=e.length-1,a=this.parts,[d,h]=Kt(e,t);if(this.el=o.createElement(d,n),W.currentNode=this.el.content,t===2||t===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(s=W.nextNode())!==null&&a.length<l;){if(s.nodeType===1){if(s.hasAttributes())for(let u of s.getAttributeNames())if(u.endsWith(ct)){let p=h[r++],f=s.getAttribute(u).split(B),y=/([.?@])?(.*)/.exec(p);a.push({type:1,index:i,name:y[2],strings:f,ctor:y[1]==="."?Be:y[1]==="?"?Re:y[1]==="@"?He:G}),s.removeAttribute(u)}else u.startsWith(B)&&(a.push({type:6,index:i}),s.removeAttribute(u));if(Yt.test(s.tagName)){let u=s.textContent.split(B),p=u.length-1;if(p>0){s.textContent=Oe?Oe.emptyScript:"";for(let f=0;f<p;f++)s.append(u[f],ye()),W.nextNode(),a.push({type:2,index:++i});s.append(u[p],ye())}}}else if(s.nodeType===8)if(s.data===ht)a.push({type:2,index:i});else{let u=-1;for(;(u=s.data.indexOf(B,u+1))!==-1;)a.push({type:7,index:i}),u+=B.length-1}i++}}static createElement(e,t){let n=j.createElement("template");return n.innerHTML=e,n}};function Y(o,e,t=o,n){if(e===k)return e;let s=n!==void 0?t._$Co?.[n]:t._$Cl,i=_e(e)?void 0:e._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(o),s._$AT(o,t,n)),n!==void 0?(t._$Co??=[])[n]=s:t._$Cl=s),s!==void 0&&(e=Y(o,s._$AS(o,e.values),s,n)),e}var Ie=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,s=(e?.creationScope??j).importNode(t,!0);W.currentNode=s;let i=W.nextNode(),r=0,l=0,a=n[0];for(;a!==void 0;){if(r===a.index){let d;a.type===2?d=new ee(i,i.nextSibling,this,e):a.type===1?d=new a.ctor(i,a.name,a.strings,this,e):a.type===6&&(d=new Xe(i,this,e)),this._$AV.push(d),a=n[++l]}r!==a?.index&&(i=W.nextNode(),r++)}return W.currentNode=j,s}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},ee=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,s){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=Y(this,e,t),_e(e)?e===m||e==null||e===""?(this._$AH!==m&&this._$AR(),this._$AH=m):e!==this._$AH&&e!==k&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):jt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==m&&_e(this._$AH)?this._$AA.nextSibling.data=e:this.T(j.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,s=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=ve.createElement(Gt(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(t);else{let i=new Ie(s,this),r=i.u(this.options);i.p(t),this.T(r),this._$AH=i}}_$AC(e){let t=Wt.get(e.strings);return t===void 0&&Wt.set(e.strings,t=new ve(e)),t}k(e){ut(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,s=0;for(let i of e)s===t.length?t.push(n=new o(this.O(ye()),this.O(ye()),this,this.options)):n=t[s],n._$AI(i),s++;s<t.length&&(this._$AR(n&&n._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=qt(e).nextSibling;qt(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},G=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,s,i){this.type=1,this._$AH=m,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=m}_$AI(e,t=this,n,s){let i=this.strings,r=!1;if(i===void 0)e=Y(this,e,t,0),r=!_e(e)||e!==this._$AH&&e!==k,r&&(this._$AH=e);else{let l=e,a,d;for(e=i[0],a=0;a<i.length-1;a++)d=Y(this,l[n+a],t,a),d===k&&(d=this._$AH[a]),r||=!_e(d)||d!==this._$AH[a],d===m?e=m:e!==m&&(e+=(d??"")+i[a+1]),this._$AH[a]=d}r&&!s&&this.j(e)}j(e){e===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Be=class extends G{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===m?void 0:e}},Re=class extends G{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==m)}},He=class extends G{constructor(e,t,n,s,i){super(e,t,n,s,i),this.type=5}_$AI(e,t=this){if((e=Y(this,e,t,0)??m)===k)return;let n=this._$AH,s=e===m&&n!==m||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==m&&(n===m||s);s&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Xe=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){Y(this,e)}},Qt={M:ct,P:B,A:ht,C:1,L:Kt,R:Ie,D:jt,V:Y,I:ee,H:G,N:Re,U:He,B:Be,F:Xe},jn=dt.litHtmlPolyfillSupport;jn?.(ve,ee),(dt.litHtmlVersions??=[]).push("3.3.3");var Jt=(o,e,t)=>{let n=t?.renderBefore??e,s=n._$litPart$;if(s===void 0){let i=t?.renderBefore??null;n._$litPart$=s=new ee(e.insertBefore(ye(),i),i,void 0,t??{})}return s._$AI(o),s};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var mt=globalThis,v=class extends I{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Jt(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return k}};v._$litElement$=!0,v.finalized=!0,mt.litElementHydrateSupport?.({LitElement:v});var Yn=mt.litElementPolyfillSupport;Yn?.({LitElement:v});(mt.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Me={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},te=o=>(...e)=>({_$litDirective$:o,values:e}),X=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:Gn}=Qt,Zt=o=>o;var en=()=>document.createComment(""),ne=(o,e,t)=>{let n=o._$AA.parentNode,s=e===void 0?o._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(en(),s),r=n.insertBefore(en(),s);t=new Gn(i,r,o,o.options)}else{let i=t._$AB.nextSibling,r=t._$AM,l=r!==o;if(l){let a;t._$AQ?.(o),t._$AM=o,t._$AP!==void 0&&(a=o._$AU)!==r._$AU&&t._$AP(a)}if(i!==s||l){let a=t._$AA;for(;a!==i;){let d=Zt(a).nextSibling;Zt(n).insertBefore(a,s),a=d}}}return t},M=(o,e,t=o)=>(o._$AI(e,t),o),Kn={},tn=(o,e=Kn)=>o._$AH=e,nn=o=>o._$AH,Le=o=>{o._$AR(),o._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var on=(o,e,t)=>{let n=new Map;for(let s=e;s<=t;s++)n.set(o[s],s);return n},$=te(class extends X{constructor(o){if(super(o),o.type!==Me.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let s=[],i=[],r=0;for(let l of o)s[r]=n?n(l,r):r,i[r]=t(l,r),r++;return{values:i,keys:s}}render(o,e,t){return this.dt(o,e,t).values}update(o,[e,t,n]){let s=nn(o),{values:i,keys:r}=this.dt(e,t,n);if(!Array.isArray(s))return this.ut=r,i;let l=this.ut??=[],a=[],d,h,u=0,p=s.length-1,f=0,y=i.length-1;for(;u<=p&&f<=y;)if(s[u]===null)u++;else if(s[p]===null)p--;else if(l[u]===r[f])a[f]=M(s[u],i[f]),u++,f++;else if(l[p]===r[y])a[y]=M(s[p],i[y]),p--,y--;else if(l[u]===r[y])a[y]=M(s[u],i[y]),ne(o,a[y+1],s[u]),u++,y--;else if(l[p]===r[f])a[f]=M(s[p],i[f]),ne(o,s[u],s[p]),p--,f++;else if(d===void 0&&(d=on(r,f,y),h=on(l,u,p)),d.has(l[u]))if(d.has(l[p])){let x=h.get(r[f]),w=x!==void 0?s[x]:null;if(w===null){let pe=ne(o,s[u]);M(pe,i[f]),a[f]=pe}else a[f]=M(w,i[f]),ne(o,s[u],w),s[x]=null;f++}else Le(s[p]),p--;else Le(s[u]),u++;for(;f<=y;){let x=ne(o,a[y+1]);M(x,i[f]),a[f++]=x}for(;u<=p;){let x=s[u++];x!==null&&Le(x)}return this.ut=r,tn(o,a),k}});/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Qn={attribute:!0,type:String,converter:ge,reflect:!1,hasChanged:Ee},Jn=(o=Qn,e,t)=>{let{kind:n,metadata:s}=t,i=globalThis.litPropertyMetadata.get(s);if(i===void 0&&globalThis.litPropertyMetadata.set(s,i=new Map),n==="setter"&&((o=Object.create(o)).wrapped=!0),i.set(t.name,o),n==="accessor"){let{name:r}=t;return{set(l){let a=e.get.call(this);e.set.call(this,l),this.requestUpdate(r,a,o,!0,l)},init(l){return l!==void 0&&this.C(r,void 0,o,l),l}}}if(n==="setter"){let{name:r}=t;return function(l){let a=this[r];e.call(this,l),this.requestUpdate(r,a,o,!0,l)}}throw Error("Unsupported decorator location: "+n)};function _(o){return(e,t)=>typeof t=="object"?Jn(o,e,t):((n,s,i)=>{let r=s.hasOwnProperty(i);return s.constructor.createProperty(i,n),r?Object.getOwnPropertyDescriptor(s,i):void 0})(o,e,t)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function P(o){return _({...o,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var K=(o,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(o,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function sn(o,e){return(t,n,s)=>{let i=r=>r.renderRoot?.querySelector(o)??null;if(e){let{get:r,set:l}=typeof n=="object"?t:s??(()=>{let a=Symbol();return{get(){return this[a]},set(d){this[a]=d}}})();return K(t,n,{get(){let a=r.call(this);return a===void 0&&(a=i(this),(a!==null||this.hasUpdated)&&l.call(this,a)),a}})}return K(t,n,{get(){return i(this)}})}}/**
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
 */var we={agent:{busy:"Busy",in_use:"In a call",invalid:"Invalid",not_in_use:"Free",on_hold:"On hold",paused:"Paused",ringing:"Ringing",ringing_in_use:"Ringing during a call",unavailable:"Unavailable",unknown:"Unknown",wrap_up:"Wrapping up"},calls:{description:"What rings and talks now, and who with whom.",label:"Calls now",name:"OpenVox UC calls",none:"No calls at the moment.",to:"to",unknown:"Unknown"},card:{dismiss:"Dismiss",no_pbx:"No PBX is set up. Add one under Settings > Devices & services.",offline:"Connection lost. What you see is not up to date.",pbx_offline:"{pbx} is not connected. What you see of its phones is not up to date."},dashboard:{calls:"Calls now",description:"OpenVox UC: who is on the phone, who called, and one click to act.",dial:"Dial",phones:"Phones",queues:"Queues",recent:"Missed and recent",switchboard:"Switchboard",title:"Phones",wall:"Wall"},dial:{call:"Call",calling:"{phone} rings. Pick it up to call {name}.",choose:"Select your phone",contact:"Contact",count:"Matches: {count}",description:"Find contacts, extensions, and earlier callers, and call them from your phone.",extension:"Extension",found:"Matches",from:"Call from",history:"Earlier call",name:"OpenVox UC dial",no_phone:"There is no phone from which you may call.",none_found:"Nobody found.",search:"Name or number",typed:"Number"},direction:{inbound:"Incoming",internal:"Internal",outbound:"Outgoing"},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},menu:{barge:"Join the call",call:"Call from my phone",disturb:"Turn off do not disturb",do_not_disturb:"Turn on do not disturb",hang_up:"Hang up",hold:"Hold",label:"Actions",listen:"Listen to the call",listen_in:"Listen in",mute:"Mute",nothing:"There is nothing to do with this phone at the moment.",pick_up:"Pick up",resume:"Resume",set_my_phone:"Set as my phone",transfer:"Transfer to…",unmute:"Unmute",whisper:"Speak to this phone only"},my_phone:{help:"Calls that you make here ring this phone first. To change it later, select another phone, then Set as my phone.",search:"Name or number",title:"Which phone is yours?"},outcome:{answered:"Answered",failed:"Not reached",missed:"Missed"},phones:{description:"Who is on the phone, and what you can do now.",label:"Phones",mine:"my phone",name:"OpenVox UC phones",none:"No phones to show.",none_found:"No phone matches.",search:"Search phones"},queues:{agents:"Agents",description:"Who waits, for how long, and who is there to answer.",free:"Free agents",longest_wait:"Longest wait",name:"OpenVox UC queues",none:"There are no queues to show.",pause:"Pause {name}",resume:"Resume {name}",waiting:"Waiting"},recent:{add_contact:"Add {number} to contacts",call:"Call {name}",calls:"{count} calls",contact_name:"Name",description:"Whom to call back, and the history of all calls.",done:"Mark {name} as done",found:"Found calls",full:"Search to find earlier calls.",label:"Missed and recent calls",loading:"Loading…",missed:"To call back",more:"Show all ({count})",name:"OpenVox UC missed and recent",none:"No calls yet.",none_found:"No call matches.",not_playable:"The recording cannot be played.",older:"Load earlier calls",play:"Recording of {name}",recent:"Recent calls",save:"Save",search:"Search all calls",unknown:"Unknown"},state:{fault:"Fault",idle:"Idle",in_use:"In a call",on_hold:"On hold",ringing:"Ringing",unknown:"Unknown",unregistered:"Not registered"},transfer:{search:"Name or number",title:"Transfer {name} to"}};var Q="openvox_uc";function gt(o){return`component.${Q}.config_panel.${o}`}var ft=new WeakMap;function De(o){let{connection:e,language:t}=o,n=ft.get(e);if(n?.language===t)return n.texts;let s=eo(o);return ft.set(e,{language:t,texts:s}),s.catch(()=>ft.delete(e)),s}async function eo(o){let e=await o.loadBackendTranslation("config_panel",Q);return(t,n)=>e(gt(t),n)}async function qe(o,e){let t=e?.error??e;if((typeof t=="number"?t:t.code)===3)return o.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:s,translation_key:i,translation_placeholders:r}=t;return(s?await o.loadBackendTranslation("exceptions",s).catch(()=>{}):void 0)?.(`component.${s}.exceptions.${i}.message`,r)||n||String(t)}function L(...o){return{schema:[{name:"title",selector:{text:{}}},...o],computeLabel:({name:e},t)=>t(gt(`editor.${e}`))||we.editor[e]}}function Ne(){return document.querySelector("home-assistant")?.hass}async function bt(o){await o?.().catch(()=>{})}var yt=class{constructor(e,t){this.connection=e;this.source=t}#e=new Set;#t;#o=0;#n;listen(e){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#s),this.#s()),this.#e.add(e),()=>{this.#e.delete(e)&&this.#e.size===0&&this.#r()}}#s=()=>{let e=this.#i();this.connection.subscribeMessage(t=>{e===this.#o&&this.#a(t)},this.source.message,{resubscribe:!1}).then(t=>{e===this.#o?this.#t=t:bt(t)},()=>{e===this.#o&&(this.#n=setTimeout(this.#s,5e3))})};#i(){return clearTimeout(this.#n),this.#t=void 0,this.#o+=1,this.#o}#r(){this.connection.removeEventListener("ready",this.#s),this.connection.connected&&bt(this.#t),this.#i(),this.value=void 0}#a(e){this.value=this.source.reduce(this.value,e);for(let t of[...this.#e])t()}},rn=new WeakMap;function to(o,e){let t=rn.get(o)??new WeakMap;rn.set(o,t);let n=t.get(e)??new yt(o,e);return t.set(e,n),n}var D=class{constructor(e,t){this.host=e;this.source=t;e.addController(this)}#e;#t;get value(){return this.#e?.value}follow(e){this.source=e,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let e=this.host.hass?.connection;if(!e)return;let t=to(e,this.source);if(t===this.#e)return;let n=this.#t;this.#e=t,this.#t=t.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function oe(o,e){let t;try{let n=await new Promise((s,i)=>{t=o.subscribeMessage(s,e.message,{resubscribe:!1}),t.catch(i)});return e.reduce(void 0,n)}catch{return}finally{t?.then(bt,()=>{})}}var no={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,phones:{},calls:{},queues:{}};function _t(o,e){if(!e)return o;let t={...o};for(let[n,s]of Object.entries(e))s==null?delete t[n]:t[n]=s;return t}function oo(o,{phones:e,calls:t,queues:n,...s}){return{...o,...s,phones:_t(o.phones,e),calls:_t(o.calls,t),queues:_t(o.queues,n)}}function so(o={},e){let t="all"in e,n=t?{}:{...o};for(let[s,i]of Object.entries(t?e.all:e.changes))n[s]=oo(n[s]??no,i);return n}var J={message:{type:"openvox_uc/live"},reduce:so},Ue=class extends D{constructor(e){super(e,J)}get pbxs(){return this.value}};function C({entryId:o,number:e}){return`${o} ${e}`}function A({number:o,phone:e}){return e.name??o}function Ve(o,e){return o.entryId===e?.entryId&&o.number===e.number}function Z({phone:o}){return o.state==="ringing"}var io=new Set(["in_use","on_hold"]);function E({phone:o,pbx:e}){let t=o.call_id===null?void 0:e.calls[o.call_id];return io.has(o.state)&&t?.answered_at!==null}function se(o){return o.phone.control&&o.pbx.connected&&E(o)}function vt(o,e){return Number(Z(e))-Number(Z(o))}function wt(o,e){return o.length-e.length||(o<e?-1:+(o>e))}function R(o){return Object.entries(o).flatMap(([e,t])=>Object.entries(t.phones).map(([n,s])=>({entryId:e,number:n,pbx:t,phone:s}))).sort((e,t)=>wt(e.number,t.number))}function S(o,e,t){let n=o[e],s=n?.phones[t];return n&&s&&{entryId:e,number:t,pbx:n,phone:s}}function Fe({number:o,phone:e},t){let n=[o,e.name,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(s=>n.includes(s))}var an="openvox_uc",ro={message:{type:"frontend/subscribe_user_data",key:an},reduce:(o,{value:e})=>e??{}};function q(o){return R(o).filter(({phone:e})=>e.control&&e.device_id)}var ze=class extends D{constructor(e){super(e,ro)}findIn(e){let t=this.value?.phone,n=t&&S(e,t.entry_id,t.number);if(n?.phone.control&&n.phone.device_id)return n;let s=q(e);return s.length===1?s[0]:void 0}choose(e,{entryId:t,number:n}){let s={...this.value,phone:{entry_id:t,number:n}};return e.callWS({type:"frontend/set_user_data",key:an,value:s})}};var We=b`
  input, select {
    box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit;
    background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
`;var ao={ArrowDown:1,ArrowUp:-1},N=class{constructor(e,t){this.host=e;this.settings=t;this.text="";this.#e=!0;this.#t=0;this.#o=0;e.addController(this)}#e;#t;#o;static{this.styles=[We,b`
      ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
      li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
      li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
    `]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#o&&(this.#o=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(e){this.text=e,this.#t=0,this.#e=!0,this.settings.typed?.(e),this.host.requestUpdate()}choose(e=this.#n.selected){e!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(e))}renderInput(e){let{index:t,isShown:n}=this.#n;return c`
      <input
        type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
        maxlength=${this.settings.maxLength??m} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
        aria-activedescendant=${n?`option${t}`:m} aria-label=${e} placeholder=${e}
        .value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${s=>this.#s(s)}
      />
    `}renderList(e,t){let{options:n,selected:s,isShown:i}=this.#n;return c`
      <ul id="options" role="listbox" aria-label=${e} ?hidden=${!i}>
        ${(i?n:[]).map((r,l)=>c`
            <li id="option${l}" role="option" aria-selected=${r===s} @click=${()=>this.choose(r)}>
              ${t(r)}
            </li>
          `)}
      </ul>
    `}get#n(){let e=this.settings.options(),t=Math.min(this.#t,e.length-1);return{options:e,index:t,selected:e[t],isShown:this.#e&&e.length>0}}#s(e){if(e.isComposing)return;let{options:t,index:n,isShown:s}=this.#n,i=ao[e.key];if(i)this.#e&&(this.#t=(n+i+t.length)%t.length||0),this.#e=!0;else if(e.key==="Enter")this.choose();else{if(e.key!=="Escape"||!this.settings.closes)return;s?this.#e=!1:this.enter("")}e.preventDefault(),this.host.requestUpdate()}};var lo=/\d/,ie=class extends v{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new N(this,{options:()=>this.#t(),choose:t=>this.dispatchEvent(new CustomEvent("pick",{detail:t}))})}#e;static{this.styles=[N.styles,b`
      :host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
      .name { flex: 1; overflow-wrap: anywhere; }
      .number { color: var(--secondary-text-color); }
    `]}firstUpdated(){this.#e.input.focus()}render(){return c`
      ${this.#e.renderInput(this.label)}
      ${this.#e.renderList(this.label,t=>c`
          <span class="name">${typeof t=="string"?t:A(t)}</span>
          ${typeof t=="string"?m:c`<span class="number">${t.number}</span>`}
        `)}
    `}#t(){let t=this.#e.text.trim(),n=this.phones.filter(i=>Fe(i,t));return this.free&&lo.test(t)&&!n.some(({number:i})=>i===t)?[...n,t]:n}};g([_()],ie.prototype,"label",2),g([_({attribute:!1})],ie.prototype,"phones",2),g([_({type:Boolean})],ie.prototype,"free",2);customElements.define("openvox-uc-picker",ie);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ln="important",co=" !"+ln,dn=te(class extends X{constructor(o){if(super(o),o.type!==Me.ATTRIBUTE||o.name!=="style"||o.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(o){return Object.keys(o).reduce((e,t)=>{let n=o[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(o,[e]){let{style:t}=o.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let s=e[n];if(s!=null){this.ft.add(n);let i=typeof s=="string"&&s.endsWith(co);n.includes("-")||i?t.setProperty(n,i?s.slice(0,-11):s,i?ln:""):t[n]=s}}return k}});var cn=600,hn=320,xe=8;function ho(){let o=document.activeElement;for(;o?.shadowRoot?.activeElement;)o=o.shadowRoot.activeElement;return o}var re=class extends v{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=b`
    dialog {
      position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
      inline-size: min(${hn}px, calc(100vw - ${2*xe}px)); overflow: auto;
      border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
      background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
    }
    dialog::backdrop { background: rgb(0 0 0 / 25%); }
    h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
    @media (max-width: ${cn-1}px) {
      dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
    }
  `}connectedCallback(){super.connectedCallback(),this.#e=ho()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return c`
      <dialog aria-labelledby="heading" style=${dn(this.#t())} @close=${this.#n} @click=${this.#o}>
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <slot></slot>
      </dialog>
    `}#t(){if(!this.near||innerWidth<cn)return{};let{left:t,top:n,bottom:s}=this.near,i=`${Math.max(xe,Math.min(t,innerWidth-hn-xe))}px`,l=(n+s)/2<innerHeight/2?{top:`${s}px`,bottom:"auto","max-height":`${innerHeight-s-xe}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-xe}px`};return{margin:"0",left:i,right:"auto",...l}}#o(t){if(t.target!==this.dialog)return;let{left:n,right:s,top:i,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:l,clientY:a}=t;(l<n||l>s||a<i||a>r)&&this.#n()}#n(){this.dispatchEvent(new Event("close"))}};g([_()],re.prototype,"heading",2),g([_({attribute:!1})],re.prototype,"near",2),g([sn("dialog")],re.prototype,"dialog",2);customElements.define("openvox-uc-sheet",re);var uo=["areas","connected","connection","devices","entities","language","user"];function po(o,e){return!o||!e||uo.some(t=>o[t]!==e[t])}var T=class extends v{constructor(){super(...arguments);this.live=new Ue(this);this.myPhone=new ze(this)}#e;static{this.styles=[We,b`
      :host { display: block; height: 100%; }
      ha-card { height: 100%; box-sizing: border-box; }
      .offline { opacity: 0.5; }
      .notice { display: flex; align-items: center; gap: 8px; padding: 8px 16px; }
      .error { border-inline-start: 4px solid var(--error-color); background: color-mix(in srgb, var(--error-color) 15%, transparent); }
      .error span { flex: 1; }
      .hint { margin: 0; padding: 16px; color: var(--secondary-text-color); }
      .icon-button {
        display: inline-flex; padding: 6px; border: none; border-radius: 50%; background: none; color: inherit;
        cursor: pointer; --mdc-icon-size: 20px;
      }
      .icon-button:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
      :focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
    `]}static getStubConfig(){return{}}static getConfigForm(){return L()}setConfig(t){this.config=t}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(t){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,De(n).then(s=>{this.texts=s},()=>{this.#e=void 0}))}async act(t){this.error=void 0,this.sheet=void 0;try{await t()}catch(n){this.hass&&(this.error=await qe(this.hass,n))}}withMyPhone(t,{near:n,entryId:s}={}){let{hass:i,texts:r}=this,l=this.mine;if(l&&this.act(()=>t(l)),l||!i||!r)return;let a=({detail:d})=>{typeof d!="string"&&this.act(async()=>{await this.myPhone.choose(i,d),await t(d)})};this.sheet={heading:r("my_phone.title"),near:n,content:()=>c`
        <p class="hint">${r("my_phone.help")}</p>
        <openvox-uc-picker
          .label=${r("my_phone.search")}
          .phones=${q(this.pbxs).filter(d=>!s||d.entryId===s)}
          @pick=${a}
        ></openvox-uc-picker>
      `}}get pbxs(){return this.live.pbxs??{}}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:t,hass:n,texts:s}=this,i=this.live.pbxs;if(!n||!t||!s)return m;let r=!n.connected;return c`
      <ha-card .header=${t.title}>
        ${this.#t(s).map(l=>c`<div class="notice" role="status">${l}</div>`)}
        ${this.error?c`<div class="notice error" role="alert">
                <span dir="auto">${this.error}</span>
                <button class="icon-button" aria-label=${s("card.dismiss")} @click=${()=>this.#n()}>
                  <ha-icon icon="mdi:close"></ha-icon>
                </button>
              </div>`:m}
        <div class=${r?"offline":""} ?inert=${r}>${i?this.renderContent(s):m}</div>
        ${this.sheet&&!r?this.#o(s,this.sheet):m}
      </ha-card>
    `}#t(t){if(!this.hass?.connected)return[t("card.offline")];let n=this.live.pbxs&&Object.values(this.live.pbxs);return n?.length===0?[t("card.no_pbx")]:(n??[]).filter(({connected:s})=>!s).map(({name:s})=>t("card.pbx_offline",{pbx:s}))}#o(t,{heading:n,near:s,content:i}){return c`<openvox-uc-sheet .heading=${n} .near=${s} @close=${()=>this.closeSheet()}>${i(t)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#n(){this.error=void 0}};g([_({attribute:!1,hasChanged:po})],T.prototype,"hass",2),g([P()],T.prototype,"config",2),g([P()],T.prototype,"texts",2),g([P()],T.prototype,"error",2),g([P()],T.prototype,"sheet",2);var mo=new Set(["idle","ringing","in_use","on_hold"]),xt=new Set,pn;function un(o){pn=o;for(let e of xt)e()}function Ye(o,e){return o.entryId===e.entryId&&o.number!==e.number&&o.phone.call_id!==e.phone.call_id&&mo.has(o.phone.state)}var je=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return pn}hostConnected(){xt.add(this.#e)}hostDisconnected(){xt.delete(this.#e)}};function fo(o,e){let t=document.elementFromPoint(o,e);for(;;){let n=t?.closest("[droppable]");if(n)return n;let s=t?.shadowRoot?.elementFromPoint(o,e);if(!s||s===t)return;t=s}}function go(o){let e=document.createElement("div");return e.textContent=o,e.ariaHidden="true",e.style.cssText=`
    position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
    color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
  `,document.body.append(e),e}function mn(o,e,t,n){let s=new AbortController,{signal:i}=s,[r,l]=[o.clientX,o.clientY],a,d,h=0,u=()=>{let w=fo(r,l);w!==d&&(d?.removeAttribute("over"),w?.setAttribute("over",""),d=w)},p=()=>{let w=+(l>innerHeight-48)-+(l<48);w&&scrollBy(0,w*12),u(),h=requestAnimationFrame(p)},f=()=>{s.abort(),cancelAnimationFrame(h),d?.removeAttribute("over"),a?.remove(),a&&un(void 0)},y=w=>{if(w.pointerId===o.pointerId){if([r,l]=[w.clientX,w.clientY],!a){if(Math.hypot(r-o.clientX,l-o.clientY)<6)return;a=go(t),un(e),p()}a.style.transform=`translate(${r+6}px, ${l+6}px)`,u()}},x=w=>{if(w.pointerId!==o.pointerId)return;let pe=d?.about;a&&bo(),f(),pe&&n(pe)};addEventListener("pointermove",y,{signal:i}),addEventListener("pointerup",x,{signal:i}),addEventListener("pointercancel",f,{signal:i}),addEventListener("keydown",({key:w})=>w==="Escape"&&f(),{signal:i})}function bo(){let o=e=>e.stopPropagation();addEventListener("click",o,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",o,{capture:!0}))}var yo=new Set(["ringing","in_use","on_hold"]),_o=new Set(["idle","in_use","on_hold"]),Tt=new Map;function fn({about:o}){return o.phone.call_id!==null&&Tt.get(C(o))===o.phone.call_id}function kt({hass:o,about:e}){let t=Object.values(o.entities).find(s=>s?.device_id===e.phone.device_id&&s.platform===Q&&s.translation_key==="dnd"),n=t&&o.states[t.entity_id]?.state;return n?{entityId:t.entity_id,state:n}:void 0}function U(o,e,{phone:t},n={}){return o.callService(Q,e,n,{device_id:t.device_id??[]},!1)}function Pe(o,e){return{run:(t,{hass:n,about:s})=>{t.act(()=>U(n,o,s).then(()=>e?.(s)))}}}function Pt(o,e){return{byMyPhone:!0,run:(t,{hass:n,about:s},i)=>t.withMyPhone(r=>U(n,o,r,e(s.number)),{near:i,entryId:s.entryId})}}function gn(o){return{run:(e,t)=>{let n=kt(t);n&&e.act(()=>t.hass.callService("switch",o,{},{entity_id:n.entityId},!1))}}}var bn=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],vo=[{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:o})=>o.pbx.pickup&&Z(o),...Pt("pick_up",o=>({extension:o}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:o})=>_o.has(o.phone.state),...Pt("dial",o=>({number:o}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:o})=>E(o),run:(o,{about:e},t)=>o.askForTarget(e,t)},{key:"hold",icon:"mdi:phone-paused",offered:({about:o})=>E(o)&&o.phone.state==="in_use",...Pe("hold")},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:o})=>o.phone.state==="on_hold",...Pe("resume")},{key:"mute",icon:"mdi:microphone-off",offered:o=>E(o.about)&&!fn(o),...Pe("mute",o=>Tt.set(C(o),o.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:o=>E(o.about)&&fn(o),...Pe("unmute",o=>Tt.delete(C(o)))},...bn.map(([o,e])=>({key:o,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&E(t),...Pt("listen_in",t=>({extension:t,mode:o}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:o})=>yo.has(o.phone.state),...Pe("hang_up")},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:o=>kt(o)?.state==="off",...gn("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:o=>kt(o)?.state==="on",...gn("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:o,mine:e})=>o.phone.device_id!==null&&!Ve(o,e),run:(o,{hass:e,about:t})=>{o.act(()=>o.myPhone.choose(e,t))}}],$t=bn.map(([o])=>o);function wo(o,e){let{about:t,mine:n}=e;return!t.phone.control||!t.pbx.connected||!o.offered(e)?!1:!o.byMyPhone||!n?!0:n.entryId===t.entryId&&n.number!==t.number&&n.phone.state==="idle"}function yn(o,e){return vo.filter(t=>(!e||e.includes(t.key))&&wo(t,o))}var Te=class extends v{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=b`
    div { display: flex; flex-direction: column; padding: 4px 8px 8px; }
    button {
      display: flex; align-items: center; gap: 12px; padding: 10px 8px; border: none; border-radius: 8px; background: none;
      color: inherit; font: inherit; text-align: start; cursor: pointer;
    }
    button:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
    button:focus-visible { outline: 2px solid var(--primary-color); }
    ha-icon { color: var(--secondary-text-color); }
  `}updated(){this.shadowRoot?.activeElement||this.#e()[0]?.focus()}render(){return c`
      <div role="menu" aria-label=${this.label} @keydown=${this.#t}>
        ${$(this.items,({key:t})=>t,({icon:t,label:n,run:s})=>c`
            <button role="menuitem" tabindex="-1" @click=${()=>s()}><ha-icon .icon=${t}></ha-icon>${n}</button>
          `)}
      </div>
    `}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let n=this.#e(),s=n.indexOf(this.shadowRoot?.activeElement),i=new Map([["ArrowDown",s+1],["ArrowUp",s-1],["Home",0],["End",-1]]).get(t.key);i!==void 0&&(t.preventDefault(),n.at(i%n.length)?.focus())}};g([_()],Te.prototype,"label",2),g([_({attribute:!1})],Te.prototype,"items",2);customElements.define("openvox-uc-menu",Te);var V=class extends T{itemsFor(e,t,n){let{hass:s,texts:i}=this;if(!s||!i)return[];let r={hass:s,about:e,mine:this.mine};return yn(r,n).map(({key:l,icon:a,run:d})=>({key:l,icon:a,label:i(`menu.${l}`),run:(h=t)=>d(this,r,h)}))}openMenu({entryId:e,number:t},n,s){let i=()=>S(this.pbxs,e,t),r=i();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${t})`:t,near:n,content:l=>{let a=i(),d=a?this.itemsFor(a,n,s):[];return d.length>0?c`<openvox-uc-menu .label=${l("menu.label")} .items=${d}></openvox-uc-menu>`:c`<p class="hint">${l("menu.nothing")}</p>`}})}askForTarget(e,t){let{texts:n}=this;if(!n)return;let s=({detail:i})=>this.transfer(e,typeof i=="string"?i:i.number);this.sheet={heading:n("transfer.title",{name:_n(e,n)}),near:t,content:()=>c`
        <openvox-uc-picker
          free
          .label=${n("transfer.search")}
          .phones=${R(this.pbxs).filter(i=>Ye(i,e))}
          @pick=${s}
        ></openvox-uc-picker>
      `}}drag(e,t){let{texts:n}=this,s=e.composedPath().some(i=>i instanceof Element&&i.matches(".handle"));!n||e.button!==0||e.pointerType!=="mouse"&&!s||!se(t)||mn(e,t,_n(t,n),i=>this.transfer(t,i.number))}hangUp(e){let{hass:t}=this;t&&this.act(()=>t.callService(Q,"hang_up",{call_id:e},void 0,!1))}transfer(e,t){let{hass:n}=this;n&&this.act(()=>U(n,"transfer",e,{number:t,call_id:e.phone.call_id}))}};function _n({phone:o},e){return o.with_name??o.with_number??e("calls.unknown")}var vn={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},Ge={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"};var Ct=3,Ke=class extends V{static{this.styles=[V.styles,b`
      ul { list-style: none; margin: 0; padding: 16px; display: flex; flex-direction: column; gap: 8px; }
      .wallboard { font-size: 1.4em; }
      li {
        --tone: var(--primary-color);
        display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; padding-block: 8px; padding-inline: 12px 4px; user-select: none; -webkit-user-select: none;
        border-radius: var(--ha-card-border-radius, 12px); border: 1px solid color-mix(in srgb, var(--tone) 45%, transparent);
        background: color-mix(in srgb, var(--tone) 10%, transparent);
      }
      li[data-state="ringing"] { --tone: var(--warning-color); }
      li[data-state="on_hold"] { --tone: var(--accent-color); }
      .direction { color: var(--tone); }
      .who { flex: 1 1 11em; min-inline-size: 0; overflow-wrap: anywhere; }
      .parties { font-weight: 500; }
      .detail { display: flex; flex-wrap: wrap; column-gap: 0.4em; color: var(--secondary-text-color); font-size: 0.875em; }
      .detail > * + *::before { content: "·"; margin-inline-end: 0.4em; }
      openvox-uc-elapsed { font-variant-numeric: tabular-nums; }
      .buttons { display: flex; margin-inline-start: auto; }
      .handle { touch-action: none; cursor: grab; padding: 8px 6px; color: var(--secondary-text-color); --mdc-icon-size: 20px; }
      .arrow { --mdc-icon-size: 1em; color: var(--secondary-text-color); }
      .arrow:dir(rtl) { transform: scaleX(-1); display: inline-block; }
    `]}static getConfigForm(){return L({name:"wallboard",selector:{boolean:{}}})}update(e){let t=this.shadowRoot?.activeElement;super.update(e),t&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(e){let t=xo(this.pbxs);return t.length===0?c`<p class="hint" tabindex="-1">${e("calls.none")}</p>`:c`
      <ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${e("calls.label")}>
        ${$(t,({call:n,pbx:s})=>`${s.device_id} ${n.call_id}`,n=>this.#e(e,n))}
      </ul>
    `}#e(e,t){let{call:n,pbx:s}=t,i=To(t),r=Po(t);return c`
      <li data-state=${i} @pointerdown=${l=>r&&this.drag(l,r)}>
        <ha-icon class="direction" role="img" aria-label=${e(`direction.${n.direction}`)} .icon=${Ge[n.direction]}></ha-icon>
        <div class="who">
          <div class="parties">
            <bdi>${n.caller_name??n.caller??e("calls.unknown")}</bdi>
            <ha-icon class="arrow" role="img" aria-label=${e("calls.to")} icon="mdi:arrow-right"></ha-icon>
            <bdi>${ko(t).join(", ")||e("calls.unknown")}</bdi>
          </div>
          <div class="detail">
            <span>${e(`state.${i}`)}</span>
            <span><openvox-uc-elapsed since=${n.answered_at??n.started_at??m}></openvox-uc-elapsed></span>
            ${n.trunk?c`<span><bdi>${n.trunk}</bdi></span>`:m}
            ${Object.keys(this.pbxs).length>1?c`<span><bdi>${s.name}</bdi></span>`:m}
          </div>
        </div>
        <div class="buttons">
          ${$(this.#t(e,t,r),({key:l})=>l,({icon:l,label:a,run:d})=>c`
              <button
                class="icon-button" aria-label=${a} title=${a}
                @click=${({currentTarget:h})=>d(h.getBoundingClientRect())}
              >
                <ha-icon .icon=${l}></ha-icon>
              </button>
            `)}
          ${r&&se(r)?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:m}
        </div>
      </li>
    `}#t(e,{call:t,pbx:n,phones:s},i){let r=s.find(Z),l=i?this.itemsFor(i,void 0,$t):[],a=[...r?this.itemsFor(r,void 0,["pick_up"]):[],...i?this.itemsFor(i,void 0,["transfer"]):[]];return i&&l.length>0&&a.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:d=>this.openMenu(i,d,$t)}),n.connected&&s.some(({phone:d})=>d.control)&&a.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:()=>this.hangUp(t.call_id)}),a}};function xo(o){let e=R(o).filter(({phone:t})=>t.call_id!==null);return Object.values(o).flatMap(t=>Object.values(t.calls).map(n=>({pbx:t,call:n,phones:e.filter(s=>s.pbx===t&&s.phone.call_id===n.call_id)}))).sort((t,n)=>(t.call.started_at??"").localeCompare(n.call.started_at??""))}function Po({call:o,phones:e}){let t=e.filter(E);return t.find(({number:n})=>n===o.answered_by)??t.find(({number:n})=>n!==o.caller)??t[0]}function To({call:o,phones:e}){return e.some(({phone:t})=>t.state==="on_hold")?"on_hold":o.answered_at===null?"ringing":"in_use"}function ko({call:o,phones:e}){let t=o.direction==="outbound"?[]:e.filter(({number:i})=>o.direction!=="internal"||i!==o.caller),n=(t.some(E)?t.filter(E):t.filter(Z)).map(A),s=o.callee_name??o.callee??o.dialed;return n.length===0?s===null?[]:[s]:n.length>Ct?[...n.slice(0,Ct),`+${n.length-Ct}`]:n}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var $o={},ke=te(class extends X{constructor(){super(...arguments),this.ot=$o}render(o,e){return e()}update(o,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,s)=>n===this.ot[s]))return k}else if(this.ot===e)return k;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var ae=class{#e;run(e){this.cancel(),this.#e=setTimeout(e,200)}cancel(){clearTimeout(this.#e)}};var H=class extends T{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[T.styles,b`
      .dial-status { margin: 0; padding: 8px 16px; }
      .dial-status:empty { display: none; }
    `]}willUpdate(t){if(super.willUpdate(t),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||q(this.pbxs).length>0}canCall({entryId:t,number:n}){let s=this.mine;return!s||!t?this.mayDial:s.entryId===t&&s.number!==n}entryOf(t,n){return S(this.pbxs,t,n)&&t}dial(t,n,s){let{hass:i,texts:r}=this;!i||!r||(this.dialStatus="",this.withMyPhone(async l=>{if(!this.#e){this.#e=!0;try{await U(i,"dial",l,{number:t.number}),this.dialStatus=r("dial.calling",{name:t.name??t.number,phone:A(l)}),s?.()}finally{this.#e=!1}}},{near:n,...t.entryId?{entryId:t.entryId}:{}}))}renderDialStatus(){return c`<p class="dial-status" role="status">${this.dialStatus}</p>`}};g([P()],H.prototype,"dialStatus",2);var Co={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},wn=64,Ao=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,So=/[\s()/.-]/g,Eo=/^\s*tel:([^;?]*).*$/is;function xn(o){let e=Eo.exec(o)?.[1];if(e===void 0)return o;try{return decodeURIComponent(e)}catch{return e}}function Pn(o){return o.replace(So,"")}var le=class extends H{constructor(){super(...arguments);this.found=[];this.foundFor="";this.#e=new ae;this.#t=new N(this,{options:()=>this.#a(),typed:t=>this.#u(t),choose:t=>this.#p(t),maxLength:wn,closes:!0})}#e;#t;static{this.styles=[H.styles,N.styles,b`
      .dial { display: flex; flex-direction: column; gap: 8px; padding: 16px 16px 8px; }
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(){let t=this.renderRoot.querySelector("select");t&&(t.value=this.mine?C(this.mine):"")}renderContent(t){if(!this.mayDial)return c`<p class="hint">${t("dial.no_phone")}</p>`;let n=this.#a();return c`
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
        ${this.#t.renderList(t("dial.found"),s=>this.#o(t,s))}
        <div class=${n.length>0?"count":"none"} role="status">${this.#n(t,n)}</div>
        ${this.#s(t)}
      </div>
      ${this.renderDialStatus()}
    `}#o(t,{kind:n,entry_id:s,name:i,number:r}){let l=s===null?void 0:S(this.pbxs,s,r)?.phone;return c`
      <ha-icon role="img" aria-label=${t(`dial.${n}`)} title=${t(`dial.${n}`)} .icon=${Co[n]}></ha-icon>
      <span class="who">
        ${i===null?m:c`<span dir="auto">${i}</span>`}
        <span class=${i===null?"":"number"}><bdi>${r}</bdi></span>
      </span>
      ${l?c`<span class="state">${t(`state.${l.state??"unknown"}`)}</span>`:m}
    `}#n(t,n){return!this.#i||this.#r?"":n.length>0?t("dial.count",{count:n.length}):t("dial.none_found")}#s(t){let n=q(this.pbxs),s=this.mine===void 0;if(n.length<2)return m;let i=Object.keys(this.pbxs).length>1,r=n.map(({number:l,pbx:a,phone:d})=>{let h=d.name?`${d.name} (${l})`:l;return i?`${h}, ${a.name}`:h});return ke([t,s,r.join()],()=>c`
        <label>
          ${t("dial.from")}
          <select @change=${this.#h}>
            ${s?c`<option value="">${t("dial.choose")}</option>`:m}
            ${n.map((l,a)=>c`<option value=${C(l)}>${r[a]}</option>`)}
          </select>
        </label>
      `)}get#i(){return this.#t.text.trim()}get#r(){return this.foundFor!==this.#i}#a(){let t=this.#i,n=this.#r?[]:this.found.filter(i=>this.canCall(Tn(i)));return Ao.test(t)&&!n.some(({number:i})=>Pn(i)===Pn(t))?[{kind:"typed",entry_id:null,name:null,number:t},...n]:n}#u(t){this.#t.text=xn(t),this.dialStatus="";let n=this.#i;n?this.#e.run(()=>{this.#l(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#l(t){let{hass:n}=this;if(n)try{let{results:s}=await n.callWS({type:"openvox_uc/find",text:t});if(t!==this.#i)return;this.found=s,this.foundFor=t,this.error=void 0}catch(s){t===this.#i&&(this.error=await qe(n,s))}}#d(t){let n=t.clipboardData?.getData("text")??"",s=xn(n);s!==n&&(t.preventDefault(),this.#t.enter(s.slice(0,wn)))}#p(t){let{text:n,input:s}=this.#t;this.dial(Tn(t),s.getBoundingClientRect(),()=>{this.#t.text===n&&this.#c()})}#c(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#h({target:t}){let{hass:n}=this,s=q(this.pbxs).find(i=>C(i)===t.value);n&&s&&this.act(()=>this.myPhone.choose(n,s))}};g([P()],le.prototype,"found",2),g([P()],le.prototype,"foundFor",2);function Tn({entry_id:o,name:e,number:t}){return{name:e,number:t,entryId:o??void 0}}var $e=new Set,Qe;function kn(){for(let o of $e)o.tick()}function At(){clearInterval(Qe),Qe=void 0,!($e.size===0||document.hidden)&&(kn(),Qe=setInterval(kn,1e3))}document.addEventListener("visibilitychange",At);function Et(o){let e=Math.max(0,Math.floor(o/1e3)),[t,n]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,n,e%60]:[n,e%60]).map((i,r)=>r?String(i).padStart(2,"0"):i).join(":")}var St=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",$e.add(this),Qe===void 0?At():this.tick()}disconnectedCallback(){$e.delete(this),$e.size===0&&At()}attributeChangedCallback(e,t,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":Et(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",St);function Oo(o,e){return o.phone!==e?.phone||o.number!==e.number}var O=class extends v{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.movable=!1;this.current=!1}static{this.shadowRootOptions={...v.shadowRootOptions,delegatesFocus:!0}}static{this.styles=b`
    :host {
      --tone: var(--secondary-text-color);
      position: relative; display: block; block-size: 3.75em; content-visibility: auto; contain-intrinsic-block-size: 3.75em;
      border-radius: var(--ha-card-border-radius, 12px);
    }
    :host([state="idle"]) { --tone: var(--success-color); }
    :host([state="ringing"]) { --tone: var(--warning-color); order: -1; }
    :host([state="in_use"]) { --tone: var(--primary-color); }
    :host([state="on_hold"]) { --tone: var(--accent-color); }
    :host([state="fault"]) { --tone: var(--error-color); }
    :host([droppable]) { outline: 2px dashed var(--primary-color); outline-offset: -2px; }
    :host([over]) { outline-style: solid; background: color-mix(in srgb, var(--primary-color) 25%, transparent); }
    .tile {
      box-sizing: border-box; inline-size: 100%; block-size: 100%; display: grid; grid-template: 1fr 1fr / auto minmax(0, 1fr) auto;
      column-gap: 8px; align-items: center; padding-block: 6px; padding-inline: 10px 12px; border-radius: inherit;
      font: inherit; text-align: start; color: var(--primary-text-color); user-select: none; -webkit-user-select: none;
      border: 1px solid color-mix(in srgb, var(--tone) 45%, transparent); background: color-mix(in srgb, var(--tone) 10%, transparent);
    }
    :host([movable]) .tile { padding-inline-end: 32px; }
    button { cursor: pointer; }
    button:hover { background: color-mix(in srgb, var(--tone) 20%, transparent); }
    button:focus-visible { outline: 3px solid var(--primary-color); outline-offset: -3px; }
    .icon { grid-row: span 2; color: var(--tone); }
    .name { font-weight: 500; }
    .name, .what { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .heard { position: absolute; clip-path: inset(50%); }
    .what, .number, openvox-uc-elapsed { color: var(--secondary-text-color); font-size: 0.875em; }
    .what ha-icon, .number ha-icon { --mdc-icon-size: 1.1em; vertical-align: text-top; }
    .number, openvox-uc-elapsed { justify-self: end; font-variant-numeric: tabular-nums; }
    .handle {
      position: absolute; inset-block: 0; inset-inline-end: 0; inline-size: 32px; display: grid; place-items: center;
      touch-action: none; cursor: grab; color: var(--secondary-text-color); --mdc-icon-size: 20px;
    }
    @media (prefers-reduced-motion: no-preference) {
      :host([state="ringing"]) .icon { animation: ring 2s steps(1, end) infinite; }
      @keyframes ring { 50% { color: color-mix(in srgb, var(--tone) 30%, transparent); } }
    }
  `}render(){let{about:t,texts:n,mine:s,movable:i,pbx:r}=this,{number:l,phone:a}=t,d=a.state??"unknown",h=a.with_name??a.with_number,u=n(`state.${d}`),p=c`
      <ha-icon class="icon" .icon=${vn[d]}></ha-icon>
      <span class="name"><bdi>${A(t)}</bdi></span>
      <span class="number">
        ${s?c`<ha-icon icon="mdi:star" role="img" aria-label=${n("phones.mine")}></ha-icon>`:m} ${l}
      </span>
      <span class="what">
        ${h?c`<span class="heard">${u}</span>`:m}
        ${h&&a.direction?c`<ha-icon .icon=${Ge[a.direction]}></ha-icon>`:m}
        <bdi>${h??[u,r].filter(Boolean).join(", ")}</bdi>
      </span>
      ${a.since?c`<openvox-uc-elapsed since=${a.since}></openvox-uc-elapsed>`:m}
    `;return a.control?c`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1}>${p}</button>
          ${i?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:m}
        `:c`<div class="tile">${p}</div>`}};g([_({attribute:!1,hasChanged:Oo})],O.prototype,"about",2),g([_({attribute:!1})],O.prototype,"texts",2),g([_()],O.prototype,"pbx",2),g([_({type:Boolean})],O.prototype,"mine",2),g([_({type:Boolean})],O.prototype,"movable",2),g([_({type:Boolean})],O.prototype,"current",2);customElements.define("openvox-uc-phone",O);var $n=31,de=class extends V{constructor(){super(...arguments);this.search="";this.#e=new je(this)}#e;static{this.styles=[V.styles,b`
      .search { padding: 16px 16px 0; }
      .phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13.5em, 100%), 1fr)); gap: 8px; padding: 16px; }
      .wallboard { font-size: 1.4em; }
    `]}static async getConfigForm(){let t=Ne(),s=R((t&&await oe(t.connection,J))??{}).map(i=>({value:i.number,label:`${A(i)} (${i.number})`}));return L({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:s}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:n,mine:s,search:i}=this,r=R(this.pbxs).filter(p=>this.#t(p,n)),l=i&&r.length>=$n?r.filter(p=>Fe(p,i)):r,a=l.filter(({phone:p})=>p.control),d=a.find(p=>C(p)===this.current)??a.toSorted(vt)[0],h=Object.keys(this.pbxs).length>1,u=this.#e.from;return c`
      ${r.length>=$n?c`<div class="search">
              <input type="search" aria-label=${t("phones.search")} placeholder=${t("phones.search")} @input=${this.#o} />
            </div>`:m}
      ${l.length===0?c`<p class="hint">${t(i?"phones.none_found":"phones.none")}</p>`:m}
      <div
        class="phones ${this.config?.wallboard?"wallboard":""}" role="list" aria-label=${t("phones.label")}
        @keydown=${this.#r} @focusin=${this.#i}
      >
        ${$(l,C,p=>c`
            <openvox-uc-phone
              role="listitem"
              state=${p.phone.state??"unknown"}
              .about=${p}
              .texts=${t}
              .pbx=${h?p.pbx.name:""}
              ?mine=${Ve(p,s)}
              ?current=${p===d}
              ?movable=${se(p)}
              ?droppable=${u!==void 0&&Ye(p,u)}
              @click=${this.#n}
              @pointerdown=${this.#s}
            ></openvox-uc-phone>
          `)}
      </div>
    `}#t({number:t,phone:n},s){let{area:i,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(t)?!1:!i||n.device_id!==null&&s?.devices[n.device_id]?.area_id===i}#o({target:t}){this.search=t.value.trim()}#n({currentTarget:t}){let n=t;n.about.phone.control&&this.openMenu(n.about,n.getBoundingClientRect())}#s(t){this.drag(t,t.currentTarget.about)}#i({target:t}){t instanceof O&&(this.current=C(t.about))}#r(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],s=n.filter(({about:h})=>h.phone.control).sort((h,u)=>vt(h.about,u.about)),i=s.indexOf(t.target),r=n.map(({offsetTop:h})=>h),l=r.filter(h=>h===Math.min(...r)).length,a=getComputedStyle(this).direction==="rtl"?-1:1,d=new Map([["ArrowRight",i+a],["ArrowLeft",i-a],["ArrowDown",i+l],["ArrowUp",i-l],["Home",0],["End",s.length-1]]).get(t.key);d===void 0||i<0||(t.preventDefault(),s[d]?.focus())}};g([P()],de.prototype,"search",2),g([P()],de.prototype,"current",2);function Je(o,e){let t=o?.activeElement,n=t?.closest("ul"),s=t?.closest("li"),i=n&&s?[...n.children].indexOf(s):-1,r=t?.dataset.action;if(e(),!o||!t||o.activeElement)return;if(t.isConnected){t.focus({preventScroll:!0});return}let l=n?.isConnected?[...n.children]:[],a=i>=0?l[Math.min(i,l.length-1)]:void 0;(a?.querySelector(`[data-action="${r}"]`)??a?.querySelector("button")??o.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var Ze={busy:{tone:"busy",icon:"mdi:phone-in-talk"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}};function Cn({paused:o,state:e}){return o?"paused":e!==null&&e in Ze?e:"unknown"}function An(o){return Object.entries(o).flatMap(([e,t])=>Object.entries(t.queues).map(([n,s])=>({entryId:e,number:n,pbx:t,queue:s}))).sort((e,t)=>wt(e.number,t.number))}var et=class extends T{static{this.styles=[T.styles,b`
      .queues { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18em, 100%), 1fr)); gap: 8px; padding: 16px; }
      .wallboard { font-size: 1.6em; --mdc-icon-size: 1.2em; }
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
      .wallboard dd { font-size: 3em; line-height: 1.1; }
      ul { list-style: none; margin: 0; padding: 0; }
      li { display: flex; align-items: center; gap: 4px 8px; min-block-size: 36px; }
      li > ha-icon { color: var(--secondary-text-color); }
      li[data-tone="free"] > ha-icon { color: var(--success-color); }
      li[data-tone="busy"] > ha-icon { color: var(--primary-color); }
      .agent { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; align-items: baseline; min-inline-size: 0; overflow-wrap: anywhere; }
    `]}static async getConfigForm(){let e=Ne(),n=An((e&&await oe(e.connection,J))??{}).map(({number:s,queue:i})=>({value:s,label:i.name&&i.name!==s?`${i.name} (${s})`:s}));return L({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(e){Je(this.shadowRoot,()=>super.update(e))}renderContent(e){let t=this.config?.queues?.map(String),n=An(this.pbxs).filter(({number:s})=>!t?.length||t.includes(s));return n.length===0?c`<p class="hint">${e("queues.none")}</p>`:c`
      <div class="queues ${this.config?.wallboard?"wallboard":""}">
        ${$(n,({entryId:s,number:i})=>`${s} ${i}`,s=>this.#e(e,s))}
      </div>
    `}#e(e,t){let{number:n,pbx:s,queue:i}=t,{agents:r,longest_wait_since:l,waiting:a}=i,d=i.name??n;return c`
      <section class=${a?"waiting":""} aria-label=${d}>
        <h3>
          <bdi>${d}</bdi>
          ${d===n?m:c`<span>${n}</span>`}
          ${Object.keys(this.pbxs).length>1?c`<span><bdi>${s.name}</bdi></span>`:m}
        </h3>
        <dl>
          <div><dt>${e("queues.waiting")}</dt><dd>${a}</dd></div>
          ${l?c`<div><dt>${e("queues.longest_wait")}</dt><dd><openvox-uc-elapsed since=${l}></openvox-uc-elapsed></dd></div>`:m}
          <div>
            <dt>${e("queues.free")}</dt>
            <dd>${r.filter(h=>Ze[Cn(h)]?.tone==="free").length}/${r.length}</dd>
          </div>
        </dl>
        <ul aria-label=${e("queues.agents")}>
          ${$(r,h=>h.number,h=>this.#t(e,t,h))}
        </ul>
      </section>
    `}#t(e,{entryId:t,number:n,pbx:s},i){let r=Cn(i),l=i.name??i.number,a=S(this.pbxs,t,i.number),d=i.paused?"resume":"pause";return c`
      <li data-tone=${Ze[r]?.tone}>
        <ha-icon aria-hidden="true" .icon=${Ze[r]?.icon}></ha-icon>
        <span class="agent"><span dir="auto">${l}</span><span class="state">${e(`agent.${r}`)}</span></span>
        ${a?.phone.control&&a.phone.device_id&&s.connected?c`
                <button
                  class="icon-button" data-action="pause" aria-label=${e(`queues.${d}`,{name:l})} title=${e(`queues.${d}`,{name:l})}
                  @click=${()=>this.hass&&void this.act(async()=>this.hass&&U(this.hass,`queue_${d}`,a,{queue:n}))}
                >
                  <ha-icon icon=${i.paused?"mdi:play":"mdi:pause"}></ha-icon>
                </button>
              `:m}
      </li>
    `}};var Sn=new Map;function tt(o,e){let t=JSON.stringify([o,e]),n=Sn.get(t)??new Intl.DateTimeFormat(o,e);return Sn.set(t,n),n}var nt=class{#e;#t;#o;#n;constructor({config:e,language:t,locale:n}){let{time_format:s,time_zone:i}=n;this.#e=t,this.#t=s==="system"?void 0:t,this.#o=i==="server"?{timeZone:e.time_zone}:{};let r=tt(this.#t,{hour:"numeric"}).resolvedOptions().hour12,l=s==="12"||s!=="24"&&r===!0;this.#n={hour:l?"numeric":"2-digit",minute:"2-digit",hourCycle:l?"h12":"h23",...this.#o}}daysAgo(e,t){let n=s=>Date.parse(tt("en-CA",this.#o).format(s));return Math.round((n(t)-n(e))/864e5)}time(e){return tt(this.#t,this.#n).format(e)}day(e,t){let n=this.daysAgo(e,t);if(n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-1,"day");if(n>1&&n<7)return this.#s(e,{weekday:"long"});let s=this.#s(e,{year:"numeric"})===this.#s(t,{year:"numeric"});return this.#s(e,{day:"numeric",month:"short",...s?{}:{year:"numeric"}})}full(e){return this.#s(e,{dateStyle:"full"})}#s(e,t){return tt(this.#e,{...t,...this.#o}).format(e)}};function En(o,e,t=new Date){let n=new Date(e),s=new nt(o),i=s.time(n);return s.daysAgo(n,t)===0?i:`${s.day(n,t)}, ${i}`}function On(o,e){let t=new nt(o);return`${t.full(new Date(e))}, ${t.time(new Date(e))}`}var Ot=9e5,ot=class{constructor(e){this.host=e;this.quarter=0;e.addController(this)}#e;hostConnected(){let e=Date.now();this.quarter=Math.floor(e/Ot),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},Ot-e%Ot)}hostDisconnected(){clearTimeout(this.#e)}};var Io=50,It=1e3;function F({entry_id:o,call_id:e}){return`${o} ${e}`}function Bo(o,e){let t=new Set(o.map(F));return[...o,...e.filter(n=>!t.has(F(n)))].slice(0,It)}function In(o,e,t){let n=new Map(e.map(l=>[F(l),l])),s=o.map(l=>{let a=F(l),d=n.get(a)??l;return n.delete(a),d}),i=t?ce(o.at(-1)):"";return[...[...n.values()].filter(l=>ce(l)>=i),...s].sort((l,a)=>+(ce(l)<ce(a))-+(ce(l)>ce(a))).slice(0,It)}function ce(o){return o?.started_at??""}var st=class{constructor(e){this.host=e;this.missed=[];this.shownSearch="";this.#e="";this.#t=null;e.addController(this),this.#o=new D(e,this.#s())}#e;#t;#o;#n;hostDisconnected(){this.#n=void 0}get loading(){return this.#n!==void 0||this.searching}get hasOlder(){return this.#t!==null}get isFull(){return this.calls?.length===It}get searching(){return this.calls===void 0||this.#e!==this.shownSearch}search(e){e!==this.#e&&(this.#e=e,this.#n=void 0,this.#o.follow(this.#s()),this.host.requestUpdate())}async loadOlder(){let e=this.calls??[];this.loading||this.#t===null||this.isFull||await this.#a({calls:e,next:this.#t},e.length+1)}#s(){return{message:{type:"openvox_uc/history",...this.#i},reduce:(t,n)=>this.#r(n)}}get#i(){return{limit:Io,...this.#e?{search:this.#e}:{}}}#r(e){if("missed"in e)this.missed=e.missed;else if("changed"in e)this.#n?.push(...e.changed),this.calls&&!this.searching&&(this.calls=In(this.calls,e.changed,this.hasOlder));else{let t=this.searching?0:this.calls?.length??0;this.#a(e.page,t).catch(()=>{})}}async#a({calls:e,next:t},n){let s=[];this.#n=s,this.host.requestUpdate();try{for(;t!==null&&e.length<n;){let i=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#i,cursor:t});if(!i||this.#n!==s)return;e=Bo(e,i.calls),t=i.next}}finally{this.#n===s&&(this.calls=In(e,s,t!==null),this.#t=t,this.shownSearch=this.#e,this.#n=void 0,this.host.requestUpdate())}}};function Ro({entry_id:o,uid:e}){return`${o} ${e}`}var Ho=5,Bt=3,Xo=64,he=class extends H{constructor(){super(...arguments);this.allCallers=!1;this.#e=new st(this);this.#t=new ot(this);this.#o=new ae;this.#s=null}#e;#t;#o;#n;#s;#i;static{this.styles=[H.styles,b`
      .search { padding: 16px 16px 8px; }
      .calls { max-block-size: min(70vh, 40em); overflow-y: auto; padding-block-end: 8px; }
      h3 { margin: 0; padding: 8px 16px 4px; font-size: 0.875em; font-weight: 500; color: var(--secondary-text-color); }
      ul { list-style: none; margin: 0; padding: 0; }
      li {
        content-visibility: auto; contain-intrinsic-block-size: auto 50px;
        display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; padding-block: 4px; padding-inline: 16px 8px;
      }
      li > ha-icon { color: var(--secondary-text-color); }
      li.missed > ha-icon { color: var(--error-color); }
      .recent li.missed .name { font-weight: 500; }
      .who { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
      .detail { color: var(--secondary-text-color); font-size: 0.875em; }
      .detail > span + span::before { content: " · "; }
      time { display: inline-block; }
      time::first-letter { text-transform: uppercase; }
      .buttons { display: flex; }
      audio { inline-size: 100%; block-size: 40px; margin-block: 4px; }
      .more {
        display: block; inline-size: calc(100% - 32px); margin: 4px 16px; padding: 8px; border: none; border-radius: 8px;
        font: inherit; font-weight: 500; background: none; color: inherit; cursor: pointer;
      }
      .more:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
      form { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
      form button {
        align-self: end; padding: 8px 16px; border: 2px solid var(--primary-color); border-radius: 8px; font: inherit;
        font-weight: 500; background: none; color: inherit; cursor: pointer;
      }
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#o.cancel(),this.#n?.disconnect(),this.#n=void 0,this.#s=null}update(t){Je(this.shadowRoot,()=>super.update(t))}updated(){let t=this.renderRoot.querySelector(".calls"),n=this.renderRoot.querySelector("[data-end]"),s=this.#e.calls?.length;n===this.#s&&s===this.#i||([this.#s,this.#i]=[n,s],this.#n?.disconnect(),this.#n=void 0,!(!t||!n)&&(this.#n=new IntersectionObserver(i=>{i.some(({isIntersecting:r})=>r)&&this.#m()},{root:t,rootMargin:"400px"}),this.#n.observe(n)))}renderContent(t){let{hass:n,mine:s,mayDial:i,allCallers:r}=this,{calls:l,missed:a,shownSearch:d,loading:h,hasOlder:u,isFull:p}=this.#e,f=[t,n?.user,n?.locale,s?.entryId,s?.number,i,this.#t.quarter],y=x=>ke([x,this.#c(x)&&this.playing,...f],()=>this.#d(this.#u(t,x)));return c`
      <div class="search">
        <input
          type="search" maxlength=${Xo} autocomplete="off"
          aria-label=${t("recent.search")} placeholder=${t("recent.search")} @input=${this.#f}
        />
      </div>
      ${this.renderDialStatus()}
      <div class="calls" data-focus role="region" tabindex="0" aria-label=${t("recent.label")} aria-busy=${h}>
        ${ke([l,a,d,h,this.playing,r,...f],()=>c`
            ${d||a.length===0?m:this.#r(t,a)}
            ${a.length===0&&!d?m:c`<h3>${t(d?"recent.found":"recent.recent")}</h3>`}
            ${l?.length===0?c`<p class="hint" role="status">${t(d?"recent.none_found":"recent.none")}</p>`:m}
            <ul class="recent">${$(l??[],F,y)}</ul>
            ${this.#p(t,h,u,p)}
          `)}
      </div>
    `}#r(t,n){let s=this.allCallers?n:n.slice(0,Ho);return c`
      <h3>${t("recent.missed")}</h3>
      <ul>${$(s,Ro,i=>this.#d(this.#a(t,i)))}</ul>
      ${s.length<n.length?c`<button class="more" @click=${()=>this.#g()}>${t("recent.more",{count:n.length})}</button>`:m}
    `}#a(t,n){let{entry_id:s,uid:i,name:r,number:l,calls:a,last_at:d,extensions:h,control:u}=n,p=r??l??t("recent.unknown"),f=h.map(y=>this.#h(s,y));return{icon:"mdi:phone-missed",kind:t("outcome.missed"),isMissed:!0,who:p,at:d,details:[a>1?t("recent.calls",{count:a}):void 0,f.length>Bt?`${f.slice(0,Bt).join(", ")} +${f.length-Bt}`:f.join(", ")],buttons:[...this.#l(t,p,r,l,s),u&&{action:"done",icon:"mdi:check",label:t("recent.done",{name:p}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:s,uid:i}))}}]}}#u(t,n){let{entry_id:s,direction:i,outcome:r,talk_seconds:l,recording_media_content_id:a}=n,d=this.#c(n),h=n.other??t("recent.unknown"),[u,p]=i==="outbound"?[n.callee_name,n.caller]:[n.caller_name,n.answered_by??(n.extensions.length===1?n.extensions[0]:n.callee)];return{icon:n.icon,kind:[t(`direction.${i}`),r&&t(`outcome.${r}`)].filter(Boolean).join(", "),isMissed:r==="missed"||r==="failed",who:h,at:n.started_at,details:[p?this.#h(s,p):void 0,l&&r==="answered"?Et(l*1e3):void 0],buttons:[a!==null&&{action:"play",icon:d?"mdi:stop":"mdi:play",label:t("recent.play",{name:h}),pressed:d,run:()=>this.#b(F(n),a)},...this.#l(t,h,u,n.other_number,s)],recording:d?this.playing?.url:void 0}}#l(t,n,s,i,r){if(i===null)return[];let l={name:n,number:i,entryId:this.entryOf(r,i)};return[this.hass?.user?.is_admin===!0&&s===null&&!l.entryId&&{action:"add",icon:"mdi:account-plus",label:t("recent.add_contact",{number:i}),run:a=>this.#_(t,i,a)},this.canCall(l)&&{action:"call",icon:"mdi:phone",label:t("recent.call",{name:n}),run:a=>this.dial(l,a)}]}#d({icon:t,kind:n,isMissed:s,who:i,at:r,details:l,buttons:a,recording:d}){return c`
      <li class=${s?"missed":""}>
        <ha-icon role="img" aria-label=${n} title=${n} .icon=${t}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${i}</bdi></div>
          <div class="detail">
            ${r&&this.hass?c`<span><time dir="auto" datetime=${r} title=${On(this.hass,r)}>${En(this.hass,r)}</time></span>`:m}
            ${l.filter(Boolean).map(h=>c`<span><bdi>${h}</bdi></span>`)}
          </div>
        </div>
        <div class="buttons">
          ${$(a.filter(h=>h!==!1),({action:h})=>h,({action:h,icon:u,label:p,pressed:f,run:y})=>c`
              <button
                class="icon-button" data-action=${h} aria-label=${p} title=${p} aria-pressed=${f??m}
                @click=${({currentTarget:x})=>y(x.getBoundingClientRect())}
              >
                <ha-icon .icon=${u}></ha-icon>
              </button>
            `)}
        </div>
        ${d?c`<audio controls autoplay src=${d} @error=${this.#y}></audio>`:m}
      </li>
    `}#p(t,n,s,i){return s?i?c`<p class="hint">${t("recent.full")}</p>`:c`
      <button class="more" data-end aria-disabled=${n} @click=${this.#m}>
        ${t(n?"recent.loading":"recent.older")}
      </button>
    `:n?c`<p class="hint">${t("recent.loading")}</p>`:m}#c(t){return this.playing?.key===F(t)}#h(t,n){let s=S(this.pbxs,t,n);return s?A(s):n}#f({target:t}){let n=t.value.trim();this.#o.run(()=>this.#e.search(n))}#m(){this.act(()=>this.#e.loadOlder())}#g(){this.allCallers=!0}#b(t,n){if(this.playing?.key===t){this.playing=void 0;return}this.act(async()=>{let s=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:n});this.playing=s&&{key:t,url:s.url}})}#y(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#_(t,n,s){let i=r=>{r.preventDefault();let{hass:l}=this,a=String(new FormData(r.target).get("name")).trim();l&&a&&this.act(()=>Mo(l,a,n))};this.sheet={heading:t("recent.add_contact",{number:n}),near:s,content:()=>c`
        <form @submit=${i}>
          <input name="name" required autofocus autocomplete="off" aria-label=${t("recent.contact_name")} placeholder=${t("recent.contact_name")} />
          <button>${t("recent.save")}</button>
        </form>
      `}}};g([P()],he.prototype,"allCallers",2),g([P()],he.prototype,"playing",2);async function Mo(o,e,t){let{response:n}=await o.callService("openvox_uc","get_contacts",{search:e},{},!1,!0),s=n.contacts.filter(r=>r.address_book===null&&r.name.toLowerCase()===e.toLowerCase()),i=s.length===1?s[0]?.numbers??[]:[];await o.callService("openvox_uc","set_contact",{name:e,numbers:[...i,t]},{},!1)}function ue(o,e){let{name:t,description:n}=we[o],s=`openvox-uc-${o}`;customElements.define(s,e),window.customCards??=[],window.customCards.push({type:s,name:t,description:n,preview:!0})}function Bn(o,e){let{title:t,description:n}=we.dashboard;customElements.define(`ll-strategy-dashboard-${o}`,e),window.customStrategies??=[],window.customStrategies.push({type:o,strategyType:"dashboard",name:t,description:n})}var Rn=3,Hn=4,Rt={wallboard:!0},it=class extends v{static{this.noEditor=!0}static async generate(e,t){let[n,s]=await Promise.all([De(t),oe(t.connection,J)]),i=Object.values(s??{}).some(({queues:h})=>Object.keys(h).length>0),r=(h,u={})=>[{type:"heading",heading:n(`dashboard.${h}`)},{type:`custom:openvox-uc-${h}`,grid_options:{columns:"full"},...u}],l=h=>i?r("queues",h):[],a=(h,...u)=>({type:"grid",column_span:h,cards:u}),d=(h,u,...p)=>({title:n(`dashboard.${h}`),path:h,type:"sections",max_columns:u,sections:p});return{title:n("dashboard.title"),views:[d("switchboard",Rn,a(1,...r("dial"),...r("calls")),a(Rn-1,...r("phones"),...r("recent")),...i?[a(1,...l())]:[]),d("wall",Hn,a(1,...r("calls",Rt),...l(Rt)),a(Hn-1,...r("phones",Rt)))]}}};ue("calls",Ke);ue("dial",le);ue("phones",de);ue("queues",et);ue("recent",he);Bn("openvox-uc",it);
