var ko=Object.defineProperty;var To=Object.getOwnPropertyDescriptor;var g=(s,t,e,n)=>{for(var o=n>1?void 0:n?To(t,e):t,i=s.length-1,r;i>=0;i--)(r=s[i])&&(o=(n?r(t,e,o):r(o))||o);return n&&o&&ko(t,e,o),o};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Fe=globalThis,Ve=Fe.ShadowRoot&&(Fe.ShadyCSS===void 0||Fe.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,kt=Symbol(),rn=new WeakMap,ke=class{constructor(t,e,n){if(this._$cssResult$=!0,n!==kt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(Ve&&t===void 0){let n=e!==void 0&&e.length===1;n&&(t=rn.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),n&&rn.set(e,t))}return t}toString(){return this.cssText}},an=s=>new ke(typeof s=="string"?s:s+"",void 0,kt),b=(s,...t)=>{let e=s.length===1?s[0]:t.reduce((n,o,i)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+s[i+1],s[0]);return new ke(e,s,kt)},ln=(s,t)=>{if(Ve)s.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let n=document.createElement("style"),o=Fe.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=e.cssText,s.appendChild(n)}},Tt=Ve?s=>s:s=>s instanceof CSSStyleSheet?(t=>{let e="";for(let n of t.cssRules)e+=n.cssText;return an(e)})(s):s;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Co,defineProperty:Ao,getOwnPropertyDescriptor:So,getOwnPropertyNames:Oo,getOwnPropertySymbols:Eo,getPrototypeOf:Ro}=Object,We=globalThis,dn=We.trustedTypes,Io=dn?dn.emptyScript:"",Bo=We.reactiveElementPolyfillSupport,Te=(s,t)=>s,Ce={toAttribute(s,t){switch(t){case Boolean:s=s?Io:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,t){let e=s;switch(t){case Boolean:e=s!==null;break;case Number:e=s===null?null:Number(s);break;case Object:case Array:try{e=JSON.parse(s)}catch{e=null}}return e}},je=(s,t)=>!Co(s,t),cn={attribute:!0,type:String,converter:Ce,reflect:!1,useDefault:!1,hasChanged:je};Symbol.metadata??=Symbol("metadata"),We.litPropertyMetadata??=new WeakMap;var N=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=cn){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(t,n,e);o!==void 0&&Ao(this.prototype,t,o)}}static getPropertyDescriptor(t,e,n){let{get:o,set:i}=So(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:o,set(r){let a=o?.call(this);i?.call(this,r),this.requestUpdate(t,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??cn}static _$Ei(){if(this.hasOwnProperty(Te("elementProperties")))return;let t=Ro(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Te("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Te("properties"))){let e=this.properties,n=[...Oo(e),...Eo(e)];for(let o of n)this.createProperty(o,e[o])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[n,o]of e)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[e,n]of this.elementProperties){let o=this._$Eu(e,n);o!==void 0&&this._$Eh.set(o,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let n=new Set(t.flat(1/0).reverse());for(let o of n)e.unshift(Tt(o))}else t!==void 0&&e.push(Tt(t));return e}static _$Eu(t,e){let n=e.attribute;return n===!1?void 0:typeof n=="string"?n:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let n of e.keys())this.hasOwnProperty(n)&&(t.set(n,this[n]),delete this[n]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ln(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,n){this._$AK(t,n)}_$ET(t,e){let n=this.constructor.elementProperties.get(t),o=this.constructor._$Eu(t,n);if(o!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:Ce).toAttribute(e,n.type);this._$Em=t,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(t,e){let n=this.constructor,o=n._$Eh.get(t);if(o!==void 0&&this._$Em!==o){let i=n.getPropertyOptions(o),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Ce;this._$Em=o;let a=r.fromAttribute(e,i.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(t,e,n,o=!1,i){if(t!==void 0){let r=this.constructor;if(o===!1&&(i=this[t]),n??=r.getPropertyOptions(t),!((n.hasChanged??je)(i,e)||n.useDefault&&n.reflect&&i===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,n))))return;this.C(t,e,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:n,reflect:o,wrapped:i},r){n&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),i!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||n||(e=void 0),this._$AL.set(t,e)),o===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,i]of n){let{wrapped:r}=i,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,i,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(e)):this._$EM()}catch(n){throw t=!1,this._$EM(),n}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};N.elementStyles=[],N.shadowRootOptions={mode:"open"},N[Te("elementProperties")]=new Map,N[Te("finalized")]=new Map,Bo?.({ReactiveElement:N}),(We.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var At=globalThis,hn=s=>s,Ge=At.trustedTypes,un=Ge?Ge.createPolicy("lit-html",{createHTML:s=>s}):void 0,St="$lit$",z=`lit$${Math.random().toFixed(9).slice(2)}$`,Ot="?"+z,Ho=`<${Ot}>`,se=document,Se=()=>se.createComment(""),Oe=s=>s===null||typeof s!="object"&&typeof s!="function",Et=Array.isArray,yn=s=>Et(s)||typeof s?.[Symbol.iterator]=="function",Ct=`[ 	
\f\r]`,Ae=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,pn=/-->/g,mn=/>/g,ne=RegExp(`>|${Ct}(?:([^\\s"'>=/]+)(${Ct}*=${Ct}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),fn=/'/g,gn=/"/g,vn=/^(?:script|style|textarea|title)$/i,Rt=s=>(t,...e)=>({_$litType$:s,strings:t,values:e}),d=Rt(1),Ys=Rt(2),Ks=Rt(3),S=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),bn=new WeakMap,oe=se.createTreeWalker(se,129);function _n(s,t){if(!Et(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return un!==void 0?un.createHTML(t):t}var xn=(s,t)=>{let e=s.length-1,n=[],o,i=t===2?"<svg>":t===3?"<math>":"",r=Ae;for(let a=0;a<e;a++){let l=s[a],h,c,p=-1,m=0;for(;m<l.length&&(r.lastIndex=m,c=r.exec(l),c!==null);)m=r.lastIndex,r===Ae?c[1]==="!--"?r=pn:c[1]!==void 0?r=mn:c[2]!==void 0?(vn.test(c[2])&&(o=RegExp("</"+c[2],"g")),r=ne):c[3]!==void 0&&(r=ne):r===ne?c[0]===">"?(r=o??Ae,p=-1):c[1]===void 0?p=-2:(p=r.lastIndex-c[2].length,h=c[1],r=c[3]===void 0?ne:c[3]==='"'?gn:fn):r===gn||r===fn?r=ne:r===pn||r===mn?r=Ae:(r=ne,o=void 0);let f=r===ne&&s[a+1].startsWith("/>")?" ":"";i+=r===Ae?l+Ho:p>=0?(n.push(h),l.slice(0,p)+St+l.slice(p)+z+f):l+z+(p===-2?a:f)}return[_n(s,i+(s[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},Ee=class s{constructor({strings:t,_$litType$:e},n){let o;this.parts=[];let i=0,r=0,a=t.length-1,l=this.parts,[h,c]=xn(t,e);if(this.el=s.createElement(h,n),oe.currentNode=this.el.content,e===2||e===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(o=oe.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let p of o.getAttributeNames())if(p.endsWith(St)){let m=c[r++],f=o.getAttribute(p).split(z),v=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:v[2],strings:f,ctor:v[1]==="."?Ke:v[1]==="?"?Qe:v[1]==="@"?Je:re}),o.removeAttribute(p)}else p.startsWith(z)&&(l.push({type:6,index:i}),o.removeAttribute(p));if(vn.test(o.tagName)){let p=o.textContent.split(z),m=p.length-1;if(m>0){o.textContent=Ge?Ge.emptyScript:"";for(let f=0;f<m;f++)o.append(p[f],Se()),oe.nextNode(),l.push({type:2,index:++i});o.append(p[m],Se())}}}else if(o.nodeType===8)if(o.data===Ot)l.push({type:2,index:i});else{let p=-1;for(;(p=o.data.indexOf(z,p+1))!==-1;)l.push({type:7,index:i}),p+=z.length-1}i++}}static createElement(t,e){let n=se.createElement("template");return n.innerHTML=t,n}};function ie(s,t,e=s,n){if(t===S)return t;let o=n!==void 0?e._$Co?.[n]:e._$Cl,i=Oe(t)?void 0:t._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(s),o._$AT(s,e,n)),n!==void 0?(e._$Co??=[])[n]=o:e._$Cl=o),o!==void 0&&(t=ie(s,o._$AS(s,t.values),o,n)),t}var Ye=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:n}=this._$AD,o=(t?.creationScope??se).importNode(e,!0);oe.currentNode=o;let i=oe.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let h;l.type===2?h=new ue(i,i.nextSibling,this,t):l.type===1?h=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(h=new Ze(i,this,t)),this._$AV.push(h),l=n[++a]}r!==l?.index&&(i=oe.nextNode(),r++)}return oe.currentNode=se,o}p(t){let e=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,e),e+=n.strings.length-2):n._$AI(t[e])),e++}},ue=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,n,o){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=ie(this,t,e),Oe(t)?t===u||t==null||t===""?(this._$AH!==u&&this._$AR(),this._$AH=u):t!==this._$AH&&t!==S&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):yn(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==u&&Oe(this._$AH)?this._$AA.nextSibling.data=t:this.T(se.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:n}=t,o=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=Ee.createElement(_n(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(e);else{let i=new Ye(o,this),r=i.u(this.options);i.p(e),this.T(r),this._$AH=i}}_$AC(t){let e=bn.get(t.strings);return e===void 0&&bn.set(t.strings,e=new Ee(t)),e}k(t){Et(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,n,o=0;for(let i of t)o===e.length?e.push(n=new s(this.O(Se()),this.O(Se()),this,this.options)):n=e[o],n._$AI(i),o++;o<e.length&&(this._$AR(n&&n._$AB.nextSibling,o),e.length=o)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let n=hn(t).nextSibling;hn(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},re=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,n,o,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=t,this.name=e,this._$AM=o,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(t,e=this,n,o){let i=this.strings,r=!1;if(i===void 0)t=ie(this,t,e,0),r=!Oe(t)||t!==this._$AH&&t!==S,r&&(this._$AH=t);else{let a=t,l,h;for(t=i[0],l=0;l<i.length-1;l++)h=ie(this,a[n+l],e,l),h===S&&(h=this._$AH[l]),r||=!Oe(h)||h!==this._$AH[l],h===u?t=u:t!==u&&(t+=(h??"")+i[l+1]),this._$AH[l]=h}r&&!o&&this.j(t)}j(t){t===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Ke=class extends re{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===u?void 0:t}},Qe=class extends re{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==u)}},Je=class extends re{constructor(t,e,n,o,i){super(t,e,n,o,i),this.type=5}_$AI(t,e=this){if((t=ie(this,t,e,0)??u)===S)return;let n=this._$AH,o=t===u&&n!==u||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,i=t!==u&&(n===u||o);o&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Ze=class{constructor(t,e,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){ie(this,t)}},wn={M:St,P:z,A:Ot,C:1,L:xn,R:Ye,D:yn,V:ie,I:ue,H:re,N:Qe,U:Je,B:Ke,F:Ze},Mo=At.litHtmlPolyfillSupport;Mo?.(Ee,ue),(At.litHtmlVersions??=[]).push("3.3.3");var Pn=(s,t,e)=>{let n=e?.renderBefore??t,o=n._$litPart$;if(o===void 0){let i=e?.renderBefore??null;n._$litPart$=o=new ue(t.insertBefore(Se(),i),i,void 0,e??{})}return o._$AI(s),o};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var It=globalThis,$=class extends N{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Pn(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return S}};$._$litElement$=!0,$.finalized=!0,It.litElementHydrateSupport?.({LitElement:$});var Lo=It.litElementPolyfillSupport;Lo?.({LitElement:$});(It.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var et={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},pe=s=>(...t)=>({_$litDirective$:s,values:t}),V=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,n){this._$Ct=t,this._$AM=e,this._$Ci=n}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:Do}=wn,$n=s=>s;var kn=()=>document.createComment(""),me=(s,t,e)=>{let n=s._$AA.parentNode,o=t===void 0?s._$AB:t._$AA;if(e===void 0){let i=n.insertBefore(kn(),o),r=n.insertBefore(kn(),o);e=new Do(i,r,s,s.options)}else{let i=e._$AB.nextSibling,r=e._$AM,a=r!==s;if(a){let l;e._$AQ?.(s),e._$AM=s,e._$AP!==void 0&&(l=s._$AU)!==r._$AU&&e._$AP(l)}if(i!==o||a){let l=e._$AA;for(;l!==i;){let h=$n(l).nextSibling;$n(n).insertBefore(l,o),l=h}}}return e},W=(s,t,e=s)=>(s._$AI(t,e),s),Xo={},Tn=(s,t=Xo)=>s._$AH=t,Cn=s=>s._$AH,tt=s=>{s._$AR(),s._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var An=(s,t,e)=>{let n=new Map;for(let o=t;o<=e;o++)n.set(s[o],o);return n},k=pe(class extends V{constructor(s){if(super(s),s.type!==et.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,t,e){let n;e===void 0?e=t:t!==void 0&&(n=t);let o=[],i=[],r=0;for(let a of s)o[r]=n?n(a,r):r,i[r]=e(a,r),r++;return{values:i,keys:o}}render(s,t,e){return this.dt(s,t,e).values}update(s,[t,e,n]){let o=Cn(s),{values:i,keys:r}=this.dt(t,e,n);if(!Array.isArray(o))return this.ut=r,i;let a=this.ut??=[],l=[],h,c,p=0,m=o.length-1,f=0,v=i.length-1;for(;p<=m&&f<=v;)if(o[p]===null)p++;else if(o[m]===null)m--;else if(a[p]===r[f])l[f]=W(o[p],i[f]),p++,f++;else if(a[m]===r[v])l[v]=W(o[m],i[v]),m--,v--;else if(a[p]===r[v])l[v]=W(o[p],i[v]),me(s,l[v+1],o[p]),p++,v--;else if(a[m]===r[f])l[f]=W(o[m],i[f]),me(s,o[p],o[m]),m--,f++;else if(h===void 0&&(h=An(r,f,v),c=An(a,p,m)),h.has(a[p]))if(h.has(a[m])){let y=c.get(r[f]),x=y!==void 0?o[y]:null;if(x===null){let P=me(s,o[p]);W(P,i[f]),l[f]=P}else l[f]=W(x,i[f]),me(s,o[p],x),o[y]=null;f++}else tt(o[m]),m--;else tt(o[p]),p++;for(;f<=v;){let y=me(s,l[v+1]);W(y,i[f]),l[f++]=y}for(;p<=m;){let y=o[p++];y!==null&&tt(y)}return this.ut=r,Tn(s,l),S}});/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var qo={attribute:!0,type:String,converter:Ce,reflect:!1,hasChanged:je},No=(s=qo,t,e)=>{let{kind:n,metadata:o}=e,i=globalThis.litPropertyMetadata.get(o);if(i===void 0&&globalThis.litPropertyMetadata.set(o,i=new Map),n==="setter"&&((s=Object.create(s)).wrapped=!0),i.set(e.name,s),n==="accessor"){let{name:r}=e;return{set(a){let l=t.get.call(this);t.set.call(this,a),this.requestUpdate(r,l,s,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,s,a),a}}}if(n==="setter"){let{name:r}=e;return function(a){let l=this[r];t.call(this,a),this.requestUpdate(r,l,s,!0,a)}}throw Error("Unsupported decorator location: "+n)};function _(s){return(t,e)=>typeof e=="object"?No(s,t,e):((n,o,i)=>{let r=o.hasOwnProperty(i);return o.constructor.createProperty(i,n),r?Object.getOwnPropertyDescriptor(o,i):void 0})(s,t,e)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function w(s){return _({...s,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ae=(s,t,e)=>(e.configurable=!0,e.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(s,t,e),e);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function Sn(s,t){return(e,n,o)=>{let i=r=>r.renderRoot?.querySelector(s)??null;if(t){let{get:r,set:a}=typeof n=="object"?e:o??(()=>{let l=Symbol();return{get(){return this[l]},set(h){this[l]=h}}})();return ae(e,n,{get(){let l=r.call(this);return l===void 0&&(l=i(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return ae(e,n,{get(){return i(this)}})}}/**
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
 */var Re={agent:{busy:"Busy",do_not_disturb:"Do not disturb",in_use:"In a call",invalid:"Invalid",not_in_use:"Free",on_hold:"On hold",paused:"Paused",ringing:"Ringing",ringing_in_use:"Ringing during a call",unavailable:"Unavailable",unknown:"Unknown",wrap_up:"Wrapping up"},badge:{do_not_disturb:"Do not disturb",forwarding:"Forwarded",missed:"Missed calls",voicemails:"Voicemails"},calls:{description:"What rings and talks now, and who with whom.",label:"Calls now",name:"OpenVox UC calls",none:"No calls at the moment.",to:"to",unknown:"Unknown"},card:{cancel:"Cancel",dismiss:"Dismiss",no_pbx:"No PBX is set up. Add one under Settings > Devices & services.",offline:"Connection lost. What you see is not up to date.",pbx_offline:"{pbx} is not connected. What you see of its phones is not up to date."},confirm:{delete:"Delete {name} from the contacts?",hang_up:"End the call of {name}?"},contact:{contact_name:"Name",numbers:"Phone numbers, one per line",save:"Save",vip:"VIP"},contacts:{add:"Add contact",call:"Call {name}",delete:"Delete {name}",description:"Find, call, add, and change contacts.",edit:"Edit {name}",from:"from {address_book}",label:"Contacts",more:"Show more of {count}",name:"OpenVox UC contacts",none:"No contacts yet.",none_found:"No contact matches.",search:"Search contacts"},dashboard:{calls:"Calls now",contacts:"Contacts",description:"OpenVox UC: who is on the phone, who called, and one click to act.",dial:"Dial",phones:"Phones",queues:"Queues",recent:"Missed and recent",switchboard:"Switchboard",title:"Phones",wall:"Wall"},dial:{call:"Call",calling:"{phone} rings. Pick it up to call {name}.",choose:"Select your phone",contact:"Contact",count:"Matches: {count}",description:"Find contacts, extensions, and earlier callers, and call them from your phone.",extension:"Extension",found:"Matches",from:"Call from",history:"Earlier call",name:"OpenVox UC dial",no_phone:"There is no phone from which you may call.",none_found:"Nobody found.",search:"Name or number",typed:"Number"},direction:{inbound:"Incoming",internal:"Internal",outbound:"Outgoing"},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},menu:{barge:"Join the call",call:"Call from my phone",disturb:"Turn off do not disturb",do_not_disturb:"Turn on do not disturb",hang_up:"Hang up",hold:"Hold",label:"Actions",listen:"Listen to the call",listen_in:"Listen in",mute:"Mute",nothing:"There is nothing to do with this phone at the moment.",pick_up:"Pick up",resume:"Resume",set_my_phone:"Set as my phone",transfer:"Transfer to…",unmute:"Unmute",whisper:"Speak to this phone only"},mine:{about:"{action}: {name}",alert:"Ring alert",description:"Your own phone: who calls, and what you can do with the call.",earlier:"Earlier calls: {count}, last: {last}",first:"First call",name:"OpenVox UC my phone",notify:"Show a notification while this page is in the background",queues:"Queues to watch",rings:"{name} is calling",rings_queue:"{name} is calling {queue}",sound:"Play a sound",vip:"VIP"},my_phone:{help:"Calls that you make here ring this phone first. To change it later, select another phone, then Set as my phone.",search:"Name or number",title:"Which phone is yours?"},outcome:{answered:"Answered",failed:"Not reached",missed:"Missed"},phones:{all:"All",busy:"Busy",description:"Who is on the phone, and what you can do now.",filter:"Show",free:"Free",label:"Phones",mine:"my phone",name:"OpenVox UC phones",no_area:"No area",none:"No phones to show.",none_found:"No phone matches.",not_registered:"Not registered",search:"Search phones"},queues:{agents:"Agents",description:"Who waits, for how long, and who is there to answer.",free:"Free agents",longest_wait:"Longest wait",name:"OpenVox UC queues",none:"There are no queues to show.",pause:"Pause {name}",resume:"Resume {name}",waiting:"Waiting"},recent:{add_contact:"Add {number} to contacts",all:"All",call:"Call {name}",calls:"{count} calls",description:"Whom to call back, and the history of all calls.",done:"Mark {name} as done",filter:"Show",full:"Search to find earlier calls.",label:"Missed and recent calls",loading:"Loading…",missed:"To call back",missed_calls:"Missed",missed_today:"Missed today",more:"Show all ({count})",name:"OpenVox UC missed and recent",none:"No calls yet.",none_found:"No call matches.",not_playable:"The recording cannot be played.",older:"Load earlier calls",outgoing:"Outgoing",play:"Recording of {name}",search:"Search all calls",unknown:"Unknown"},state:{fault:"Fault",idle:"Idle",in_use:"In a call",on_hold:"On hold",ringing:"Ringing",unknown:"Unknown",unregistered:"Not registered"},transfer:{search:"Name or number",title:"Transfer {name} to"}};var O="openvox_uc";function Ht(s){return`component.${O}.config_panel.${s}`}var Bt=new WeakMap;function nt(s){let{connection:t,language:e}=s,n=Bt.get(t);if(n?.language===e)return n.texts;let o=Uo(s);return Bt.set(t,{language:e,texts:o}),o.catch(()=>Bt.delete(t)),o}async function Uo(s){let t=await s.loadBackendTranslation("config_panel",O);return(e,n)=>t(Ht(e),n)}async function fe(s,t){let e=t?.error??t;if((typeof e=="number"?e:e.code)===3)return s.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:o,translation_key:i,translation_placeholders:r}=e;return(o?await s.loadBackendTranslation("exceptions",o).catch(()=>{}):void 0)?.(`component.${o}.exceptions.${i}.message`,r)||n||String(e)}function D(...s){return{schema:[{name:"title",selector:{text:{}}},...s],computeLabel:({name:t},e)=>e(Ht(`editor.${t}`))||Re.editor[t]}}function ot(){return document.querySelector("home-assistant")?.hass}async function Mt(s){await s?.().catch(()=>{})}var Lt=class{constructor(t,e){this.connection=t;this.source=e}#e=new Set;#t;#n=0;#s;listen(t){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#o),this.#o()),this.#e.add(t),()=>{this.#e.delete(t)&&this.#e.size===0&&this.#r()}}#o=()=>{let t=this.#i();this.connection.subscribeMessage(e=>{t===this.#n&&this.#a(e)},this.source.message,{resubscribe:!1}).then(e=>{t===this.#n?this.#t=e:Mt(e)},()=>{t===this.#n&&(this.#s=setTimeout(this.#o,5e3))})};#i(){return clearTimeout(this.#s),this.#t=void 0,this.#n+=1,this.#n}#r(){this.connection.removeEventListener("ready",this.#o),this.connection.connected&&Mt(this.#t),this.#i(),this.value=void 0}#a(t){this.value=this.source.reduce(this.value,t);for(let e of[...this.#e])e()}},On=new WeakMap;function Fo(s,t){let e=On.get(s)??new WeakMap;On.set(s,e);let n=e.get(t)??new Lt(s,t);return e.set(t,n),n}var j=class{constructor(t,e){this.host=t;this.source=e;t.addController(this)}#e;#t;get value(){return this.#e?.value}follow(t){this.source=t,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let t=this.host.hass?.connection;if(!t)return;let e=Fo(t,this.source);if(e===this.#e)return;let n=this.#t;this.#e=e,this.#t=e.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function G(s,t){let e;try{let n=await new Promise((o,i)=>{e=s.subscribeMessage(o,t.message,{resubscribe:!1}),e.catch(i)});return t.reduce(void 0,n)}catch{return}finally{e?.then(Mt,()=>{})}}var Vo={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,phones:{},calls:{},queues:{}};function Dt(s,t){if(!t)return s;let e={...s};for(let[n,o]of Object.entries(t))o==null?delete e[n]:e[n]=o;return e}function Wo(s,{phones:t,calls:e,queues:n,...o}){return{...s,...o,phones:Dt(s.phones,t),calls:Dt(s.calls,e),queues:Dt(s.queues,n)}}function jo(s={},t){let e="all"in t,n=e?{}:{...s};for(let[o,i]of Object.entries(e?t.all:t.changes))n[o]=Wo(n[o]??Vo,i);return n}var le={message:{type:"openvox_uc/live"},reduce:jo},st=class extends j{constructor(t){super(t,le)}get pbxs(){return this.value}};function C({entryId:s,number:t}){return`${s} ${t}`}function T({number:s,phone:t}){return t.name??s}function de(s,t){return s.entryId===t?.entryId&&s.number===t.number}function H({phone:s}){return s.state==="ringing"}var Go=new Set(["in_use","on_hold"]);function R({phone:s,pbx:t}){let e=s.call_id===null?void 0:t.calls[s.call_id];return Go.has(s.state)&&e?.answered_at!==null}function ge(s){return s.phone.control&&s.pbx.connected&&R(s)}function X({phone:s,pbx:t}){return t.connected&&s.state||"unknown"}function Xt({phone:s}){return s.state==="idle"&&s.badges.includes("do_not_disturb")}function qt(s,t){return s.length-t.length||(s<t?-1:+(s>t))}function U(s){return Object.entries(s).flatMap(([t,e])=>Object.entries(e.phones).map(([n,o])=>({entryId:t,number:n,pbx:e,phone:o}))).sort((t,e)=>qt(t.number,e.number))}function I(s,t,e){let n=s[t],o=n?.phones[e];return n&&o&&{entryId:t,number:e,pbx:n,phone:o}}function it({number:s,phone:t},e){let n=[s,t.name,t.with_name,t.with_number].join(" ").toLowerCase();return e.toLowerCase().split(/\s+/).every(o=>n.includes(o))}var En=["all","free","busy","not_registered"],Yo={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function Ie(s,t){let{state:e}=s.phone;return t==="all"||e!==null&&Yo[e]===t&&!Xt(s)}var Rn="openvox_uc",Ko={message:{type:"frontend/subscribe_user_data",key:Rn},reduce:(s,{value:t})=>t??{}};function M(s){return U(s).filter(({phone:t})=>t.control&&t.device_id)}var rt=class extends j{constructor(t){super(t,Ko)}findIn(t){let e=this.value?.phone,n=e&&I(t,e.entry_id,e.number);if(n?.phone.control&&n.phone.device_id)return n;let o=M(t);return o.length===1?o[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(t,{entryId:e,number:n}){return this.#e(t,{phone:{entry_id:e,number:n}})}fold(t,e){let n=this.collapsed.filter(o=>o!==e);return this.#e(t,{collapsed:this.collapsed.includes(e)?n:[...n,e]})}get alert(){return this.value?.alert??{}}alertBy(t,e){return this.#e(t,{alert:e})}#e(t,e){return t.callWS({type:"frontend/set_user_data",key:Rn,value:{...this.value,...e}})}};var In=new WeakMap;function Bn(s,t){let e=Object.keys(t);if(e.every(i=>s[i]===t[i]))return s;let n=In.get(s);if(n&&e.every(i=>n[i]===t[i]))return n;let o={...s,...t};return In.set(s,o),o}function Qo(s,t){let e=({device_id:r})=>r===null?void 0:t[r],n=(r,a)=>{let l=r===null?void 0:s.phones[r];return(l&&e(l)?.name_by_user)??a},o=Object.entries(s.phones).filter(([,r])=>!e(r)?.disabled_by).map(([r,a])=>{let l=a.direction==="internal"?n(a.with_number,a.with_name):a.with_name;return[r,Bn(a,{name:n(r,a.name),with_name:l})]}),i=Object.entries(s.calls).map(([r,a])=>{let{direction:l,caller:h,callee:c}=a,p={caller_name:l==="inbound"?a.caller_name:n(h,a.caller_name),callee_name:l==="outbound"?a.callee_name:n(c,a.callee_name)};return[r,Bn(a,p)]});return{...s,name:t[s.device_id]?.name_by_user??s.name,phones:Object.fromEntries(o),calls:Object.fromEntries(i)}}var at;function Hn(s,t){if(at?.before!==s||at.devices!==t){let e=Object.fromEntries(Object.entries(s).map(([n,o])=>[n,Qo(o,t)]));at={before:s,devices:t,after:e}}return at.after}var lt=b`
  input, select {
    box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit;
    background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
  ::placeholder { color: var(--secondary-text-color); opacity: 1; }
`,q=b`
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
`,dt=b`
  .filters { display: flex; flex-wrap: wrap; gap: 4px; }
  .chip {
    display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
    background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
  }
  .chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
  .chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var Jo={ArrowDown:1,ArrowUp:-1},Y=class{constructor(t,e){this.host=t;this.settings=e;this.text="";this.#e=!0;this.#t=0;this.#n=0;t.addController(this)}#e;#t;#n;static{this.styles=[lt,b`
      ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
      li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
      li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
    `]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#n&&(this.#n=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(t){this.text=t,this.#t=0,this.#e=!0,this.settings.typed?.(t),this.host.requestUpdate()}choose(t=this.#s.selected){t!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(t))}renderInput(t){let{index:e,isShown:n}=this.#s;return d`
      <input
        type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
        maxlength=${this.settings.maxLength??u} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
        aria-activedescendant=${n?`option${e}`:u} aria-label=${t} placeholder=${t}
        .value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${o=>this.#o(o)}
      />
    `}renderList(t,e){let{options:n,selected:o,isShown:i}=this.#s;return d`
      <ul id="options" role="listbox" aria-label=${t} ?hidden=${!i}>
        ${(i?n:[]).map((r,a)=>d`
            <li id="option${a}" role="option" aria-selected=${r===o} @click=${()=>this.choose(r)}>
              ${e(r)}
            </li>
          `)}
      </ul>
    `}get#s(){let t=this.settings.options(),e=Math.min(this.#t,t.length-1);return{options:t,index:e,selected:t[e],isShown:this.#e&&t.length>0}}#o(t){if(t.isComposing)return;let{options:e,index:n,isShown:o}=this.#s,i=Jo[t.key];if(i)this.#e&&(this.#t=(n+i+e.length)%e.length||0),this.#e=!0;else if(t.key==="Enter")this.choose();else{if(t.key!=="Escape"||!this.settings.closes)return;o?this.#e=!1:this.enter("")}t.preventDefault(),this.host.requestUpdate()}};var K={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},ct={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},Nt={do_not_disturb:"mdi:minus-circle",forwarding:"mdi:phone-forward",voicemails:"mdi:voicemail",missed:"mdi:phone-missed"};var Zo=/\d/,be=class extends ${constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new Y(this,{options:()=>this.#t(),choose:e=>this.dispatchEvent(new CustomEvent("pick",{detail:e}))})}#e;static{this.styles=[Y.styles,q,b`
      :host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
      ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
      .name { flex: 1; overflow-wrap: anywhere; }
      .number { color: var(--secondary-text-color); }
    `]}firstUpdated(){this.#e.input.focus()}render(){return d`
      ${this.#e.renderInput(this.label)}
      ${this.#e.renderList(this.label,e=>d`
          ${typeof e=="string"?u:d`<ha-icon data-state=${X(e)} .icon=${K[X(e)]}></ha-icon>`}
          <span class="name" dir="auto">${typeof e=="string"?e:T(e)}</span>
          ${typeof e=="string"?u:d`<span class="number">${e.number}</span>`}
        `)}
    `}#t(){let e=this.#e.text.trim(),n=r=>+!Ie(r,"free"),o=this.phones.filter(r=>it(r,e)).sort((r,a)=>n(r)-n(a));return this.free&&Zo.test(e)&&!o.some(({number:r})=>r===e)?[...o,e]:o}};g([_()],be.prototype,"label",2),g([_({attribute:!1})],be.prototype,"phones",2),g([_({type:Boolean})],be.prototype,"free",2);customElements.define("openvox-uc-picker",be);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Mn="important",es=" !"+Mn,Ln=pe(class extends V{constructor(s){if(super(s),s.type!==et.ATTRIBUTE||s.name!=="style"||s.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(s){return Object.keys(s).reduce((t,e)=>{let n=s[e];return n==null?t:t+`${e=e.includes("-")?e:e.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(s,[t]){let{style:e}=s.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let n of this.ft)t[n]==null&&(this.ft.delete(n),n.includes("-")?e.removeProperty(n):e[n]=null);for(let n in t){let o=t[n];if(o!=null){this.ft.add(n);let i=typeof o=="string"&&o.endsWith(es);n.includes("-")||i?e.setProperty(n,i?o.slice(0,-11):o,i?Mn:""):e[n]=o}}return S}});var Dn=600,Xn=320,Be=8;function ts(){let s=document.activeElement;for(;s?.shadowRoot?.activeElement;)s=s.shadowRoot.activeElement;return s}var ye=class extends ${constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=b`
    dialog {
      position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
      inline-size: min(${Xn}px, calc(100vw - ${2*Be}px)); overflow: auto;
      border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
      background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
    }
    dialog::backdrop { background: rgb(0 0 0 / 25%); }
    h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
    @media (max-width: ${Dn-1}px) {
      dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
    }
  `}connectedCallback(){super.connectedCallback(),this.#e=ts()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return d`
      <dialog aria-labelledby="heading" style=${Ln(this.#t())} @close=${this.#s} @click=${this.#n}>
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <slot></slot>
      </dialog>
    `}#t(){if(!this.near||innerWidth<Dn)return{};let{left:e,top:n,bottom:o}=this.near,i=`${Math.max(Be,Math.min(e,innerWidth-Xn-Be))}px`,a=(n+o)/2<innerHeight/2?{top:`${o}px`,bottom:"auto","max-height":`${innerHeight-o-Be}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Be}px`};return{margin:"0",left:i,right:"auto",...a}}#n(e){if(e.target!==this.dialog)return;let{left:n,right:o,top:i,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=e;(a<n||a>o||l<i||l>r)&&this.#s()}#s(){this.dispatchEvent(new Event("close"))}};g([_()],ye.prototype,"heading",2),g([_({attribute:!1})],ye.prototype,"near",2),g([Sn("dialog")],ye.prototype,"dialog",2);customElements.define("openvox-uc-sheet",ye);var ns=["areas","connected","connection","devices","entities","language","user"],os={};function ss(s,t){return!s||!t||ns.some(e=>s[e]!==t[e])}var A=class extends ${constructor(){super(...arguments);this.live=new st(this);this.myPhone=new rt(this)}#e;static{this.styles=[lt,b`
      :host { display: block; block-size: 100%; }
      ha-card {
        display: flex; flex-direction: column; block-size: 100%; box-sizing: border-box; overflow: hidden;
      }
      .title { flex: none; padding: 12px 16px 0; font-weight: 500; overflow-wrap: anywhere; }
      .content { flex: 1 1 auto; min-block-size: 0; overflow-y: auto; scrollbar-width: thin; }
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
      .hint { margin: 0; padding: 16px; color: var(--secondary-text-color); }
      .icon-button {
        display: inline-flex; padding: 6px; border: none; border-radius: 50%; background: none; color: inherit;
        cursor: pointer; --mdc-icon-size: 20px;
      }
      .icon-button:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
      :focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
    `]}static getStubConfig(){return{}}static getConfigForm(){return D()}setConfig(e){this.config=e}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(e){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,nt(n).then(o=>{this.texts=o},()=>{this.#e=void 0}))}async act(e){this.error=void 0,this.sheet=void 0;try{await e()}catch(n){this.hass&&(this.error=await fe(this.hass,n))}}withMyPhone(e,{near:n,entryId:o}={}){let i=this.mine;i?this.act(()=>e(i)):this.chooseMyPhone(n,{entryId:o,afterwards:e})}chooseMyPhone(e,{entryId:n,afterwards:o}={}){let{hass:i,texts:r}=this;if(!i||!r)return;let a=({detail:l})=>{typeof l!="string"&&this.act(async()=>{await this.myPhone.choose(i,l),await o?.(l)})};this.sheet={heading:r("my_phone.title"),near:e,content:()=>d`
        <p class="hint">${r("my_phone.help")}</p>
        <openvox-uc-picker
          .label=${r("my_phone.search")}
          .phones=${M(this.pbxs).filter(l=>!n||l.entryId===n)}
          @pick=${a}
        ></openvox-uc-picker>
      `}}confirm(e,n,o,i){this.sheet={heading:e,near:o,content:r=>d`
        <div class="confirm">
          <button class="answer" @click=${()=>this.closeSheet()}>${r("card.cancel")}</button>
          <button class="answer danger" autofocus @click=${i}>${n}</button>
        </div>
      `}}get pbxs(){return Hn(this.live.pbxs??os,this.hass?.devices??{})}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:e,hass:n,texts:o}=this,i=this.live.pbxs;if(!n||!e||!o)return u;let r=!n.connected;return d`
      <ha-card>
        ${e.title?d`<div class="title" role="heading" aria-level="2" dir="auto">${e.title}</div>`:u}
        ${this.#t(o).map(a=>d`<div class="notice" role="status">${a}</div>`)}
        ${this.error?d`<div class="notice error" role="alert">
                <span dir="auto">${this.error}</span>
                <button class="icon-button" aria-label=${o("card.dismiss")} @click=${()=>this.#s()}>
                  <ha-icon icon="mdi:close"></ha-icon>
                </button>
              </div>`:u}
        <div class="content ${r?"offline":""}" data-scrolls ?inert=${r}>${i?this.renderContent(o):u}</div>
        ${this.sheet&&!r?this.#n(o,this.sheet):u}
      </ha-card>
    `}#t(e){if(!this.hass?.connected)return[e("card.offline")];let n=this.live.pbxs&&Object.values(this.pbxs);return n?.length===0?[e("card.no_pbx")]:(n??[]).filter(({connected:o})=>!o).map(({name:o})=>e("card.pbx_offline",{pbx:o}))}#n(e,{heading:n,near:o,content:i}){return d`<openvox-uc-sheet .heading=${n} .near=${o} @close=${()=>this.closeSheet()}>${i(e)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#s(){this.error=void 0}};g([_({attribute:!1,hasChanged:ss})],A.prototype,"hass",2),g([w()],A.prototype,"config",2),g([w()],A.prototype,"texts",2),g([w()],A.prototype,"error",2),g([w()],A.prototype,"sheet",2);var is=new Set(["idle","ringing","in_use","on_hold"]),zt=new Set,zn;function qn(s){zn=s;for(let t of zt)t()}function ut(s,t){return s.entryId===t.entryId&&s.number!==t.number&&s.phone.call_id!==t.phone.call_id&&is.has(s.phone.state)}var ht=class{#e;constructor(t){this.#e=()=>t.requestUpdate(),t.addController(this)}get from(){return zn}hostConnected(){zt.add(this.#e)}hostDisconnected(){zt.delete(this.#e)}};function Un(s,t){let e=[],n=document;for(;n;){let o=n.elementFromPoint(s,t);if(!o||o===e.at(-1))break;e.push(o),n=o.shadowRoot}return e}function rs(s,t){for(let e of Un(s,t)){let n=e.closest("[droppable]");if(n)return n}}function as(s,t){for(let e of Un(s,t).reverse()){let n=e.closest("[data-scrolls]"),{top:o,bottom:i}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,Nn(t,o,i));return}}scrollBy(0,Nn(t,0,innerHeight))}function Nn(s,t,e){return(+(s>e-48)-+(s<t+48))*12}function ls(s){let t=document.createElement("div");return t.textContent=s,t.ariaHidden="true",t.style.cssText=`
    position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
    color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
  `,document.body.append(t),t}function Fn(s,t,e,n){let o=new AbortController,{signal:i}=o,[r,a]=[s.clientX,s.clientY],l,h,c=0,p=()=>{let x=rs(r,a);x!==h&&(h?.removeAttribute("over"),x?.setAttribute("over",""),h=x)},m=()=>{as(r,a),p(),c=requestAnimationFrame(m)},f=()=>{o.abort(),cancelAnimationFrame(c),h?.removeAttribute("over"),l?.remove(),l&&qn(void 0)},v=x=>{if(x.pointerId===s.pointerId){if([r,a]=[x.clientX,x.clientY],!l){if(Math.hypot(r-s.clientX,a-s.clientY)<6)return;l=ls(e),qn(t),m()}l.style.transform=`translate(${r+6}px, ${a+6}px)`,p()}},y=x=>{if(x.pointerId!==s.pointerId)return;let P=h?.about;l&&ds(),f(),P&&n(P)};addEventListener("pointermove",v,{signal:i}),addEventListener("pointerup",y,{signal:i}),addEventListener("pointercancel",f,{signal:i}),addEventListener("keydown",({key:x})=>x==="Escape"&&f(),{signal:i})}function ds(){let s=t=>t.stopPropagation();addEventListener("click",s,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",s,{capture:!0}))}var cs=new Set(["ringing","in_use","on_hold"]),hs=new Set(["idle","in_use","on_hold"]),Ft=new Map;function Vn({about:s}){return s.phone.call_id!==null&&Ft.get(C(s))===s.phone.call_id}function Vt({hass:s,about:t}){let e=Object.values(s.entities).find(o=>o?.device_id===t.phone.device_id&&o.platform===O&&o.translation_key==="dnd"),n=e&&s.states[e.entity_id]?.state;return n?{entityId:e.entity_id,state:n}:void 0}function F(s,t,{phone:e},n={}){return s.callService(O,t,n,{device_id:e.device_id??[]},!1)}function pt(s,t){return{run:(e,{hass:n,about:o})=>{e.act(()=>F(n,s,o).then(()=>t?.(o)))}}}function Ut(s,t){return{byMyPhone:!0,run:(e,{hass:n,about:o},i)=>e.withMyPhone(r=>F(n,s,r,t(o.number)),{near:i,entryId:o.entryId})}}function Wn(s){return{run:(t,e)=>{let n=Vt(e);n&&t.act(()=>e.hass.callService("switch",s,{},{entity_id:n.entityId},!1))}}}var jn=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],us=[{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:s})=>s.pbx.pickup&&H(s),...Ut("pick_up",s=>({extension:s}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:s})=>hs.has(s.phone.state),...Ut("dial",s=>({number:s}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:s})=>R(s),run:(s,{about:t},e)=>s.askForTarget(t,e)},{key:"hold",icon:"mdi:phone-paused",offered:({about:s})=>R(s)&&s.phone.state==="in_use",...pt("hold")},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:s})=>s.phone.state==="on_hold",...pt("resume")},{key:"mute",icon:"mdi:microphone-off",offered:s=>R(s.about)&&!Vn(s),...pt("mute",s=>Ft.set(C(s),s.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:s=>R(s.about)&&Vn(s),...pt("unmute",s=>Ft.delete(C(s)))},...jn.map(([s,t])=>({key:s,icon:t,offered:({about:e})=>e.pbx.may_listen_in&&R(e),...Ut("listen_in",e=>({extension:e,mode:s}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:s})=>cs.has(s.phone.state),run:(s,{about:t},e)=>s.hangUpPhone(t,e)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:s=>Vt(s)?.state==="off",...Wn("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:s=>Vt(s)?.state==="on",...Wn("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:s,mine:t})=>s.phone.device_id!==null&&!de(s,t),run:(s,{hass:t,about:e})=>{s.act(()=>s.myPhone.choose(t,e))}}],Wt=jn.map(([s])=>s);function ps(s,t){let{about:e,mine:n}=t;return!e.phone.control||!e.pbx.connected||!s.offered(t)?!1:!s.byMyPhone||!n?!0:n.entryId===e.entryId&&n.number!==e.number&&n.phone.state==="idle"}function Gn(s,t){return us.filter(e=>(!t||t.includes(e.key))&&ps(e,s))}var He=class extends ${constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=b`
    div { display: flex; flex-direction: column; padding: 4px 8px 8px; }
    button {
      display: flex; align-items: center; gap: 12px; padding: 10px 8px; border: none; border-radius: 8px; background: none;
      color: inherit; font: inherit; text-align: start; cursor: pointer;
    }
    button:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
    button:focus-visible { outline: 2px solid var(--primary-color); }
    ha-icon { color: var(--secondary-text-color); }
  `}updated(){this.shadowRoot?.activeElement||this.#e()[0]?.focus()}render(){return d`
      <div role="menu" aria-label=${this.label} @keydown=${this.#t}>
        ${k(this.items,({key:e})=>e,({icon:e,label:n,run:o})=>d`
            <button role="menuitem" tabindex="-1" @click=${()=>o()}><ha-icon .icon=${e}></ha-icon>${n}</button>
          `)}
      </div>
    `}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(e){let n=this.#e(),o=n.indexOf(this.shadowRoot?.activeElement),i=new Map([["ArrowDown",o+1],["ArrowUp",o-1],["Home",0],["End",-1]]).get(e.key);i!==void 0&&(e.preventDefault(),n.at(i%n.length)?.focus())}};g([_()],He.prototype,"label",2),g([_({attribute:!1})],He.prototype,"items",2);customElements.define("openvox-uc-menu",He);var L=class extends A{itemsFor(t,e,n){let{hass:o,texts:i}=this;if(!o||!i)return[];let r={hass:o,about:t,mine:this.mine};return Gn(r,n).map(({key:a,icon:l,run:h})=>({key:a,icon:l,label:i(`menu.${a}`),run:(c=e)=>h(this,r,c)}))}openMenu({entryId:t,number:e},n,o){let i=()=>I(this.pbxs,t,e),r=i();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${e})`:e,near:n,content:a=>{let l=i(),h=l?this.itemsFor(l,n,o):[];return h.length>0?d`<openvox-uc-menu .label=${a("menu.label")} .items=${h}></openvox-uc-menu>`:d`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(t,e){let{texts:n}=this;if(!n)return;let o=({detail:i})=>this.transfer(t,typeof i=="string"?i:i.number);this.sheet={heading:n("transfer.title",{name:Yn(t,n)}),near:e,content:()=>d`
        <openvox-uc-picker
          free
          .label=${n("transfer.search")}
          .phones=${U(this.pbxs).filter(i=>ut(i,t))}
          @pick=${o}
        ></openvox-uc-picker>
      `}}drag(t,e){let{texts:n}=this,o=t.composedPath().some(i=>i instanceof Element&&i.matches(".handle"));!n||t.button!==0||t.pointerType!=="mouse"&&!o||!ge(e)||Fn(t,e,Yn(e,n),i=>this.transfer(e,i.number))}hangUpPhone(t,e){let{hass:n,texts:o}=this;if(!n||!o)return;let i=()=>{this.act(()=>F(n,"hang_up",t))};de(t,this.mine)?i():this.confirm(o("confirm.hang_up",{name:T(t)}),o("menu.hang_up"),e,i)}hangUpCall(t,e,n){let{hass:o,texts:i}=this;if(!o||!i)return;let r=()=>{this.act(()=>o.callService(O,"hang_up",{call_id:t},void 0,!1))};this.mine?.phone.call_id===t?r():this.confirm(i("confirm.hang_up",{name:e}),i("menu.hang_up"),n,r)}transfer(t,e){let{hass:n}=this;n&&this.act(()=>F(n,"transfer",t,{number:e,call_id:t.phone.call_id}))}};function Yn({phone:s},t){return s.with_name??s.with_number??t("calls.unknown")}var jt=3,mt=class extends L{static{this.styles=[L.styles,q,b`
      ul { list-style: none; margin: 0; padding: 12px 16px 16px; display: flex; flex-direction: column; gap: 8px; }
      .wallboard { font-size: var(--openvox-uc-wall, clamp(14px, 4.6cqi, 24px)); }
      .wallboard { gap: 0.4em; padding: 0.5em; --mdc-icon-size: 1.2em; line-height: 1.25; }
      .wallboard :is(li, .who) { flex-wrap: nowrap; padding: 0.3em; gap: 0.3em; }
      .wallboard .who { display: flex; align-items: center; padding: 0; }
      .wallboard .parties { flex: 1; min-inline-size: 0; display: grid; white-space: nowrap; }
      .wallboard .parties > span { overflow: hidden; text-overflow: ellipsis; }
      .wallboard .detail > :not(:has(openvox-uc-elapsed)) { position: absolute; clip-path: inset(50%); }
      .wallboard .detail > *::before { content: none; }
      li {
        display: flex; flex-wrap: wrap; align-items: center; gap: 0 8px; padding-block: 6px; padding-inline: 12px 4px; user-select: none; -webkit-user-select: none;
        border-radius: var(--ha-card-border-radius, 12px); border: 1px solid var(--edge); background: var(--ground);
      }
      .direction { color: var(--ink); }
      .who { flex: 1 1 11em; min-inline-size: 0; overflow-wrap: anywhere; }
      .parties { font-weight: 500; }
      .detail { display: flex; flex-wrap: wrap; column-gap: 0.4em; color: var(--secondary-text-color); font-size: 0.875em; }
      .detail > * + *::before { content: "·"; margin-inline-end: 0.4em; }
      openvox-uc-elapsed { font-variant-numeric: tabular-nums; }
      .buttons { display: flex; margin-inline-start: auto; }
      .handle { touch-action: none; cursor: grab; padding: 6px; color: var(--secondary-text-color); --mdc-icon-size: 20px; }
      .arrow { --mdc-icon-size: 1em; color: var(--secondary-text-color); }
      .arrow:dir(rtl) { transform: scaleX(-1); display: inline-block; }
    `]}static getConfigForm(){return D({name:"wallboard",selector:{boolean:{}}})}update(t){let e=this.shadowRoot?.activeElement;super.update(t),e&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(t){let e=ms(this.pbxs);return e.length===0?d`<p class="hint" tabindex="-1">${t("calls.none")}</p>`:d`
      <ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${t("calls.label")}>
        ${k(e,({call:n,pbx:o})=>`${o.device_id} ${n.call_id}`,n=>this.#e(t,n))}
      </ul>
    `}#e(t,e){let{call:n,pbx:o}=e,i=gs(e),r=this.config?.wallboard===!0,[a,l]=Kn(e,t),h=r?void 0:fs(e);return d`
      <li data-state=${i} @pointerdown=${c=>h&&this.drag(c,h)}>
        <ha-icon class="direction" role="img" aria-label=${t(`direction.${n.direction}`)} .icon=${ct[n.direction]}></ha-icon>
        <div class="who">
          <div class="parties">
            <span dir="auto">${a}</span>
            <span>
              <ha-icon class="arrow" role="img" aria-label=${t("calls.to")} icon="mdi:arrow-right"></ha-icon>
              <bdi>${l}</bdi>
            </span>
          </div>
          <div class="detail">
            <span>${t(`state.${i}`)}</span>
            <span>${o.connected?d`<openvox-uc-elapsed since=${bs(e,i)??u}></openvox-uc-elapsed>`:t("state.unknown")}</span>
            ${n.trunk?d`<span><bdi>${n.trunk}</bdi></span>`:u}
            ${Object.keys(this.pbxs).length>1?d`<span><bdi>${o.name}</bdi></span>`:u}
          </div>
        </div>
        <div class="buttons">
          ${k(r?[]:this.#t(t,e,h),({key:c})=>c,({icon:c,label:p,run:m})=>d`
              <button
                class="icon-button" aria-label=${p} title=${p}
                @click=${({currentTarget:f})=>m(f.getBoundingClientRect())}
              >
                <ha-icon .icon=${c}></ha-icon>
              </button>
            `)}
          ${h&&ge(h)?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
        </div>
      </li>
    `}#t(t,e,n){let{call:o,pbx:i,phones:r}=e,a=r.find(H),l=n?this.itemsFor(n,void 0,Wt):[],h=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&h.push({key:"listen_in",icon:"mdi:ear-hearing",label:t("menu.listen_in"),run:c=>this.openMenu(n,c,Wt)}),i.connected&&r.some(({phone:c})=>c.control)&&h.push({key:"hang_up",icon:"mdi:phone-hangup",label:t("menu.hang_up"),run:c=>this.hangUpCall(o.call_id,Kn(e,t).join(", "),c)}),h}};function ms(s){let t=U(s).filter(({phone:e})=>e.call_id!==null);return Object.values(s).flatMap(e=>Object.values(e.calls).map(n=>({pbx:e,call:n,phones:t.filter(o=>o.pbx===e&&o.phone.call_id===n.call_id)}))).sort((e,n)=>(e.call.started_at??"").localeCompare(n.call.started_at??""))}function fs({call:s,phones:t}){let e=t.filter(R);return e.find(({number:n})=>n===s.answered_by)??e.find(({number:n})=>n!==s.caller)??e[0]}function gs({call:s,phones:t}){return t.some(({phone:e})=>e.state==="on_hold")?"on_hold":s.answered_at===null||t.some(H)&&!t.some(R)?"ringing":"in_use"}function bs({call:s,phones:t},e){return e!=="ringing"?s.answered_at:s.answered_at===null?s.started_at:t.find(H)?.phone.since??s.answered_at}function Kn(s,t){let{caller_name:e,caller:n}=s.call;return[e??n??t("calls.unknown"),ys(s).join(", ")||t("calls.unknown")]}function ys({call:s,phones:t}){let e=s.direction==="outbound"?[]:t.filter(({number:i})=>s.direction!=="internal"||i!==s.caller),n=(e.some(R)?e.filter(R):e.filter(H)).map(T),o=s.callee_name??s.callee??s.dialed;return n.length===0?o===null?[]:[o]:n.length>jt?[...n.slice(0,jt),`+${n.length-jt}`]:n}async function Gt(s,t,e){let n={search:t,limit:e};return(await s.callService(O,"get_contacts",n,{},!1,!0)).response}async function Yt(s,{name:t,numbers:e,vip:n},o){await s.callService(O,"set_contact",{name:t,numbers:e,vip:n},{},!1),o&&o.name!==t&&await Kt(s,o)}async function Kt(s,{name:t,numbers:e}){await s.callService(O,"delete_contact",{name:t,number:e[0]},{},!1)}async function Qn(s,{name:t,numbers:e,vip:n}){let{contacts:o}=await Gt(s,t,1e3),i=o.filter(a=>a.address_book===null&&a.name.toLowerCase()===t.toLowerCase()),[r]=i.length===1?i:[];await Yt(s,{name:t,numbers:[...r?.numbers??[],...e],vip:n||r?.vip===!0})}var ft=b`
  form { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
  form label { display: flex; align-items: center; gap: 8px; }
  form input[type="checkbox"] { inline-size: auto; }
  form textarea {
    box-sizing: border-box; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit; resize: vertical;
    background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
  form .answer { align-self: end; }
`;function gt(s,t,e){return d`
    <form @submit=${o=>{o.preventDefault();let i=new FormData(o.target),r=String(i.get("name")).trim(),a=String(i.get("numbers")).split(`
`).map(l=>l.trim()).filter(Boolean);r&&a.length>0&&e({name:r,numbers:a,vip:i.get("vip")!==null})}}>
      <input
        name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${t.name}
        aria-label=${s("contact.contact_name")} placeholder=${s("contact.contact_name")}
      />
      <textarea
        name="numbers" required rows=${Math.min(6,t.numbers.length+1)} autocomplete="off"
        aria-label=${s("contact.numbers")} placeholder=${s("contact.numbers")} .value=${t.numbers.join(`
`)}
      ></textarea>
      <label><input type="checkbox" name="vip" .checked=${t.vip} />${s("contact.vip")}</label>
      <button class="answer">${s("contact.save")}</button>
    </form>
  `}var Q=class{#e;run(t){this.cancel(),this.#e=setTimeout(t,200)}cancel(){clearTimeout(this.#e)}};var B=class extends A{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[A.styles,b`
      .dial-status { margin: 0; padding: 8px 16px; }
      .dial-status:empty { display: none; }
    `]}willUpdate(e){if(super.willUpdate(e),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||M(this.pbxs).length>0}canCall({entryId:e,number:n}){let o=this.mine;return!o||!e?this.mayDial:o.entryId===e&&o.number!==n}entryOf(e,n){return I(this.pbxs,e,n)&&e}dial(e,n,o){let{hass:i,texts:r}=this;!i||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await F(i,"dial",a,{number:e.number}),this.dialStatus=r("dial.calling",{name:e.name??e.number,phone:T(a)}),o?.()}finally{this.#e=!1}}},{near:n,...e.entryId?{entryId:e.entryId}:{}}))}renderDialStatus(){return d`<p class="dial-status" role="status">${this.dialStatus}</p>`}};g([w()],B.prototype,"dialStatus",2);function J(s,t){let e=s?.activeElement,n=e?.closest("ul"),o=e?.closest("li"),i=n&&o?[...n.children].indexOf(o):-1,r=e?.dataset.action;if(t(),!s||!e||s.activeElement)return;if(e.isConnected){e.focus({preventScroll:!0});return}let a=n?.isConnected?[...n.children]:[],l=i>=0?a[Math.min(i,a.length-1)]:void 0;(l?.querySelector(`[data-action="${r}"]`)??l?.querySelector("button")??s.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var Qt=100,vs=64,Jn={name:"",numbers:[],vip:!1,address_book:null},ve=class extends B{constructor(){super(...arguments);this.limit=Qt;this.#e=new Q;this.#t="";this.#n=!1}#e;#t;#n;static{this.styles=[B.styles,ft,b`
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
      .detail > * + *::before { content: "·"; margin-inline-end: 0.4em; }
      .buttons { display: flex; }
      .more { display: block; margin: 4px 16px 12px; }
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel(),this.#n=!1}willUpdate(e){super.willUpdate(e),this.hass&&!this.#n&&(this.#n=!0,this.#i())}update(e){J(this.shadowRoot,()=>super.update(e))}renderContent(e){let{contacts:n,total:o}=this.found??{contacts:[],total:0};return d`
      <div class="tools">
        <input
          type="search" maxlength=${vs} autocomplete="off" aria-label=${e("contacts.search")}
          placeholder=${e("contacts.search")} @input=${this.#r}
        />
        ${this.#o?d`<button class="answer" data-action="add" @click=${this.#l}>${e("contacts.add")}</button>`:u}
      </div>
      ${this.renderDialStatus()}
      ${this.found&&n.length===0?d`<p class="hint" role="status">${e(this.#t?"contacts.none_found":"contacts.none")}</p>`:u}
      <ul aria-label=${e("contacts.label")}>
        ${k(n,_s,i=>this.#s(e,i))}
      </ul>
      ${n.length<o?d`<button class="answer more" @click=${this.#a}>${e("contacts.more",{count:o})}</button>`:u}
    `}#s(e,n){let{name:o,numbers:i,vip:r,address_book:a}=n,l=i[0]??"",h=[this.mayDial&&l&&{key:"call",icon:"mdi:phone",run:c=>this.dial({name:o,number:l},c)},this.#o&&a===null&&{key:"edit",icon:"mdi:pencil",run:c=>this.#c(n,c)},this.#o&&a===null&&{key:"delete",icon:"mdi:delete",run:c=>this.#d(n,c)}].filter(c=>typeof c=="object");return d`
      <li>
        <ha-icon icon=${r?"mdi:account-star":"mdi:account"} role="img" aria-label=${r?e("mine.vip"):u}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${o}</bdi></div>
          <div class="detail">
            ${i.map(c=>d`<bdi>${c}</bdi>`)}
            ${a===null?u:d`<span>${e("contacts.from",{address_book:a})}</span>`}
          </div>
        </div>
        <div class="buttons">
          ${h.map(({key:c,icon:p,run:m})=>d`
              <button
                class="icon-button" data-action=${c} aria-label=${e(`contacts.${c}`,{name:o})} title=${e(`contacts.${c}`,{name:o})}
                @click=${({currentTarget:f})=>m(f.getBoundingClientRect())}
              >
                <ha-icon .icon=${p}></ha-icon>
              </button>
            `)}
        </div>
      </li>
    `}get#o(){return this.hass?.user?.is_admin===!0}async#i(){let{hass:e,limit:n}=this,o=this.#t;if(e)try{let i=await Gt(e,o,n);o===this.#t&&n===this.limit&&(this.found=i)}catch(i){this.error=await fe(e,i)}}#r({target:e}){let n=e.value.trim();this.#e.run(()=>{this.#t=n,this.limit=Qt,this.#i()})}#a(){this.limit+=Qt,this.#i()}#l({currentTarget:e}){this.#c(Jn,e.getBoundingClientRect())}#c(e,n){let{hass:o}=this;if(!o)return;let i=e===Jn?void 0:e;this.sheet={heading:this.texts?.(i?"contacts.edit":"contacts.add",{name:e.name})??"",near:n,content:r=>gt(r,e,a=>{this.act(()=>Yt(o,a,i).then(()=>this.#i()))})}}#d(e,n){let{hass:o,texts:i}=this;if(!o||!i)return;let{name:r}=e;this.confirm(i("confirm.delete",{name:r}),i("contacts.delete",{name:r}),n,()=>{this.act(()=>Kt(o,e).then(()=>this.#i()))})}};g([w()],ve.prototype,"found",2),g([w()],ve.prototype,"limit",2);function _s({address_book:s,name:t,numbers:e}){return JSON.stringify([s,t,e])}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var xs={},Me=pe(class extends V{constructor(){super(...arguments),this.ot=xs}render(s,t){return t()}update(s,[t,e]){if(Array.isArray(t)){if(Array.isArray(this.ot)&&this.ot.length===t.length&&t.every((n,o)=>n===this.ot[o]))return S}else if(this.ot===t)return S;return this.ot=Array.isArray(t)?Array.from(t):t,this.render(t,e)}});var ws="input, textarea, select, [contenteditable], ha-code-editor";function Ps(s){return s.composedPath().some(t=>t instanceof Element&&t.matches(ws))}var _e=class{constructor(t,e){this.run=e;t.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=t=>{t.defaultPrevented||t.ctrlKey||t.altKey||t.metaKey||Ps(t)||this.run(t.key,t)&&t.preventDefault()}};var $s={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},Zn=64,ks=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,Ts=/[\s()/.-]/g,Cs=/^\s*tel:([^;?]*).*$/is;function eo(s){let t=Cs.exec(s)?.[1];if(t===void 0)return s;try{return decodeURIComponent(t)}catch{return t}}function to(s){return s.replace(Ts,"")}var xe=class extends B{constructor(){super();this.found=[];this.foundFor="";this.#e=new Q;this.#t=new Y(this,{options:()=>this.#a(),typed:e=>this.#l(e),choose:e=>this.#u(e),maxLength:Zn,closes:!0});new _e(this,e=>this.#d(e))}#e;#t;static{this.styles=[B.styles,Y.styles,b`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(){let e=this.renderRoot.querySelector("select");e&&(e.value=this.mine?C(this.mine):"")}renderContent(e){if(!this.mayDial)return d`<p class="hint">${e("dial.no_phone")}</p>`;let n=this.#a();return d`
      <div class="dial">
        <div class="field" @paste=${this.#h}>
          ${this.#t.renderInput(e("dial.search"))}
          <button
            class="call" aria-label=${e("dial.call")} title=${e("dial.call")} aria-disabled=${n.length===0}
            @click=${()=>this.#t.choose()}
          >
            <ha-icon icon="mdi:phone"></ha-icon>
          </button>
        </div>
        ${this.#t.renderList(e("dial.found"),o=>this.#n(e,o))}
        <div class=${n.length>0?"count":"none"} role="status">${this.#s(e,n)}</div>
        ${this.#o(e)}
      </div>
      ${this.renderDialStatus()}
    `}#n(e,{kind:n,entry_id:o,name:i,number:r}){let a=o===null?void 0:I(this.pbxs,o,r)?.phone;return d`
      <ha-icon role="img" aria-label=${e(`dial.${n}`)} title=${e(`dial.${n}`)} .icon=${$s[n]}></ha-icon>
      <span class="who">
        ${i===null?u:d`<span dir="auto">${i}</span>`}
        <span class=${i===null?"":"number"}><bdi>${r}</bdi></span>
      </span>
      ${a?d`<span class="state">${e(`state.${a.state??"unknown"}`)}</span>`:u}
    `}#s(e,n){return!this.#i||this.#r?"":n.length>0?e("dial.count",{count:n.length}):e("dial.none_found")}#o(e){let n=M(this.pbxs),o=this.mine===void 0;if(n.length<2)return u;let i=Object.keys(this.pbxs).length>1,r=n.map(({number:a,pbx:l,phone:h})=>{let c=h.name?`${h.name} (${a})`:a;return i?`${c}, ${l.name}`:c});return Me([e,o,r.join()],()=>d`
        <label>
          ${e("dial.from")}
          <select @change=${this.#p}>
            ${o?d`<option value="">${e("dial.choose")}</option>`:u}
            ${n.map((a,l)=>d`<option value=${C(a)}>${r[l]}</option>`)}
          </select>
        </label>
      `)}get#i(){return this.#t.text.trim()}get#r(){return this.foundFor!==this.#i}#a(){let e=this.#i,n=this.#r?[]:this.found.filter(i=>this.canCall(no(i)));return ks.test(e)&&!n.some(({number:i})=>to(i)===to(e))?[{kind:"typed",entry_id:null,name:null,number:e},...n]:n}#l(e){this.#t.text=eo(e),this.dialStatus="";let n=this.#i;n?this.#e.run(()=>{this.#c(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#c(e){let{hass:n}=this;if(n)try{let{results:o}=await n.callWS({type:"openvox_uc/find",text:e});if(e!==this.#i)return;this.found=o,this.foundFor=e,this.error=void 0}catch(o){e===this.#i&&(this.error=await fe(n,o))}}#d(e){return e!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#h(e){let n=e.clipboardData?.getData("text")??"",o=eo(n);o!==n&&(e.preventDefault(),this.#t.enter(o.slice(0,Zn)))}#u(e){let{text:n,input:o}=this.#t;this.dial(no(e),o.getBoundingClientRect(),()=>{this.#t.text===n&&this.#m()})}#m(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#p({target:e}){let{hass:n}=this,o=M(this.pbxs).find(i=>C(i)===e.value);n&&o&&this.act(()=>this.myPhone.choose(n,o))}};g([w()],xe.prototype,"found",2),g([w()],xe.prototype,"foundFor",2);function no({entry_id:s,name:t,number:e}){return{name:t,number:e,entryId:s??void 0}}var oo=new Map;function bt(s,t){let e=JSON.stringify([s,t]),n=oo.get(e)??new Intl.DateTimeFormat(s,t);return oo.set(e,n),n}var ce=class{#e;#t;#n;#s;constructor({config:t,language:e,locale:n}){let{time_format:o,time_zone:i}=n;this.#e=e,this.#t=o==="system"?void 0:e,this.#n=i==="server"?{timeZone:t.time_zone}:{};let r=bt(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=o==="12"||o!=="24"&&r===!0;this.#s={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#n}}daysAgo(t,e){let n=o=>Date.parse(bt("en-CA",this.#n).format(o));return Math.round((n(e)-n(t))/864e5)}time(t){return bt(this.#t,this.#s).format(t)}day(t,e){let n=this.daysAgo(t,e);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#o(t,{weekday:"long"});let o=this.#o(t,{year:"numeric"})===this.#o(e,{year:"numeric"});return this.#o(t,{day:"numeric",month:"short",...o?{}:{year:"numeric"}})}full(t){return this.#o(t,{dateStyle:"full"})}#o(t,e){return bt(this.#e,{...e,...this.#n}).format(t)}};function vt(s,t,e=new Date){let n=new Date(t),o=new ce(s),i=o.time(n);return o.daysAgo(n,e)===0?i:`${o.day(n,e)}, ${i}`}function so(s,t,e=new Date){return new ce(s).day(new Date(t),e)}function io(s,t,e=new Date){return new ce(s).daysAgo(new Date(t),e)===0}function ro(s,t){return new ce(s).time(new Date(t))}function ao(s,t){let e=new ce(s);return`${e.full(new Date(t))}, ${e.time(new Date(t))}`}var Jt=9e5,yt=class{constructor(t){this.host=t;this.quarter=0;t.addController(this)}#e;hostConnected(){let t=Date.now();this.quarter=Math.floor(t/Jt),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},Jt-t%Jt)}hostDisconnected(){clearTimeout(this.#e)}};var Zt={all:{},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]}},Le=50,en=1e3;function Z({entry_id:s,call_id:t}){return`${s} ${t}`}function As(s,t){let e=new Set(s.map(Z));return[...s,...t.filter(n=>!e.has(Z(n)))].slice(0,en)}function lo(s,t,e){let n=new Map(t.map(a=>[Z(a),a])),o=s.map(a=>{let l=Z(a),h=n.get(l)??a;return n.delete(l),h}),i=e?we(s.at(-1)):"";return[...[...n.values()].filter(a=>we(a)>=i),...o].sort((a,l)=>+(we(a)<we(l))-+(we(a)>we(l))).slice(0,en)}function we(s){return s?.started_at??""}var _t=class{constructor(t){this.host=t;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t="all";this.#n=null;t.addController(this),this.#s=new j(t,this.#i())}#e;#t;#n;#s;#o;hostDisconnected(){this.#o=void 0}get loading(){return this.#o!==void 0||this.searching}get hasOlder(){return this.#n!==null}get isFull(){return this.calls?.length===en}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#t!==this.shownFilter}get filter(){return this.#t}search(t,e=this.#t){t===this.#e&&e===this.#t||(this.#e=t,this.#t=e,this.#o=void 0,this.#s.follow(this.#i()),this.host.requestUpdate())}async loadOlder(){let t=this.calls??[];this.loading||this.#n===null||this.isFull||await this.#l({calls:t,next:this.#n},t.length+1)}#i(){return{message:{type:"openvox_uc/history",...this.#r},reduce:(e,n)=>this.#a(n)}}get#r(){return{limit:Le,...Zt[this.#t],...this.#e?{search:this.#e}:{}}}#a(t){if("missed"in t)this.missed=t.missed;else if("changed"in t)this.#o?.push(...t.changed),this.calls&&!this.searching&&(this.calls=lo(this.calls,t.changed,this.hasOlder));else{let e=this.searching?0:this.calls?.length??0;this.#l(t.page,e).catch(()=>{})}}async#l({calls:t,next:e},n){let o=[];this.#o=o,this.host.requestUpdate();try{for(;e!==null&&t.length<n;){let i=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#r,cursor:e});if(!i||this.#o!==o)return;t=As(t,i.calls),e=i.next}}finally{this.#o===o&&(this.calls=lo(t,o,e!==null),this.#n=e,this.shownSearch=this.#e,this.shownFilter=this.#t,this.#o=void 0,this.host.requestUpdate())}}};function ee(s){return Object.entries(s).flatMap(([t,e])=>Object.entries(e.queues).map(([n,o])=>({entryId:t,number:n,pbx:e,queue:o}))).sort((t,e)=>qt(t.number,e.number))}function De({number:s,queue:t}){return t.name??s}var Ss=3,Xe=class{constructor(t){this.host=t;t.addController(this)}#e;#t;#n;#s;#o;static{this.styles=b`
    .alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
    .alert label { display: flex; align-items: center; gap: 8px; }
    .alert input { inline-size: auto; }
    .alert fieldset { display: contents; }
  `}get#i(){return this.host.myPhone.alert}get isOn(){let{sound:t,notify:e,queues:n}=this.#i;return t===!0||e===!0||!!n?.length}hostDisconnected(){this.#h()}get text(){return this.#e?.text??""}update(t,e){let{hass:n,texts:o}=this.host,i=o&&this.#r(o,t,e);if(i?.callId===this.#e?.callId||!n||(this.#h(),this.#e=i,!i))return;let{text:r}=i;this.#t=document.title,document.title=`📞 ${r}`,this.#i.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#o=new Notification(r,{tag:"openvox_uc"}),this.#o.onclick=()=>globalThis.focus()),this.#i.sound&&this.#c()}#r(t,e,n){if(e?.pbx.connected&&H(e)){let{call_id:o,with_name:i,with_number:r}=e.phone,a=i??r??t("calls.unknown");return{callId:o??e.number,text:t("mine.rings",{name:a})}}for(let o of ee(n)){if(!o.pbx.connected||!this.#i.queues?.includes(C(o)))continue;let r=Object.values(o.pbx.calls).find(({dialed:l,answered_at:h})=>l===o.number&&h===null),a=r?.caller_name??r?.caller??t("calls.unknown");if(r)return{callId:r.call_id,text:t("mine.rings_queue",{name:a,queue:De(o)})}}}renderSettings(t,e){let n=ee(e),o=this.#i.queues??[],i=(a,l,h,c)=>d`
      <label>
        <input type="checkbox" name=${a} .checked=${h} @change=${({target:p})=>c(p.checked)} />
        <bdi>${l}</bdi>
      </label>
    `,r=(a,l)=>this.#l({queues:[...o.filter(h=>h!==a),...l?[a]:[]]});return d`
      <div class="alert">
        ${["sound","notify"].map(a=>i(a,t(`mine.${a}`),this.#i[a]===!0,l=>this.#a(a,l)))}
        ${n.length>0?d`<fieldset>
                <legend>${t("mine.queues")}</legend>
                ${n.map(a=>i("queue",De(a),o.includes(C(a)),l=>r(C(a),l)))}
              </fieldset>`:u}
      </div>
    `}async#a(t,e){let n=!e||t==="sound"||await globalThis.Notification?.requestPermission()==="granted";e&&t==="sound"&&this.#d(),await this.#l({[t]:e&&n})}async#l(t){let{hass:e}=this.host;e&&await this.host.myPhone.alertBy(e,{...this.#i,...t}),this.host.requestUpdate()}#c(){this.#d(),this.#s=setInterval(()=>this.#d(),Ss*1e3)}#d(){this.#n??=new AudioContext;let{currentTime:t,destination:e}=this.#n;for(let[n,o]of[[0,880],[.25,660]]){let[i,r]=[this.#n.createOscillator(),this.#n.createGain()];i.frequency.value=o,r.gain.setValueAtTime(.2,t+n),r.gain.exponentialRampToValueAtTime(.001,t+n+.24),i.connect(r).connect(e),i.start(t+n),i.stop(t+n+.25)}}#h(){clearInterval(this.#s),this.#s=void 0,this.#e=void 0,this.#o?.close(),this.#o=void 0,this.#t!==void 0&&(document.title=this.#t),this.#t=void 0,this.#n?.close(),this.#n=void 0}};var qe=new Set,xt;function co(){for(let s of qe)s.tick()}function tn(){clearInterval(xt),xt=void 0,!(qe.size===0||document.hidden)&&(co(),xt=setInterval(co,1e3))}document.addEventListener("visibilitychange",tn);function on(s){let t=Math.max(0,Math.floor(s/1e3)),[e,n]=[Math.floor(t/3600),Math.floor(t/60)%60];return(e?[e,n,t%60]:[n,t%60]).map((i,r)=>r?String(i).padStart(2,"0"):i).join(":")}var nn=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",qe.add(this),xt===void 0?tn():this.tick()}disconnectedCallback(){qe.delete(this),qe.size===0&&tn()}attributeChangedCallback(t,e,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let t=Number.isNaN(this.#e)?"":on(Date.now()-this.#e);this.textContent!==t&&(this.textContent=t)}};customElements.define("openvox-uc-elapsed",nn);var Ne={hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},ho=Object.keys(Ne),ze=class extends L{#e=new Xe(this);#t;constructor(){super(),new _e(this,t=>this.#c(t))}static{this.styles=[L.styles,q,Xe.styles,b`
      .bar {
        box-sizing: border-box; min-block-size: 72px; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px;
        padding: 10px 16px; background: var(--ground);
      }
      .state { color: var(--ink); --mdc-icon-size: 32px; }
      .who { flex: 1 1 12em; min-inline-size: 0; }
      .name { display: flex; font-size: 1.25em; font-weight: 500; white-space: nowrap; }
      .name span { overflow: hidden; text-overflow: ellipsis; }
      .detail { display: flex; flex-wrap: wrap; column-gap: 0.4em; color: var(--secondary-text-color); }
      .detail > * + *::before { content: "·"; margin-inline-end: 0.4em; }
      .vip { color: var(--ink); font-weight: 500; }
      .buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-inline-start: auto; }
      .action {
        display: inline-flex; align-items: center; gap: 6px; padding: 8px 14px; border-radius: 20px; border: 1px solid var(--divider-color);
        font: inherit; font-weight: 500; color: inherit; background: var(--card-background-color); cursor: pointer; --mdc-icon-size: 20px;
      }
      .action:hover { background: color-mix(in srgb, currentcolor 8%, var(--card-background-color)); }
      .action[data-action="hang_up"] { color: var(--ink); border-color: currentcolor; }
      .heard { position: absolute; clip-path: inset(50%); }
    `]}getCardSize(){return 2}willUpdate(t){super.willUpdate(t);let e=this.#a;this.#e.update(this.mine,this.pbxs);let n=e&&Es(e);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#l(n))}update(t){J(this.shadowRoot,()=>super.update(t))}renderContent(t){let{mine:e}=this;return d`
      ${e?this.#n(t,e):this.#s(t)}
      <div class="heard" role="status">${this.#e.text}</div>
    `}#n(t,e){let n=X(e),o=e.phone.with_name??e.phone.with_number,i=e.pbx.connected&&e.phone.call_id!==null;return d`
      <div class="bar" data-state=${n}>
        <ha-icon class="state" .icon=${K[n]}></ha-icon>
        <div class="who">
          <div class="name"><span dir="auto">${i?o??t("calls.unknown"):T(e)}</span></div>
          <div class="detail">${i?this.#o(t,e):d`<span>${t(`state.${n}`)}</span><bdi>${e.number}</bdi>`}</div>
        </div>
        <div class="buttons">
          ${k(this.itemsFor(e,void 0,ho),({key:r})=>r,({key:r,icon:a,label:l,run:h})=>d`
              <button
                class="action" data-action=${r} data-state=${r==="hang_up"?r:u}
                title=${Os(i&&o?t("mine.about",{action:l,name:o}):l,Ne[r])}
                aria-keyshortcuts=${Ne[r]?`Shift+${Ne[r]}`:u}
                @click=${({currentTarget:c})=>h(c.getBoundingClientRect())}
              >
                <ha-icon .icon=${a}></ha-icon>${l}${i&&o?d`<span class="heard">: ${o}</span>`:u}
              </button>
            `)}
          ${i?u:this.#r(t)}
        </div>
      </div>
    `}#s(t){let e=M(this.pbxs).length>0;return d`
      <div class="bar">
        <ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
        <div class="who">${t(e?"my_phone.title":"dial.no_phone")}</div>
        ${ee(this.pbxs).length>0?this.#i(t):u}
        ${e?d`<button class="action" data-action="choose" @click=${this.#d}>${t("dial.choose")}</button>`:u}
      </div>
    `}#o(t,e){let{hass:n,earlier:o}=this,{phone:i}=e,r=this.#a;return d`
      <span>${t(`state.${X(e)}`)}</span>
      ${i.since?d`<span><openvox-uc-elapsed since=${i.since}></openvox-uc-elapsed></span>`:u}
      ${r?.caller_is_vip?d`<span class="vip">${t("mine.vip")}</span>`:u}
      ${i.with_name&&i.with_number?d`<bdi>${i.with_number}</bdi>`:u}
      ${o&&n?d`<span>${o.count===0||!o.last?t("mine.first"):t("mine.earlier",{count:o.count>=Le?`${Le}+`:o.count,last:vt(n,o.last)})}</span>`:u}
    `}#i(t){return d`
      <button class="icon-button" data-action="alert" aria-label=${t("mine.alert")} title=${t("mine.alert")} @click=${this.#h}>
        <ha-icon icon=${this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline"}></ha-icon>
      </button>
    `}#r(t){return d`
      ${this.#i(t)}
      ${M(this.pbxs).length>1?d`<button class="icon-button" data-action="choose" aria-label=${t("my_phone.title")} title=${t("my_phone.title")} @click=${this.#d}>
              <ha-icon icon="mdi:phone-settings"></ha-icon>
            </button>`:u}
    `}get#a(){let{mine:t}=this;return t?.phone.call_id?t.pbx.calls[t.phone.call_id]:void 0}async#l(t){let{hass:e,mine:n}=this,o=n?.phone.call_id;if(!e)return;let i=await G(e.connection,{message:{type:"openvox_uc/history",search:t,limit:Le},reduce:(a,l)=>"page"in l?l.page:void 0});if(!i||t!==this.#t)return;let r=i.calls.filter(({call_id:a,other_number:l})=>a!==o&&l===t);this.earlier={number:t,count:r.length,last:r[0]?.started_at??null}}#c(t){let{mine:e}=this;if(!e||this.sheet)return!1;let n=this.itemsFor(e,void 0,ho).find(o=>Ne[o.key]===t);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}#d({currentTarget:t}){this.chooseMyPhone(t.getBoundingClientRect())}#h({currentTarget:t}){this.sheet={heading:this.texts?.("mine.alert")??"",near:t.getBoundingClientRect(),content:e=>this.#e.renderSettings(e,this.pbxs)}}};g([w()],ze.prototype,"earlier",2);function Os(s,t){return t?`${s} (⇧${t})`:s}function Es({direction:s,caller:t,callee:e}){if(s!=="internal")return(s==="outbound"?e:t)??void 0}function Rs(s,t){return s.phone!==t?.phone||s.number!==t.number||s.pbx.connected!==t.pbx.connected}var E=class extends ${constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.large=!1;this.movable=!1;this.current=!1}static{this.shadowRootOptions={...$.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[q,b`
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
    `]}render(){let{about:e,texts:n,mine:o,movable:i,pbx:r,compact:a}=this,{phone:l}=e,h=X(e),c=e.pbx.connected?l.with_name??l.with_number:null,p=e.pbx.connected&&Xt(e),m=n(p?"badge.do_not_disturb":`state.${h}`),f=d`
      <ha-icon class="icon" .icon=${p?Nt.do_not_disturb:K[h]}></ha-icon>
      <span class="name"><span dir="auto">${T(e)}</span></span>
      ${this.large?u:d`<span class="side">${this.#e(n,o)}</span>`}
      ${a?d`<span class="heard">${[m,c,r].filter(Boolean).join(", ")}</span>`:d`<span class="what">
              ${c?d`<span class="heard">${m}</span>`:u}
              ${c&&l.direction?d`<ha-icon .icon=${ct[l.direction]}></ha-icon>`:u}
              <bdi>${c??[m,r].filter(Boolean).join(", ")}</bdi>
            </span>`}
      ${l.since&&e.pbx.connected&&!a?d`<openvox-uc-elapsed since=${l.since}></openvox-uc-elapsed>`:u}
    `;return l.control?d`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?[T(e),m,c].filter(Boolean).join(", "):u}>${f}</button>
          ${i?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
        `:d`<div class="tile">${f}</div>`}#e(e,n){let{number:o,phone:i}=this.about;return d`
      ${i.badges.map(r=>d`<ha-icon .icon=${Nt[r]} role="img" title=${e(`badge.${r}`)} aria-label=${e(`badge.${r}`)}></ha-icon>`)}
      ${n?d`<ha-icon icon="mdi:star" role="img" aria-label=${e("phones.mine")}></ha-icon>`:u}
      ${o}
    `}};g([_({attribute:!1,hasChanged:Rs})],E.prototype,"about",2),g([_({attribute:!1})],E.prototype,"texts",2),g([_()],E.prototype,"pbx",2),g([_({type:Boolean})],E.prototype,"mine",2),g([_({type:Boolean,reflect:!0})],E.prototype,"compact",2),g([_({type:Boolean,reflect:!0})],E.prototype,"large",2),g([_({type:Boolean})],E.prototype,"movable",2),g([_({type:Boolean})],E.prototype,"current",2);customElements.define("openvox-uc-phone",E);var Is=13,uo=41,po={width:9.5,height:3.7},Bs=12;function Hs(s){return`clamp(11px,max(${Array.from({length:Bs},(e,n)=>{let[o,i]=[n+1,Math.ceil(s/(n+1))];return`min(${100/(o*po.width+1)}cqi,${100/(i*po.height+1)}cqb)`}).join()}),34px)`}var he=class extends L{constructor(){super(...arguments);this.search="";this.filter="all";this.#e=new ht(this)}#e;static{this.styles=[L.styles,q,dt,b`
      .tools {
        position: sticky; inset-block-start: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 8px 16px;
        background: var(--ha-card-background, var(--card-background-color));
      }
      .tools input { flex: 1 1 10em; inline-size: auto; padding-block: 6px; }
      .chip[data-state] { border-color: var(--edge); background: var(--ground); }
      .chip[data-state] ha-icon { color: var(--ink); }
      .ringing { flex: 1 1 100%; display: flex; gap: 4px; block-size: 2.1em; overflow-x: auto; scrollbar-width: none; white-space: nowrap; }
      .fold {
        display: flex; align-items: center; gap: 4px; inline-size: 100%; padding: 8px 16px 0; border: none; background: none;
        color: var(--secondary-text-color); font: inherit; font-size: 0.875em; font-weight: 500; text-align: start; cursor: pointer; --mdc-icon-size: 18px;
      }
      .phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13.5em, 100%), 1fr)); gap: 8px; padding: 8px 16px 16px; }
      .phones.compact { grid-template-columns: repeat(auto-fill, minmax(min(8.75em, 100%), 1fr)); gap: 4px; font-size: 0.875em; }
      .content:has(.wallboard) { container: wall / var(--openvox-uc-wall-box, inline-size); }
      .content > div:has(.wallboard) { block-size: 100%; }
      .wallboard {
        box-sizing: border-box; min-block-size: 100%; gap: 0.5em; padding: 0.5em;
        grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr)); grid-auto-rows: minmax(3.2em, 1fr);
      }
    `]}static async getConfigForm(){let e=ot(),o=U((e&&await G(e.connection,le))??{}).map(i=>({value:i.number,label:`${T(i)} (${i.number})`}));return D({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:o}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(e){let{hass:n,search:o,filter:i}=this,r=U(this.pbxs).filter(y=>this.#i(y,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=Is,h=l?r.filter(y=>Ie(y,i)&&it(y,o)):r,c=a?[{area:"",name:"",phones:h}]:this.#o(h),p=o?[]:this.myPhone.collapsed,m=c.filter(({area:y})=>!p.includes(y)).flatMap(({phones:y})=>y.filter(({phone:x})=>x.control)),f=m.find(y=>C(y)===this.current)??m[0],v=!a&&r.length>=uo;return d`
      ${l?this.#n(e,r):u}
      ${h.length===0?d`<p class="hint">${e(r.length>0?"phones.none_found":"phones.none")}</p>`:u}
      <div role="presentation" @keydown=${this.#p} @focusin=${this.#m}>
        ${k(c,({area:y})=>y,y=>{let x=!p.includes(y.area),P=y.name||(c.length>1?e("phones.no_area"):"");return d`
              ${P?this.#s(P,y,x):u}
              <div
                class="phones ${a?"wallboard":""} ${v?"compact":""}" role="list" aria-label=${P||e("phones.label")}
                ?hidden=${!x} style=${a?`font-size:${Hs(h.length)}`:u}
              >
                ${x?k(y.phones,C,Ue=>this.#t(e,Ue,Ue===f,v)):u}
              </div>
            `})}
      </div>
    `}#t(e,n,o,i){let r=this.#e.from;return d`
      <openvox-uc-phone
        role="listitem"
        state=${X(n)}
        .about=${n}
        .texts=${e}
        .pbx=${Object.keys(this.pbxs).length>1?n.pbx.name:""}
        ?compact=${i}
        ?large=${this.config?.wallboard===!0}
        ?mine=${de(n,this.mine)}
        ?current=${o}
        ?movable=${!this.config?.wallboard&&ge(n)}
        ?droppable=${r!==void 0&&ut(n,r)}
        @click=${this.#h}
        @pointerdown=${this.#u}
      ></openvox-uc-phone>
    `}#n(e,n){let o=n.filter(H);return d`
      <div class="tools">
        <input
          type="search" aria-label=${e("phones.search")} placeholder=${e("phones.search")}
          @input=${this.#r} @keydown=${this.#a}
        />
        <div class="filters" role="group" aria-label=${e("phones.filter")}>
          ${En.map(i=>{let r=n.filter(a=>Ie(a,i)).length;return d`
              <button class="chip" data-filter=${i} aria-pressed=${i===this.filter} @click=${()=>this.#l(i)}>
                ${e(`phones.${i}`)} <bdi>${r}</bdi>
              </button>
            `})}
        </div>
        ${n.length>=uo?d`<div class="ringing" aria-live="polite">
                ${o.map(i=>d`
                    <button class="chip" data-state="ringing" @click=${()=>this.#d(i)}>
                      <ha-icon .icon=${K.ringing}></ha-icon><bdi>${T(i)}</bdi>
                    </button>
                  `)}
              </div>`:u}
      </div>
    `}#s(e,{area:n,phones:o},i){return d`
      <button class="fold" aria-expanded=${i} @click=${()=>this.#c(n)}>
        <ha-icon icon=${i?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${e}</bdi> (${o.length})
      </button>
    `}#o(e){let{hass:n}=this,o=new Map;for(let r of e){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";o.set(a,[...o.get(a)??[],r])}let i=[...o].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return i.length>1?i.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:e}]}#i({number:e,phone:n},o){let{area:i,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(e)?!1:!i||n.device_id!==null&&o?.devices[n.device_id]?.area_id===i}#r({target:e}){this.search=e.value.trim()}#a({key:e}){e==="Enter"&&this.renderRoot.querySelector("openvox-uc-phone")?.focus()}#l(e){this.filter=e}#c(e){let{hass:n}=this;n&&this.act(()=>this.myPhone.fold(n,e))}#d(e){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:o})=>de(o,e));n?.scrollIntoView({block:"center"}),n?.focus()}#h({currentTarget:e}){let n=e;n.about.phone.control&&this.openMenu(n.about,n.getBoundingClientRect())}#u(e){this.drag(e,e.currentTarget.about)}#m({target:e}){e instanceof E&&(this.current=C(e.about))}#p(e){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],o=n.filter(({about:c})=>c.phone.control),i=o.indexOf(e.target),r=n.map(({offsetTop:c})=>c),a=r.filter(c=>c===r[0]).length,l=getComputedStyle(this).direction==="rtl"?-1:1,h=new Map([["ArrowRight",i+l],["ArrowLeft",i-l],["ArrowDown",i+a],["ArrowUp",i-a],["Home",0],["End",o.length-1]]).get(e.key);h===void 0||i<0||(e.preventDefault(),o[h]?.focus())}};g([w()],he.prototype,"search",2),g([w()],he.prototype,"filter",2),g([w()],he.prototype,"current",2);var wt={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},Ms={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},Ls=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]);function mo({paused:s,state:t},e){if(s)return"paused";if(e?.state==="idle"&&e.badges.includes("do_not_disturb"))return"do_not_disturb";let n=e?.state&&Ms[e.state];return n||(e?.state==="idle"&&Ls.has(t)?"not_in_use":t!==null&&t in wt?t:"unknown")}var Ds=6,Pt=class extends A{static{this.styles=[A.styles,b`
      .queues { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18em, 100%), 1fr)); gap: 8px; padding: 12px 16px 16px; }
      .wallboard { font-size: var(--openvox-uc-wall, 1.25em); padding: 0.5em; grid-template-columns: repeat(auto-fit, minmax(min(11em, 100%), 1fr)); line-height: 1.25; }
      .wallboard.many { font-size: calc(var(--openvox-uc-wall, 1.25em) * 0.6); }
      .wallboard section { padding: 0.5em; }
      .wallboard dl { gap: 0 1em; margin: 0; }
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
      .wallboard dd { font-size: 2.5em; line-height: 1.1; }
      ul { list-style: none; margin: 0; padding: 0; }
      li { display: flex; align-items: center; gap: 4px 8px; min-block-size: 36px; }
      li { --ink: var(--secondary-text-color); }
      li[data-tone="free"] { --ink: color-mix(in srgb, var(--success-color) 55%, var(--primary-text-color)); }
      li[data-tone="busy"] { --ink: color-mix(in srgb, var(--primary-color) 55%, var(--primary-text-color)); }
      li > ha-icon { color: var(--ink); }
      .agent { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; align-items: baseline; min-inline-size: 0; overflow-wrap: anywhere; }
    `]}static async getConfigForm(){let t=ot(),n=ee((t&&await G(t.connection,le))??{}).map(({number:o,queue:i})=>({value:o,label:i.name&&i.name!==o?`${i.name} (${o})`:o}));return D({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(t){J(this.shadowRoot,()=>super.update(t))}renderContent(t){let e=this.config?.queues?.map(String),n=ee(this.pbxs).filter(({number:o})=>!e?.length||e.includes(o));return n.length===0?d`<p class="hint">${t("queues.none")}</p>`:d`
      <div class="queues ${this.config?.wallboard?"wallboard":""} ${n.length>Ds?"many":""}">
        ${k(n,({entryId:o,number:i})=>`${o} ${i}`,o=>this.#e(t,o))}
      </div>
    `}#e(t,e){let{number:n,pbx:o,queue:i}=e,{agents:r,longest_wait_since:a,waiting:l}=i,h=De(e);return d`
      <section class=${l?"waiting":""} aria-label=${h}>
        <h3>
          <bdi>${h}</bdi>
          ${h===n?u:d`<span>${n}</span>`}
          ${Object.keys(this.pbxs).length>1?d`<span><bdi>${o.name}</bdi></span>`:u}
        </h3>
        <dl>
          <div><dt>${t("queues.waiting")}</dt><dd>${l}</dd></div>
          ${a&&l!==0&&o.connected?d`<div><dt>${t("queues.longest_wait")}</dt><dd><openvox-uc-elapsed since=${a}></openvox-uc-elapsed></dd></div>`:u}
          <div>
            <dt>${t("queues.free")}</dt>
            <dd>${r.filter(c=>wt[mo(c,o.phones[c.number])]?.tone==="free").length}/${r.length}</dd>
          </div>
        </dl>
        ${this.config?.wallboard?u:d`<ul aria-label=${t("queues.agents")}>
                ${k(r,c=>c.number,c=>this.#t(t,e,c))}
              </ul>`}
      </section>
    `}#t(t,{entryId:e,number:n,pbx:o},i){let r=o.connected?mo(i,o.phones[i.number]):"unknown",a=i.name??i.number,l=I(this.pbxs,e,i.number),h=i.paused?"resume":"pause";return d`
      <li data-tone=${wt[r]?.tone}>
        <ha-icon aria-hidden="true" .icon=${wt[r]?.icon}></ha-icon>
        <span class="agent"><span dir="auto">${a}</span><span class="state">${t(`agent.${r}`)}</span></span>
        ${l?.phone.control&&l.phone.device_id&&o.connected?d`
                <button
                  class="icon-button" data-action="pause" aria-label=${t(`queues.${h}`,{name:a})} title=${t(`queues.${h}`,{name:a})}
                  @click=${()=>this.hass&&void this.act(async()=>this.hass&&F(this.hass,`queue_${h}`,l,{queue:n}))}
                >
                  <ha-icon icon=${i.paused?"mdi:play":"mdi:pause"}></ha-icon>
                </button>
              `:u}
      </li>
    `}};var fo=b`
  .figures { display: flex; flex-wrap: wrap; align-content: center; gap: 0 1.2em; block-size: 100%; box-sizing: border-box; margin: 0; padding: 0.5em 1em; font-size: var(--openvox-uc-wall, 1.25em); line-height: 1.25; }
  .figures > div { display: flex; flex-direction: column-reverse; }
  .figures dt { color: var(--secondary-text-color); font-size: 0.875em; }
  .figures dd { margin: 0; font-size: 2.5em; line-height: 1.1; font-variant-numeric: tabular-nums; }
`;function go(s,t,e){let n=e.calls??[],o=n.filter(({started_at:r})=>t&&r&&io(t,r)).length,i=[["missed_today",o===n.length&&e.hasOlder?`${o}+`:o],["missed",e.missed.length]];return d`
    <dl class="figures">
      ${e.calls?i.map(([r,a])=>d`<div><dt>${s(`recent.${r}`)}</dt><dd><bdi>${a}</bdi></dd></div>`):u}
    </dl>
  `}function Xs({entry_id:s,uid:t}){return`${s} ${t}`}var qs=5,sn=3,Ns=64,Pe=class extends B{constructor(){super(...arguments);this.allCallers=!1;this.#e=new _t(this);this.#t=new yt(this);this.#n=new Q;this.#o=null}#e;#t;#n;#s;#o;#i;static{this.styles=[B.styles,dt,ft,fo,b`
      .search { padding: 12px 16px 8px; }
      .content { display: flex; flex-direction: column; }
      .search, .dial-status, .filters { flex: none; }
      .filters { padding: 0 16px 8px; }
      h3::first-letter { text-transform: uppercase; }
      .calls { flex: 1 1 auto; max-block-size: min(70vh, 40em); overflow-y: auto; scrollbar-width: thin; padding-block-end: 8px; }
      h3 { margin: 0; padding: 8px 16px 4px; font-size: 0.875em; font-weight: 500; color: var(--secondary-text-color); }
      ul { list-style: none; margin: 0; padding: 0; }
      li {
        content-visibility: auto; contain-intrinsic-block-size: auto 50px;
        display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; padding-block: 4px; padding-inline: 16px 8px;
      }
      li > ha-icon { color: var(--secondary-text-color); }
      li.missed > ha-icon { color: color-mix(in srgb, var(--error-color) 75%, var(--primary-text-color)); }
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#n.cancel(),this.#s?.disconnect(),this.#s=void 0,this.#o=null}update(e){J(this.shadowRoot,()=>super.update(e))}updated(){let e=this.renderRoot.querySelector(".calls"),n=this.renderRoot.querySelector("[data-end]"),o=this.#e.calls?.length;n===this.#o&&o===this.#i||([this.#o,this.#i]=[n,o],this.#s?.disconnect(),this.#s=void 0,!(!e||!n)&&(this.#s=new IntersectionObserver(i=>{i.some(({isIntersecting:r})=>r)&&this.#g()},{root:e,rootMargin:"400px"}),this.#s.observe(n)))}static getConfigForm(){return D({name:"wallboard",selector:{boolean:{}}})}setConfig(e){super.setConfig(e),e.wallboard&&this.#e.search("","missed")}renderContent(e){if(this.config?.wallboard)return go(e,this.hass,this.#e);let{hass:n,mine:o,mayDial:i,allCallers:r}=this,{calls:a,shownSearch:l,shownFilter:h,filter:c,loading:p,hasOlder:m,isFull:f}=this.#e,v=this.#r(o),y=[e,n?.user,n?.locale,o?.entryId,o?.number,i,this.#t.quarter],x=P=>Me([P,this.#p(P)&&this.playing,...y],()=>this.#u(this.#d(e,P)));return d`
      <div class="search">
        <input
          type="search" maxlength=${Ns} autocomplete="off"
          aria-label=${e("recent.search")} placeholder=${e("recent.search")} @input=${this.#b}
        />
      </div>
      <div class="filters" role="group" aria-label=${e("recent.filter")}>
        ${Object.keys(Zt).map(P=>d`
            <button class="chip" data-filter=${P} aria-pressed=${P===c} @click=${()=>this.#y(P)}>
              ${e(P==="missed"?"recent.missed_calls":`recent.${P}`)}
            </button>
          `)}
      </div>
      ${this.renderDialStatus()}
      <div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${p}>
        ${Me([a,this.#e.missed,l,h,p,this.playing,r,...y],()=>d`
            ${l||h==="outgoing"||v.length===0?u:this.#l(e,v)}
            ${a?.length===0?d`<p class="hint" role="status">${e(l||h!=="all"?"recent.none_found":"recent.none")}</p>`:u}
            ${k(this.#a(a??[]),([P])=>P,([P,Ue])=>d`
                <h3 dir="auto">${P}</h3>
                <ul class="recent">${k(Ue,Z,x)}</ul>
              `)}
            ${this.#m(e,p,m,f)}
          `)}
      </div>
    `}#r(e){return this.#e.missed.filter(({entry_id:n,number:o})=>n!==e?.entryId||o!==e.number)}#a(e){let{hass:n}=this,o=new Map;for(let i of e){let r=n&&i.started_at?so(n,i.started_at):"",a=o.get(r);a?a.push(i):o.set(r,[i])}return[...o]}#l(e,n){let o=this.allCallers?n:n.slice(0,qs);return d`
      <h3>${e("recent.missed")}</h3>
      <ul>${k(o,Xs,i=>this.#u(this.#c(e,i)))}</ul>
      ${o.length<n.length?d`<button class="more" @click=${()=>this.#v()}>${e("recent.more",{count:n.length})}</button>`:u}
    `}#c(e,n){let{entry_id:o,uid:i,name:r,number:a,calls:l,last_at:h,extensions:c,control:p}=n,m=r??a??e("recent.unknown"),f=c.map(v=>this.#f(o,v));return{isOfDay:!1,icon:"mdi:phone-missed",kind:e("outcome.missed"),isMissed:!0,who:m,at:h,details:[l>1?e("recent.calls",{count:l}):void 0,f.length>sn?`${f.slice(0,sn).join(", ")} +${f.length-sn}`:f.join(", ")],buttons:[...this.#h(e,m,r,a,o),p&&{action:"done",icon:"mdi:check",label:e("recent.done",{name:m}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:o,uid:i}))}}]}}#d(e,n){let{entry_id:o,direction:i,outcome:r,talk_seconds:a,recording_media_content_id:l}=n,h=this.#p(n),c=n.other??e("recent.unknown"),[p,m]=i==="outbound"?[n.callee_name,n.caller]:[n.caller_name,n.answered_by??(n.extensions.length===1?n.extensions[0]:n.callee)];return{isOfDay:!0,icon:n.icon,kind:[e(`direction.${i}`),r&&e(`outcome.${r}`)].filter(Boolean).join(", "),isMissed:r==="missed"||r==="failed",who:c,at:n.started_at,details:[m?this.#f(o,m):void 0,a&&r==="answered"?on(a*1e3):void 0],buttons:[l!==null&&{action:"play",icon:h?"mdi:stop":"mdi:play",label:e("recent.play",{name:c}),pressed:h,run:()=>this.#_(Z(n),l)},...this.#h(e,c,p,n.other_number,o)],recording:h?this.playing?.url:void 0}}#h(e,n,o,i,r){if(i===null)return[];let a={name:n,number:i,entryId:this.entryOf(r,i)};return[this.hass?.user?.is_admin===!0&&o===null&&!a.entryId&&{action:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:i}),run:l=>this.#w(e,i,l)},this.canCall(a)&&{action:"call",icon:"mdi:phone",label:e("recent.call",{name:n}),run:l=>this.dial(a,l)}]}#u({isOfDay:e,icon:n,kind:o,isMissed:i,who:r,at:a,details:l,buttons:h,recording:c}){return d`
      <li class=${i?"missed":""}>
        <ha-icon role="img" aria-label=${o} title=${o} .icon=${n}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${r}</bdi></div>
          <div class="detail">
            ${a&&this.hass?d`<span><time dir="auto" datetime=${a} title=${ao(this.hass,a)}>${(e?ro:vt)(this.hass,a)}</time></span>`:u}
            ${l.filter(Boolean).map(p=>d`<span><bdi>${p}</bdi></span>`)}
          </div>
        </div>
        <div class="buttons">
          ${k(h.filter(p=>p!==!1),({action:p})=>p,({action:p,icon:m,label:f,pressed:v,run:y})=>d`
              <button
                class="icon-button" data-action=${p} aria-label=${f} title=${f} aria-pressed=${v??u}
                @click=${({currentTarget:x})=>y(x.getBoundingClientRect())}
              >
                <ha-icon .icon=${m}></ha-icon>
              </button>
            `)}
        </div>
        ${c?d`<audio controls autoplay src=${c} @error=${this.#x}></audio>`:u}
      </li>
    `}#m(e,n,o,i){return o?i?d`<p class="hint">${e("recent.full")}</p>`:d`
      <button class="more" data-end aria-disabled=${n} @click=${this.#g}>
        ${e(n?"recent.loading":"recent.older")}
      </button>
    `:n?d`<p class="hint">${e("recent.loading")}</p>`:u}#p(e){return this.playing?.key===Z(e)}#f(e,n){let o=I(this.pbxs,e,n);return o?T(o):n}#b({target:e}){let n=e.value.trim();this.#n.run(()=>this.#e.search(n))}#y(e){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",e)}#g(){this.act(()=>this.#e.loadOlder())}#v(){this.allCallers=!0}#_(e,n){if(this.playing?.key===e){this.playing=void 0;return}this.act(async()=>{let o=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:n});this.playing=o&&{key:e,url:o.url}})}#x(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#w(e,n,o){let{hass:i}=this;i&&(this.sheet={heading:e("recent.add_contact",{number:n}),near:o,content:()=>gt(e,{name:"",numbers:[n],vip:!1},r=>{this.act(()=>Qn(i,r))})})}};g([w()],Pe.prototype,"allCallers",2),g([w()],Pe.prototype,"playing",2);function te(s,t,e){let{name:n,description:o}=Re[s],i=`openvox-uc-${s}`;customElements.define(i,t),window.customCards??=[],window.customCards.push({type:i,name:n,description:o,preview:!0,getEntitySuggestion:e})}function bo(s,t){let{title:e,description:n}=Re.dashboard;customElements.define(`ll-strategy-dashboard-${s}`,t),window.customStrategies??=[],window.customStrategies.push({type:s,strategyType:"dashboard",name:e,description:n})}var zs={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},list:{top:[],side:[],middle:["contacts"]},wall:{top:["recent","queues"],side:["calls"],middle:["phones"]}},Us=620,$e=class extends ${constructor(){super(...arguments);this.cards=[];this.layout="desk";this.#e=!1}#e;static{this.styles=b`
    :host { display: block; container: board / inline-size; }
    .board { display: flex; flex-direction: column; gap: 16px; padding: 16px; box-sizing: border-box; }
    .area { min-block-size: 0; min-inline-size: 0; }
    .area > * { display: block; block-size: 100%; }
    .top, .side { display: flex; flex-direction: column; gap: 16px; }
    .side .area { flex: none; }
    @container board (min-width: 620px) {
      .board {
        display: grid; gap: 16px; overflow: hidden;
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
  `}setConfig({layout:e="desk"}){this.layout=e}disconnectedCallback(){super.disconnectedCallback(),this.#t(!1)}updated(){this.isConnected&&this.hass&&!this.hass.kioskMode&&this.#t(this.layout==="wall"&&innerWidth>=Us)}#t(e){e!==this.#e&&window.dispatchEvent(new CustomEvent("hass-kiosk-mode",{detail:{enable:e}})),this.#e=e}render(){let{top:e,side:n,middle:o}=zs[this.layout];return d`
      <div class="board ${this.layout}">
        <div class="top">${e.map(i=>this.#n(i))}</div>
        <div class="side">${n.map(i=>this.#n(i))}</div>
        ${o.map(i=>this.#n(i))}
      </div>
    `}#n(e){let n=this.cards.filter(({config:o})=>o?.view_layout?.area===e);return d`<div class="area" data-area=${e} ?hidden=${n.length===0}>${n}</div>`}};g([_({attribute:!1})],$e.prototype,"cards",2),g([_({attribute:!1,hasChanged:(e,n)=>!n})],$e.prototype,"hass",2),g([w()],$e.prototype,"layout",2);customElements.define("openvox-uc-board",$e);var $t=class extends ${static{this.noEditor=!0}static async generate(t,e){let[n,o]=await Promise.all([nt(e),G(e.connection,le)]),i=Object.values(o??{}).some(({queues:a})=>Object.keys(a).length>0),r=(a,l,h)=>({title:n(`dashboard.${a}`),path:a,type:"custom:openvox-uc-board",layout:l,cards:h.filter(c=>i||c!=="queues").map(c=>({type:`custom:openvox-uc-${c}`,view_layout:{area:c},...l==="wall"?{wallboard:!0}:{},...l!=="desk"||c==="mine"?{}:{title:n(`dashboard.${c}`)}}))});return{title:n("dashboard.title"),views:[r("switchboard","desk",["mine","dial","calls","queues","phones","recent"]),r("contacts","list",["contacts"]),r("wall","wall",["recent","queues","calls","phones"])]}}};function yo({entities:s,devices:t},e){let n=s[e];if(n?.platform!==O||!n.device_id)return;let[,o=""]=t[n.device_id]?.identifiers?.find(([a])=>a===O)??[],[,i="pbx",r=""]=/_(ext|queue)_(.+)$/.exec(o)??[];return{kind:i,number:r}}function vo(s,t,e){return(n,o)=>{let i=yo(n,o);return i?.kind===t?{config:{type:`custom:${s}`,[e]:[i.number]}}:null}}function _o(s,...t){return(e,n)=>t.includes(n.split(".",1)[0]??"")&&yo(e,n)?.kind==="pbx"?{config:{type:`custom:${s}`}}:null}var xo=vo("openvox-uc-phones","ext","favorites"),wo=vo("openvox-uc-queues","queue","queues"),Po=_o("openvox-uc-recent","todo","calendar"),$o=_o("openvox-uc-calls","sensor","binary_sensor");te("calls",mt,$o);te("contacts",ve);te("dial",xe);te("mine",ze);te("phones",he,xo);te("queues",Pt,wo);te("recent",Pe,Po);bo("openvox-uc",$t);
