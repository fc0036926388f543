var jn=Object.defineProperty;var Yn=Object.getOwnPropertyDescriptor;var g=(o,t,e,n)=>{for(var s=n>1?void 0:n?Yn(t,e):t,i=o.length-1,r;i>=0;i--)(r=o[i])&&(s=(n?r(t,e,s):r(s))||s);return n&&s&&jn(t,e,s),s};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ee=globalThis,Oe=Ee.ShadowRoot&&(Ee.ShadyCSS===void 0||Ee.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ht=Symbol(),qt=new WeakMap,fe=class{constructor(t,e,n){if(this._$cssResult$=!0,n!==ht)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(Oe&&t===void 0){let n=e!==void 0&&e.length===1;n&&(t=qt.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),n&&qt.set(e,t))}return t}toString(){return this.cssText}},Nt=o=>new fe(typeof o=="string"?o:o+"",void 0,ht),y=(o,...t)=>{let e=o.length===1?o[0]:t.reduce((n,s,i)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+o[i+1],o[0]);return new fe(e,o,ht)},Ut=(o,t)=>{if(Oe)o.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let n=document.createElement("style"),s=Ee.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=e.cssText,o.appendChild(n)}},ut=Oe?o=>o:o=>o instanceof CSSStyleSheet?(t=>{let e="";for(let n of t.cssRules)e+=n.cssText;return Nt(e)})(o):o;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Gn,defineProperty:Kn,getOwnPropertyDescriptor:Qn,getOwnPropertyNames:Jn,getOwnPropertySymbols:Zn,getPrototypeOf:eo}=Object,Ie=globalThis,zt=Ie.trustedTypes,to=zt?zt.emptyScript:"",no=Ie.reactiveElementPolyfillSupport,ge=(o,t)=>o,be={toAttribute(o,t){switch(t){case Boolean:o=o?to:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,t){let e=o;switch(t){case Boolean:e=o!==null;break;case Number:e=o===null?null:Number(o);break;case Object:case Array:try{e=JSON.parse(o)}catch{e=null}}return e}},Be=(o,t)=>!Gn(o,t),Ft={attribute:!0,type:String,converter:be,reflect:!1,useDefault:!1,hasChanged:Be};Symbol.metadata??=Symbol("metadata"),Ie.litPropertyMetadata??=new WeakMap;var B=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=Ft){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(t,n,e);s!==void 0&&Kn(this.prototype,t,s)}}static getPropertyDescriptor(t,e,n){let{get:s,set:i}=Qn(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:s,set(r){let a=s?.call(this);i?.call(this,r),this.requestUpdate(t,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??Ft}static _$Ei(){if(this.hasOwnProperty(ge("elementProperties")))return;let t=eo(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(ge("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ge("properties"))){let e=this.properties,n=[...Jn(e),...Zn(e)];for(let s of n)this.createProperty(s,e[s])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[n,s]of e)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[e,n]of this.elementProperties){let s=this._$Eu(e,n);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let n=new Set(t.flat(1/0).reverse());for(let s of n)e.unshift(ut(s))}else t!==void 0&&e.push(ut(t));return e}static _$Eu(t,e){let n=e.attribute;return n===!1?void 0:typeof n=="string"?n:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let n of e.keys())this.hasOwnProperty(n)&&(t.set(n,this[n]),delete this[n]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Ut(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,n){this._$AK(t,n)}_$ET(t,e){let n=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,n);if(s!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:be).toAttribute(e,n.type);this._$Em=t,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(t,e){let n=this.constructor,s=n._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let i=n.getPropertyOptions(s),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:be;this._$Em=s;let a=r.fromAttribute(e,i.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(t,e,n,s=!1,i){if(t!==void 0){let r=this.constructor;if(s===!1&&(i=this[t]),n??=r.getPropertyOptions(t),!((n.hasChanged??Be)(i,e)||n.useDefault&&n.reflect&&i===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,n))))return;this.C(t,e,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:n,reflect:s,wrapped:i},r){n&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),i!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||n||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,i]of n){let{wrapped:r}=i,a=this[s];r!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,i,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(e)):this._$EM()}catch(n){throw t=!1,this._$EM(),n}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};B.elementStyles=[],B.shadowRootOptions={mode:"open"},B[ge("elementProperties")]=new Map,B[ge("finalized")]=new Map,no?.({ReactiveElement:B}),(Ie.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var mt=globalThis,Vt=o=>o,Re=mt.trustedTypes,Wt=Re?Re.createPolicy("lit-html",{createHTML:o=>o}):void 0,ft="$lit$",R=`lit$${Math.random().toFixed(9).slice(2)}$`,gt="?"+R,oo=`<${gt}>`,G=document,_e=()=>G.createComment(""),ve=o=>o===null||typeof o!="object"&&typeof o!="function",bt=Array.isArray,Jt=o=>bt(o)||typeof o?.[Symbol.iterator]=="function",pt=`[ 	
\f\r]`,ye=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,jt=/-->/g,Yt=/>/g,j=RegExp(`>|${pt}(?:([^\\s"'>=/]+)(${pt}*=${pt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Gt=/'/g,Kt=/"/g,Zt=/^(?:script|style|textarea|title)$/i,yt=o=>(t,...e)=>({_$litType$:o,strings:t,values:e}),c=yt(1),ls=yt(2),ds=yt(3),$=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),Qt=new WeakMap,Y=G.createTreeWalker(G,129);function en(o,t){if(!bt(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return Wt!==void 0?Wt.createHTML(t):t}var tn=(o,t)=>{let e=o.length-1,n=[],s,i=t===2?"<svg>":t===3?"<math>":"",r=ye;for(let a=0;a<e;a++){let l=o[a],d,h,u=-1,m=0;for(;m<l.length&&(r.lastIndex=m,h=r.exec(l),h!==null);)m=r.lastIndex,r===ye?h[1]==="!--"?r=jt:h[1]!==void 0?r=Yt:h[2]!==void 0?(Zt.test(h[2])&&(s=RegExp("</"+h[2],"g")),r=j):h[3]!==void 0&&(r=j):r===j?h[0]===">"?(r=s??ye,u=-1):h[1]===void 0?u=-2:(u=r.lastIndex-h[2].length,d=h[1],r=h[3]===void 0?j:h[3]==='"'?Kt:Gt):r===Kt||r===Gt?r=j:r===jt||r===Yt?r=ye:(r=j,s=void 0);let f=r===j&&o[a+1].startsWith("/>")?" ":"";i+=r===ye?l+oo:u>=0?(n.push(d),l.slice(0,u)+ft+l.slice(u)+R+f):l+R+(u===-2?a:f)}return[en(o,i+(o[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},we=class o{constructor({strings:t,_$litType$:e},n){let s;this.parts=[];let i=0,r=0,a=t.length-1,l=this.parts,[d,h]=tn(t,e);if(this.el=o.createElement(d,n),Y.currentNode=this.el.content,e===2||e===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(s=Y.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let u of s.getAttributeNames())if(u.endsWith(ft)){let m=h[r++],f=s.getAttribute(u).split(R),_=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:_[2],strings:f,ctor:_[1]==="."?Xe:_[1]==="?"?Me:_[1]==="@"?Le:Q}),s.removeAttribute(u)}else u.startsWith(R)&&(l.push({type:6,index:i}),s.removeAttribute(u));if(Zt.test(s.tagName)){let u=s.textContent.split(R),m=u.length-1;if(m>0){s.textContent=Re?Re.emptyScript:"";for(let f=0;f<m;f++)s.append(u[f],_e()),Y.nextNode(),l.push({type:2,index:++i});s.append(u[m],_e())}}}else if(s.nodeType===8)if(s.data===gt)l.push({type:2,index:i});else{let u=-1;for(;(u=s.data.indexOf(R,u+1))!==-1;)l.push({type:7,index:i}),u+=R.length-1}i++}}static createElement(t,e){let n=G.createElement("template");return n.innerHTML=t,n}};function K(o,t,e=o,n){if(t===$)return t;let s=n!==void 0?e._$Co?.[n]:e._$Cl,i=ve(t)?void 0:t._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(o),s._$AT(o,e,n)),n!==void 0?(e._$Co??=[])[n]=s:e._$Cl=s),s!==void 0&&(t=K(o,s._$AS(o,t.values),s,n)),t}var He=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:n}=this._$AD,s=(t?.creationScope??G).importNode(e,!0);Y.currentNode=s;let i=Y.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let d;l.type===2?d=new ne(i,i.nextSibling,this,t):l.type===1?d=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(d=new De(i,this,t)),this._$AV.push(d),l=n[++a]}r!==l?.index&&(i=Y.nextNode(),r++)}return Y.currentNode=G,s}p(t){let e=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,e),e+=n.strings.length-2):n._$AI(t[e])),e++}},ne=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,n,s){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=K(this,t,e),ve(t)?t===p||t==null||t===""?(this._$AH!==p&&this._$AR(),this._$AH=p):t!==this._$AH&&t!==$&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Jt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==p&&ve(this._$AH)?this._$AA.nextSibling.data=t:this.T(G.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:n}=t,s=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=we.createElement(en(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(e);else{let i=new He(s,this),r=i.u(this.options);i.p(e),this.T(r),this._$AH=i}}_$AC(t){let e=Qt.get(t.strings);return e===void 0&&Qt.set(t.strings,e=new we(t)),e}k(t){bt(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,n,s=0;for(let i of t)s===e.length?e.push(n=new o(this.O(_e()),this.O(_e()),this,this.options)):n=e[s],n._$AI(i),s++;s<e.length&&(this._$AR(n&&n._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let n=Vt(t).nextSibling;Vt(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},Q=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,n,s,i){this.type=1,this._$AH=p,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=p}_$AI(t,e=this,n,s){let i=this.strings,r=!1;if(i===void 0)t=K(this,t,e,0),r=!ve(t)||t!==this._$AH&&t!==$,r&&(this._$AH=t);else{let a=t,l,d;for(t=i[0],l=0;l<i.length-1;l++)d=K(this,a[n+l],e,l),d===$&&(d=this._$AH[l]),r||=!ve(d)||d!==this._$AH[l],d===p?t=p:t!==p&&(t+=(d??"")+i[l+1]),this._$AH[l]=d}r&&!s&&this.j(t)}j(t){t===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Xe=class extends Q{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===p?void 0:t}},Me=class extends Q{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==p)}},Le=class extends Q{constructor(t,e,n,s,i){super(t,e,n,s,i),this.type=5}_$AI(t,e=this){if((t=K(this,t,e,0)??p)===$)return;let n=this._$AH,s=t===p&&n!==p||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,i=t!==p&&(n===p||s);s&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},De=class{constructor(t,e,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){K(this,t)}},nn={M:ft,P:R,A:gt,C:1,L:tn,R:He,D:Jt,V:K,I:ne,H:Q,N:Me,U:Le,B:Xe,F:De},so=mt.litHtmlPolyfillSupport;so?.(we,ne),(mt.litHtmlVersions??=[]).push("3.3.3");var on=(o,t,e)=>{let n=e?.renderBefore??t,s=n._$litPart$;if(s===void 0){let i=e?.renderBefore??null;n._$litPart$=s=new ne(t.insertBefore(_e(),i),i,void 0,e??{})}return s._$AI(o),s};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var _t=globalThis,x=class extends B{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=on(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return $}};x._$litElement$=!0,x.finalized=!0,_t.litElementHydrateSupport?.({LitElement:x});var io=_t.litElementPolyfillSupport;io?.({LitElement:x});(_t.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var qe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},oe=o=>(...t)=>({_$litDirective$:o,values:t}),L=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,n){this._$Ct=t,this._$AM=e,this._$Ci=n}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:ro}=nn,sn=o=>o;var rn=()=>document.createComment(""),se=(o,t,e)=>{let n=o._$AA.parentNode,s=t===void 0?o._$AB:t._$AA;if(e===void 0){let i=n.insertBefore(rn(),s),r=n.insertBefore(rn(),s);e=new ro(i,r,o,o.options)}else{let i=e._$AB.nextSibling,r=e._$AM,a=r!==o;if(a){let l;e._$AQ?.(o),e._$AM=o,e._$AP!==void 0&&(l=o._$AU)!==r._$AU&&e._$AP(l)}if(i!==s||a){let l=e._$AA;for(;l!==i;){let d=sn(l).nextSibling;sn(n).insertBefore(l,s),l=d}}}return e},D=(o,t,e=o)=>(o._$AI(t,e),o),ao={},an=(o,t=ao)=>o._$AH=t,ln=o=>o._$AH,Ne=o=>{o._$AR(),o._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var dn=(o,t,e)=>{let n=new Map;for(let s=t;s<=e;s++)n.set(o[s],s);return n},T=oe(class extends L{constructor(o){if(super(o),o.type!==qe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,t,e){let n;e===void 0?e=t:t!==void 0&&(n=t);let s=[],i=[],r=0;for(let a of o)s[r]=n?n(a,r):r,i[r]=e(a,r),r++;return{values:i,keys:s}}render(o,t,e){return this.dt(o,t,e).values}update(o,[t,e,n]){let s=ln(o),{values:i,keys:r}=this.dt(t,e,n);if(!Array.isArray(s))return this.ut=r,i;let a=this.ut??=[],l=[],d,h,u=0,m=s.length-1,f=0,_=i.length-1;for(;u<=m&&f<=_;)if(s[u]===null)u++;else if(s[m]===null)m--;else if(a[u]===r[f])l[f]=D(s[u],i[f]),u++,f++;else if(a[m]===r[_])l[_]=D(s[m],i[_]),m--,_--;else if(a[u]===r[_])l[_]=D(s[u],i[_]),se(o,l[_+1],s[u]),u++,_--;else if(a[m]===r[f])l[f]=D(s[m],i[f]),se(o,s[u],s[m]),m--,f++;else if(d===void 0&&(d=dn(r,f,_),h=dn(a,u,m)),d.has(a[u]))if(d.has(a[m])){let b=h.get(r[f]),w=b!==void 0?s[b]:null;if(w===null){let I=se(o,s[u]);D(I,i[f]),l[f]=I}else l[f]=D(w,i[f]),se(o,s[u],w),s[b]=null;f++}else Ne(s[m]),m--;else Ne(s[u]),u++;for(;f<=_;){let b=se(o,l[_+1]);D(b,i[f]),l[f++]=b}for(;u<=m;){let b=s[u++];b!==null&&Ne(b)}return this.ut=r,an(o,l),$}});/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var lo={attribute:!0,type:String,converter:be,reflect:!1,hasChanged:Be},co=(o=lo,t,e)=>{let{kind:n,metadata:s}=e,i=globalThis.litPropertyMetadata.get(s);if(i===void 0&&globalThis.litPropertyMetadata.set(s,i=new Map),n==="setter"&&((o=Object.create(o)).wrapped=!0),i.set(e.name,o),n==="accessor"){let{name:r}=e;return{set(a){let l=t.get.call(this);t.set.call(this,a),this.requestUpdate(r,l,o,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,o,a),a}}}if(n==="setter"){let{name:r}=e;return function(a){let l=this[r];t.call(this,a),this.requestUpdate(r,l,o,!0,a)}}throw Error("Unsupported decorator location: "+n)};function v(o){return(t,e)=>typeof e=="object"?co(o,t,e):((n,s,i)=>{let r=s.hasOwnProperty(i);return s.constructor.createProperty(i,n),r?Object.getOwnPropertyDescriptor(s,i):void 0})(o,t,e)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function P(o){return v({...o,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var J=(o,t,e)=>(e.configurable=!0,e.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(o,t,e),e);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function cn(o,t){return(e,n,s)=>{let i=r=>r.renderRoot?.querySelector(o)??null;if(t){let{get:r,set:a}=typeof n=="object"?e:s??(()=>{let l=Symbol();return{get(){return this[l]},set(d){this[l]=d}}})();return J(e,n,{get(){let l=r.call(this);return l===void 0&&(l=i(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return J(e,n,{get(){return i(this)}})}}/**
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
 */var xe={agent:{busy:"Busy",do_not_disturb:"Do not disturb",in_use:"In a call",invalid:"Invalid",not_in_use:"Free",on_hold:"On hold",paused:"Paused",ringing:"Ringing",ringing_in_use:"Ringing during a call",unavailable:"Unavailable",unknown:"Unknown",wrap_up:"Wrapping up"},badge:{do_not_disturb:"Do not disturb",forwarding:"Forwarded",missed:"Missed calls",voicemails:"New voicemails"},calls:{description:"What rings and talks now, and who with whom.",label:"Calls now",name:"OpenVox UC calls",none:"No calls at the moment.",to:"to",unknown:"Unknown"},card:{dismiss:"Dismiss",no_pbx:"No PBX is set up. Add one under Settings > Devices & services.",offline:"Connection lost. What you see is not up to date.",pbx_offline:"{pbx} is not connected. What you see of its phones is not up to date."},dashboard:{calls:"Calls now",description:"OpenVox UC: who is on the phone, who called, and one click to act.",dial:"Dial",phones:"Phones",queues:"Queues",recent:"Missed and recent",switchboard:"Switchboard",title:"Phones",wall:"Wall"},dial:{call:"Call",calling:"{phone} rings. Pick it up to call {name}.",choose:"Select your phone",contact:"Contact",count:"Matches: {count}",description:"Find contacts, extensions, and earlier callers, and call them from your phone.",extension:"Extension",found:"Matches",from:"Call from",history:"Earlier call",name:"OpenVox UC dial",no_phone:"There is no phone from which you may call.",none_found:"Nobody found.",search:"Name or number",typed:"Number"},direction:{inbound:"Incoming",internal:"Internal",outbound:"Outgoing"},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},menu:{barge:"Join the call",call:"Call from my phone",disturb:"Turn off do not disturb",do_not_disturb:"Turn on do not disturb",hang_up:"Hang up",hold:"Hold",label:"Actions",listen:"Listen to the call",listen_in:"Listen in",mute:"Mute",nothing:"There is nothing to do with this phone at the moment.",pick_up:"Pick up",resume:"Resume",set_my_phone:"Set as my phone",transfer:"Transfer to…",unmute:"Unmute",whisper:"Speak to this phone only"},my_phone:{help:"Calls that you make here ring this phone first. To change it later, select another phone, then Set as my phone.",search:"Name or number",title:"Which phone is yours?"},outcome:{answered:"Answered",failed:"Not reached",missed:"Missed"},phones:{all:"All",busy:"Busy",description:"Who is on the phone, and what you can do now.",filter:"Show",free:"Free",label:"Phones",mine:"my phone",name:"OpenVox UC phones",no_area:"No area",none:"No phones to show.",none_found:"No phone matches.",not_registered:"Not registered",search:"Search phones"},queues:{agents:"Agents",description:"Who waits, for how long, and who is there to answer.",free:"Free agents",longest_wait:"Longest wait",name:"OpenVox UC queues",none:"There are no queues to show.",pause:"Pause {name}",resume:"Resume {name}",waiting:"Waiting"},recent:{add_contact:"Add {number} to contacts",call:"Call {name}",calls:"{count} calls",contact_name:"Name",description:"Whom to call back, and the history of all calls.",done:"Mark {name} as done",found:"Found calls",full:"Search to find earlier calls.",label:"Missed and recent calls",loading:"Loading…",missed:"To call back",more:"Show all ({count})",name:"OpenVox UC missed and recent",none:"No calls yet.",none_found:"No call matches.",not_playable:"The recording cannot be played.",older:"Load earlier calls",play:"Recording of {name}",recent:"Recent calls",save:"Save",search:"Search all calls",unknown:"Unknown"},state:{fault:"Fault",idle:"Idle",in_use:"In a call",on_hold:"On hold",ringing:"Ringing",unknown:"Unknown",unregistered:"Not registered"},transfer:{search:"Name or number",title:"Transfer {name} to"}};var Z="openvox_uc";function wt(o){return`component.${Z}.config_panel.${o}`}var vt=new WeakMap;function Ue(o){let{connection:t,language:e}=o,n=vt.get(t);if(n?.language===e)return n.texts;let s=uo(o);return vt.set(t,{language:e,texts:s}),s.catch(()=>vt.delete(t)),s}async function uo(o){let t=await o.loadBackendTranslation("config_panel",Z);return(e,n)=>t(wt(e),n)}async function ze(o,t){let e=t?.error??t;if((typeof e=="number"?e:e.code)===3)return o.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:s,translation_key:i,translation_placeholders:r}=e;return(s?await o.loadBackendTranslation("exceptions",s).catch(()=>{}):void 0)?.(`component.${s}.exceptions.${i}.message`,r)||n||String(e)}function q(...o){return{schema:[{name:"title",selector:{text:{}}},...o],computeLabel:({name:t},e)=>e(wt(`editor.${t}`))||xe.editor[t]}}function Fe(){return document.querySelector("home-assistant")?.hass}async function xt(o){await o?.().catch(()=>{})}var Pt=class{constructor(t,e){this.connection=t;this.source=e}#e=new Set;#t;#o=0;#n;listen(t){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#s),this.#s()),this.#e.add(t),()=>{this.#e.delete(t)&&this.#e.size===0&&this.#a()}}#s=()=>{let t=this.#i();this.connection.subscribeMessage(e=>{t===this.#o&&this.#r(e)},this.source.message,{resubscribe:!1}).then(e=>{t===this.#o?this.#t=e:xt(e)},()=>{t===this.#o&&(this.#n=setTimeout(this.#s,5e3))})};#i(){return clearTimeout(this.#n),this.#t=void 0,this.#o+=1,this.#o}#a(){this.connection.removeEventListener("ready",this.#s),this.connection.connected&&xt(this.#t),this.#i(),this.value=void 0}#r(t){this.value=this.source.reduce(this.value,t);for(let e of[...this.#e])e()}},hn=new WeakMap;function po(o,t){let e=hn.get(o)??new WeakMap;hn.set(o,e);let n=e.get(t)??new Pt(o,t);return e.set(t,n),n}var N=class{constructor(t,e){this.host=t;this.source=e;t.addController(this)}#e;#t;get value(){return this.#e?.value}follow(t){this.source=t,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let t=this.host.hass?.connection;if(!t)return;let e=po(t,this.source);if(e===this.#e)return;let n=this.#t;this.#e=e,this.#t=e.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function ie(o,t){let e;try{let n=await new Promise((s,i)=>{e=o.subscribeMessage(s,t.message,{resubscribe:!1}),e.catch(i)});return t.reduce(void 0,n)}catch{return}finally{e?.then(xt,()=>{})}}var mo={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,phones:{},calls:{},queues:{}};function Tt(o,t){if(!t)return o;let e={...o};for(let[n,s]of Object.entries(t))s==null?delete e[n]:e[n]=s;return e}function fo(o,{phones:t,calls:e,queues:n,...s}){return{...o,...s,phones:Tt(o.phones,t),calls:Tt(o.calls,e),queues:Tt(o.queues,n)}}function go(o={},t){let e="all"in t,n=e?{}:{...o};for(let[s,i]of Object.entries(e?t.all:t.changes))n[s]=fo(n[s]??mo,i);return n}var ee={message:{type:"openvox_uc/live"},reduce:go},Ve=class extends N{constructor(t){super(t,ee)}get pbxs(){return this.value}};function C({entryId:o,number:t}){return`${o} ${t}`}function A({number:o,phone:t}){return t.name??o}function Pe(o,t){return o.entryId===t?.entryId&&o.number===t.number}function H({phone:o}){return o.state==="ringing"}var bo=new Set(["in_use","on_hold"]);function S({phone:o,pbx:t}){let e=o.call_id===null?void 0:t.calls[o.call_id];return bo.has(o.state)&&e?.answered_at!==null}function re(o){return o.phone.control&&o.pbx.connected&&S(o)}function We({phone:o,pbx:t}){return t.connected&&o.state||"unknown"}function kt(o,t){return o.length-t.length||(o<t?-1:+(o>t))}function X(o){return Object.entries(o).flatMap(([t,e])=>Object.entries(e.phones).map(([n,s])=>({entryId:t,number:n,pbx:e,phone:s}))).sort((t,e)=>kt(t.number,e.number))}function E(o,t,e){let n=o[t],s=n?.phones[e];return n&&s&&{entryId:t,number:e,pbx:n,phone:s}}function je({number:o,phone:t},e){let n=[o,t.name,t.with_name,t.with_number].join(" ").toLowerCase();return e.toLowerCase().split(/\s+/).every(s=>n.includes(s))}var un=["all","free","busy","not_registered"],yo={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function $t({phone:o},t){return t==="all"||o.state!==null&&yo[o.state]===t}var pn="openvox_uc",_o={message:{type:"frontend/subscribe_user_data",key:pn},reduce:(o,{value:t})=>t??{}};function U(o){return X(o).filter(({phone:t})=>t.control&&t.device_id)}var Ye=class extends N{constructor(t){super(t,_o)}findIn(t){let e=this.value?.phone,n=e&&E(t,e.entry_id,e.number);if(n?.phone.control&&n.phone.device_id)return n;let s=U(t);return s.length===1?s[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(t,{entryId:e,number:n}){return this.#e(t,{phone:{entry_id:e,number:n}})}fold(t,e){let n=this.collapsed.filter(s=>s!==e);return this.#e(t,{collapsed:this.collapsed.includes(e)?n:[...n,e]})}#e(t,e){return t.callWS({type:"frontend/set_user_data",key:pn,value:{...this.value,...e}})}};var mn=new WeakMap;function fn(o,t){let e=Object.keys(t);if(e.every(i=>o[i]===t[i]))return o;let n=mn.get(o);if(n&&e.every(i=>n[i]===t[i]))return n;let s={...o,...t};return mn.set(o,s),s}function vo(o,t){let e=({device_id:r})=>r===null?void 0:t[r],n=(r,a)=>{let l=r===null?void 0:o.phones[r];return(l&&e(l)?.name_by_user)??a},s=Object.entries(o.phones).filter(([,r])=>!e(r)?.disabled_by).map(([r,a])=>{let l=a.direction==="internal"?n(a.with_number,a.with_name):a.with_name;return[r,fn(a,{name:n(r,a.name),with_name:l})]}),i=Object.entries(o.calls).map(([r,a])=>{let{direction:l,caller:d,callee:h}=a,u={caller_name:l==="inbound"?a.caller_name:n(d,a.caller_name),callee_name:l==="outbound"?a.callee_name:n(h,a.callee_name)};return[r,fn(a,u)]});return{...o,name:t[o.device_id]?.name_by_user??o.name,phones:Object.fromEntries(s),calls:Object.fromEntries(i)}}var Ge;function gn(o,t){if(Ge?.before!==o||Ge.devices!==t){let e=Object.fromEntries(Object.entries(o).map(([n,s])=>[n,vo(s,t)]));Ge={before:o,devices:t,after:e}}return Ge.after}var Ke=y`
  input, select {
    box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit;
    background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
`,ae=y`
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
`;var wo={ArrowDown:1,ArrowUp:-1},z=class{constructor(t,e){this.host=t;this.settings=e;this.text="";this.#e=!0;this.#t=0;this.#o=0;t.addController(this)}#e;#t;#o;static{this.styles=[Ke,y`
      ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
      li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
      li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
    `]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#o&&(this.#o=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(t){this.text=t,this.#t=0,this.#e=!0,this.settings.typed?.(t),this.host.requestUpdate()}choose(t=this.#n.selected){t!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(t))}renderInput(t){let{index:e,isShown:n}=this.#n;return c`
      <input
        type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
        maxlength=${this.settings.maxLength??p} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
        aria-activedescendant=${n?`option${e}`:p} aria-label=${t} placeholder=${t}
        .value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${s=>this.#s(s)}
      />
    `}renderList(t,e){let{options:n,selected:s,isShown:i}=this.#n;return c`
      <ul id="options" role="listbox" aria-label=${t} ?hidden=${!i}>
        ${(i?n:[]).map((r,a)=>c`
            <li id="option${a}" role="option" aria-selected=${r===s} @click=${()=>this.choose(r)}>
              ${e(r)}
            </li>
          `)}
      </ul>
    `}get#n(){let t=this.settings.options(),e=Math.min(this.#t,t.length-1);return{options:t,index:e,selected:t[e],isShown:this.#e&&t.length>0}}#s(t){if(t.isComposing)return;let{options:e,index:n,isShown:s}=this.#n,i=wo[t.key];if(i)this.#e&&(this.#t=(n+i+e.length)%e.length||0),this.#e=!0;else if(t.key==="Enter")this.choose();else{if(t.key!=="Escape"||!this.settings.closes)return;s?this.#e=!1:this.enter("")}t.preventDefault(),this.host.requestUpdate()}};var xo=/\d/,le=class extends x{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new z(this,{options:()=>this.#t(),choose:e=>this.dispatchEvent(new CustomEvent("pick",{detail:e}))})}#e;static{this.styles=[z.styles,y`
      :host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
      .name { flex: 1; overflow-wrap: anywhere; }
      .number { color: var(--secondary-text-color); }
    `]}firstUpdated(){this.#e.input.focus()}render(){return c`
      ${this.#e.renderInput(this.label)}
      ${this.#e.renderList(this.label,e=>c`
          <span class="name">${typeof e=="string"?e:A(e)}</span>
          ${typeof e=="string"?p:c`<span class="number">${e.number}</span>`}
        `)}
    `}#t(){let e=this.#e.text.trim(),n=this.phones.filter(i=>je(i,e));return this.free&&xo.test(e)&&!n.some(({number:i})=>i===e)?[...n,e]:n}};g([v()],le.prototype,"label",2),g([v({attribute:!1})],le.prototype,"phones",2),g([v({type:Boolean})],le.prototype,"free",2);customElements.define("openvox-uc-picker",le);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var bn="important",Po=" !"+bn,yn=oe(class extends L{constructor(o){if(super(o),o.type!==qe.ATTRIBUTE||o.name!=="style"||o.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(o){return Object.keys(o).reduce((t,e)=>{let n=o[e];return n==null?t:t+`${e=e.includes("-")?e:e.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(o,[t]){let{style:e}=o.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let n of this.ft)t[n]==null&&(this.ft.delete(n),n.includes("-")?e.removeProperty(n):e[n]=null);for(let n in t){let s=t[n];if(s!=null){this.ft.add(n);let i=typeof s=="string"&&s.endsWith(Po);n.includes("-")||i?e.setProperty(n,i?s.slice(0,-11):s,i?bn:""):e[n]=s}}return $}});var _n=600,vn=320,Te=8;function To(){let o=document.activeElement;for(;o?.shadowRoot?.activeElement;)o=o.shadowRoot.activeElement;return o}var de=class extends x{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=y`
    dialog {
      position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
      inline-size: min(${vn}px, calc(100vw - ${2*Te}px)); overflow: auto;
      border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
      background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
    }
    dialog::backdrop { background: rgb(0 0 0 / 25%); }
    h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
    @media (max-width: ${_n-1}px) {
      dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
    }
  `}connectedCallback(){super.connectedCallback(),this.#e=To()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return c`
      <dialog aria-labelledby="heading" style=${yn(this.#t())} @close=${this.#n} @click=${this.#o}>
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <slot></slot>
      </dialog>
    `}#t(){if(!this.near||innerWidth<_n)return{};let{left:e,top:n,bottom:s}=this.near,i=`${Math.max(Te,Math.min(e,innerWidth-vn-Te))}px`,a=(n+s)/2<innerHeight/2?{top:`${s}px`,bottom:"auto","max-height":`${innerHeight-s-Te}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Te}px`};return{margin:"0",left:i,right:"auto",...a}}#o(e){if(e.target!==this.dialog)return;let{left:n,right:s,top:i,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=e;(a<n||a>s||l<i||l>r)&&this.#n()}#n(){this.dispatchEvent(new Event("close"))}};g([v()],de.prototype,"heading",2),g([v({attribute:!1})],de.prototype,"near",2),g([cn("dialog")],de.prototype,"dialog",2);customElements.define("openvox-uc-sheet",de);var ko=["areas","connected","connection","devices","entities","language","user"],$o={};function Ao(o,t){return!o||!t||ko.some(e=>o[e]!==t[e])}var k=class extends x{constructor(){super(...arguments);this.live=new Ve(this);this.myPhone=new Ye(this)}#e;static{this.styles=[Ke,y`
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
      .hint { margin: 0; padding: 16px; color: var(--secondary-text-color); }
      .icon-button {
        display: inline-flex; padding: 6px; border: none; border-radius: 50%; background: none; color: inherit;
        cursor: pointer; --mdc-icon-size: 20px;
      }
      .icon-button:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
      :focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
    `]}static getStubConfig(){return{}}static getConfigForm(){return q()}setConfig(e){this.config=e}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(e){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,Ue(n).then(s=>{this.texts=s},()=>{this.#e=void 0}))}async act(e){this.error=void 0,this.sheet=void 0;try{await e()}catch(n){this.hass&&(this.error=await ze(this.hass,n))}}withMyPhone(e,{near:n,entryId:s}={}){let{hass:i,texts:r}=this,a=this.mine;if(a&&this.act(()=>e(a)),a||!i||!r)return;let l=({detail:d})=>{typeof d!="string"&&this.act(async()=>{await this.myPhone.choose(i,d),await e(d)})};this.sheet={heading:r("my_phone.title"),near:n,content:()=>c`
        <p class="hint">${r("my_phone.help")}</p>
        <openvox-uc-picker
          .label=${r("my_phone.search")}
          .phones=${U(this.pbxs).filter(d=>!s||d.entryId===s)}
          @pick=${l}
        ></openvox-uc-picker>
      `}}get pbxs(){return gn(this.live.pbxs??$o,this.hass?.devices??{})}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:e,hass:n,texts:s}=this,i=this.live.pbxs;if(!n||!e||!s)return p;let r=!n.connected;return c`
      <ha-card>
        ${e.title?c`<div class="title" role="heading" aria-level="2" dir="auto">${e.title}</div>`:p}
        ${this.#t(s).map(a=>c`<div class="notice" role="status">${a}</div>`)}
        ${this.error?c`<div class="notice error" role="alert">
                <span dir="auto">${this.error}</span>
                <button class="icon-button" aria-label=${s("card.dismiss")} @click=${()=>this.#n()}>
                  <ha-icon icon="mdi:close"></ha-icon>
                </button>
              </div>`:p}
        <div class="content ${r?"offline":""}" data-scrolls ?inert=${r}>${i?this.renderContent(s):p}</div>
        ${this.sheet&&!r?this.#o(s,this.sheet):p}
      </ha-card>
    `}#t(e){if(!this.hass?.connected)return[e("card.offline")];let n=this.live.pbxs&&Object.values(this.pbxs);return n?.length===0?[e("card.no_pbx")]:(n??[]).filter(({connected:s})=>!s).map(({name:s})=>e("card.pbx_offline",{pbx:s}))}#o(e,{heading:n,near:s,content:i}){return c`<openvox-uc-sheet .heading=${n} .near=${s} @close=${()=>this.closeSheet()}>${i(e)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#n(){this.error=void 0}};g([v({attribute:!1,hasChanged:Ao})],k.prototype,"hass",2),g([P()],k.prototype,"config",2),g([P()],k.prototype,"texts",2),g([P()],k.prototype,"error",2),g([P()],k.prototype,"sheet",2);var Co=new Set(["idle","ringing","in_use","on_hold"]),At=new Set,Pn;function wn(o){Pn=o;for(let t of At)t()}function Je(o,t){return o.entryId===t.entryId&&o.number!==t.number&&o.phone.call_id!==t.phone.call_id&&Co.has(o.phone.state)}var Qe=class{#e;constructor(t){this.#e=()=>t.requestUpdate(),t.addController(this)}get from(){return Pn}hostConnected(){At.add(this.#e)}hostDisconnected(){At.delete(this.#e)}};function Tn(o,t){let e=[],n=document;for(;n;){let s=n.elementFromPoint(o,t);if(!s||s===e.at(-1))break;e.push(s),n=s.shadowRoot}return e}function So(o,t){for(let e of Tn(o,t)){let n=e.closest("[droppable]");if(n)return n}}function Eo(o,t){for(let e of Tn(o,t).reverse()){let n=e.closest("[data-scrolls]"),{top:s,bottom:i}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,xn(t,s,i));return}}scrollBy(0,xn(t,0,innerHeight))}function xn(o,t,e){return(+(o>e-48)-+(o<t+48))*12}function Oo(o){let t=document.createElement("div");return t.textContent=o,t.ariaHidden="true",t.style.cssText=`
    position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
    color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
  `,document.body.append(t),t}function kn(o,t,e,n){let s=new AbortController,{signal:i}=s,[r,a]=[o.clientX,o.clientY],l,d,h=0,u=()=>{let w=So(r,a);w!==d&&(d?.removeAttribute("over"),w?.setAttribute("over",""),d=w)},m=()=>{Eo(r,a),u(),h=requestAnimationFrame(m)},f=()=>{s.abort(),cancelAnimationFrame(h),d?.removeAttribute("over"),l?.remove(),l&&wn(void 0)},_=w=>{if(w.pointerId===o.pointerId){if([r,a]=[w.clientX,w.clientY],!l){if(Math.hypot(r-o.clientX,a-o.clientY)<6)return;l=Oo(e),wn(t),m()}l.style.transform=`translate(${r+6}px, ${a+6}px)`,u()}},b=w=>{if(w.pointerId!==o.pointerId)return;let I=d?.about;l&&Io(),f(),I&&n(I)};addEventListener("pointermove",_,{signal:i}),addEventListener("pointerup",b,{signal:i}),addEventListener("pointercancel",f,{signal:i}),addEventListener("keydown",({key:w})=>w==="Escape"&&f(),{signal:i})}function Io(){let o=t=>t.stopPropagation();addEventListener("click",o,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",o,{capture:!0}))}var Bo=new Set(["ringing","in_use","on_hold"]),Ro=new Set(["idle","in_use","on_hold"]),St=new Map;function $n({about:o}){return o.phone.call_id!==null&&St.get(C(o))===o.phone.call_id}function Et({hass:o,about:t}){let e=Object.values(o.entities).find(s=>s?.device_id===t.phone.device_id&&s.platform===Z&&s.translation_key==="dnd"),n=e&&o.states[e.entity_id]?.state;return n?{entityId:e.entity_id,state:n}:void 0}function F(o,t,{phone:e},n={}){return o.callService(Z,t,n,{device_id:e.device_id??[]},!1)}function ke(o,t){return{run:(e,{hass:n,about:s})=>{e.act(()=>F(n,o,s).then(()=>t?.(s)))}}}function Ct(o,t){return{byMyPhone:!0,run:(e,{hass:n,about:s},i)=>e.withMyPhone(r=>F(n,o,r,t(s.number)),{near:i,entryId:s.entryId})}}function An(o){return{run:(t,e)=>{let n=Et(e);n&&t.act(()=>e.hass.callService("switch",o,{},{entity_id:n.entityId},!1))}}}var Cn=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],Ho=[{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:o})=>o.pbx.pickup&&H(o),...Ct("pick_up",o=>({extension:o}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:o})=>Ro.has(o.phone.state),...Ct("dial",o=>({number:o}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:o})=>S(o),run:(o,{about:t},e)=>o.askForTarget(t,e)},{key:"hold",icon:"mdi:phone-paused",offered:({about:o})=>S(o)&&o.phone.state==="in_use",...ke("hold")},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:o})=>o.phone.state==="on_hold",...ke("resume")},{key:"mute",icon:"mdi:microphone-off",offered:o=>S(o.about)&&!$n(o),...ke("mute",o=>St.set(C(o),o.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:o=>S(o.about)&&$n(o),...ke("unmute",o=>St.delete(C(o)))},...Cn.map(([o,t])=>({key:o,icon:t,offered:({about:e})=>e.pbx.may_listen_in&&S(e),...Ct("listen_in",e=>({extension:e,mode:o}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:o})=>Bo.has(o.phone.state),...ke("hang_up")},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:o=>Et(o)?.state==="off",...An("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:o=>Et(o)?.state==="on",...An("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:o,mine:t})=>o.phone.device_id!==null&&!Pe(o,t),run:(o,{hass:t,about:e})=>{o.act(()=>o.myPhone.choose(t,e))}}],Ot=Cn.map(([o])=>o);function Xo(o,t){let{about:e,mine:n}=t;return!e.phone.control||!e.pbx.connected||!o.offered(t)?!1:!o.byMyPhone||!n?!0:n.entryId===e.entryId&&n.number!==e.number&&n.phone.state==="idle"}function Sn(o,t){return Ho.filter(e=>(!t||t.includes(e.key))&&Xo(e,o))}var $e=class extends x{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=y`
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
        ${T(this.items,({key:e})=>e,({icon:e,label:n,run:s})=>c`
            <button role="menuitem" tabindex="-1" @click=${()=>s()}><ha-icon .icon=${e}></ha-icon>${n}</button>
          `)}
      </div>
    `}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(e){let n=this.#e(),s=n.indexOf(this.shadowRoot?.activeElement),i=new Map([["ArrowDown",s+1],["ArrowUp",s-1],["Home",0],["End",-1]]).get(e.key);i!==void 0&&(e.preventDefault(),n.at(i%n.length)?.focus())}};g([v()],$e.prototype,"label",2),g([v({attribute:!1})],$e.prototype,"items",2);customElements.define("openvox-uc-menu",$e);var V=class extends k{itemsFor(t,e,n){let{hass:s,texts:i}=this;if(!s||!i)return[];let r={hass:s,about:t,mine:this.mine};return Sn(r,n).map(({key:a,icon:l,run:d})=>({key:a,icon:l,label:i(`menu.${a}`),run:(h=e)=>d(this,r,h)}))}openMenu({entryId:t,number:e},n,s){let i=()=>E(this.pbxs,t,e),r=i();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${e})`:e,near:n,content:a=>{let l=i(),d=l?this.itemsFor(l,n,s):[];return d.length>0?c`<openvox-uc-menu .label=${a("menu.label")} .items=${d}></openvox-uc-menu>`:c`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(t,e){let{texts:n}=this;if(!n)return;let s=({detail:i})=>this.transfer(t,typeof i=="string"?i:i.number);this.sheet={heading:n("transfer.title",{name:En(t,n)}),near:e,content:()=>c`
        <openvox-uc-picker
          free
          .label=${n("transfer.search")}
          .phones=${X(this.pbxs).filter(i=>Je(i,t))}
          @pick=${s}
        ></openvox-uc-picker>
      `}}drag(t,e){let{texts:n}=this,s=t.composedPath().some(i=>i instanceof Element&&i.matches(".handle"));!n||t.button!==0||t.pointerType!=="mouse"&&!s||!re(e)||kn(t,e,En(e,n),i=>this.transfer(e,i.number))}hangUp(t){let{hass:e}=this;e&&this.act(()=>e.callService(Z,"hang_up",{call_id:t},void 0,!1))}transfer(t,e){let{hass:n}=this;n&&this.act(()=>F(n,"transfer",t,{number:e,call_id:t.phone.call_id}))}};function En({phone:o},t){return o.with_name??o.with_number??t("calls.unknown")}var Ze={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},et={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},On=[{key:"do_not_disturb",icon:"mdi:minus-circle"},{key:"forwarding",icon:"mdi:phone-forward"},{key:"voicemails",icon:"mdi:voicemail"},{key:"missed",icon:"mdi:phone-missed"}];var It=3,tt=class extends V{static{this.styles=[V.styles,ae,y`
      ul { list-style: none; margin: 0; padding: 12px 16px 16px; display: flex; flex-direction: column; gap: 8px; }
      .wallboard { font-size: clamp(14px, 4.6cqi, 24px); }
      .content:has(.wallboard) { container: wall / inline-size; }
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
    `]}static getConfigForm(){return q({name:"wallboard",selector:{boolean:{}}})}update(t){let e=this.shadowRoot?.activeElement;super.update(t),e&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(t){let e=Mo(this.pbxs);return e.length===0?c`<p class="hint" tabindex="-1">${t("calls.none")}</p>`:c`
      <ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${t("calls.label")}>
        ${T(e,({call:n,pbx:s})=>`${s.device_id} ${n.call_id}`,n=>this.#e(t,n))}
      </ul>
    `}#e(t,e){let{call:n,pbx:s}=e,i=Do(e),r=this.config?.wallboard===!0,a=r?void 0:Lo(e);return c`
      <li data-state=${i} @pointerdown=${l=>a&&this.drag(l,a)}>
        <ha-icon class="direction" role="img" aria-label=${t(`direction.${n.direction}`)} .icon=${et[n.direction]}></ha-icon>
        <div class="who">
          <div class="parties">
            <bdi>${n.caller_name??n.caller??t("calls.unknown")}</bdi>
            <ha-icon class="arrow" role="img" aria-label=${t("calls.to")} icon="mdi:arrow-right"></ha-icon>
            <bdi>${No(e).join(", ")||t("calls.unknown")}</bdi>
          </div>
          <div class="detail">
            <span>${t(`state.${i}`)}</span>
            <span>${s.connected?c`<openvox-uc-elapsed since=${qo(e,i)??p}></openvox-uc-elapsed>`:t("state.unknown")}</span>
            ${n.trunk?c`<span><bdi>${n.trunk}</bdi></span>`:p}
            ${Object.keys(this.pbxs).length>1?c`<span><bdi>${s.name}</bdi></span>`:p}
          </div>
        </div>
        <div class="buttons">
          ${T(r?[]:this.#t(t,e,a),({key:l})=>l,({icon:l,label:d,run:h})=>c`
              <button
                class="icon-button" aria-label=${d} title=${d}
                @click=${({currentTarget:u})=>h(u.getBoundingClientRect())}
              >
                <ha-icon .icon=${l}></ha-icon>
              </button>
            `)}
          ${a&&re(a)?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
        </div>
      </li>
    `}#t(t,{call:e,pbx:n,phones:s},i){let r=s.find(H),a=i?this.itemsFor(i,void 0,Ot):[],l=[...r?this.itemsFor(r,void 0,["pick_up"]):[],...i?this.itemsFor(i,void 0,["transfer"]):[]];return i&&a.length>0&&l.push({key:"listen_in",icon:"mdi:ear-hearing",label:t("menu.listen_in"),run:d=>this.openMenu(i,d,Ot)}),n.connected&&s.some(({phone:d})=>d.control)&&l.push({key:"hang_up",icon:"mdi:phone-hangup",label:t("menu.hang_up"),run:()=>this.hangUp(e.call_id)}),l}};function Mo(o){let t=X(o).filter(({phone:e})=>e.call_id!==null);return Object.values(o).flatMap(e=>Object.values(e.calls).map(n=>({pbx:e,call:n,phones:t.filter(s=>s.pbx===e&&s.phone.call_id===n.call_id)}))).sort((e,n)=>(e.call.started_at??"").localeCompare(n.call.started_at??""))}function Lo({call:o,phones:t}){let e=t.filter(S);return e.find(({number:n})=>n===o.answered_by)??e.find(({number:n})=>n!==o.caller)??e[0]}function Do({call:o,phones:t}){return t.some(({phone:e})=>e.state==="on_hold")?"on_hold":o.answered_at===null||t.some(H)&&!t.some(S)?"ringing":"in_use"}function qo({call:o,phones:t},e){return e!=="ringing"?o.answered_at:o.answered_at===null?o.started_at:t.find(H)?.phone.since??o.answered_at}function No({call:o,phones:t}){let e=o.direction==="outbound"?[]:t.filter(({number:i})=>o.direction!=="internal"||i!==o.caller),n=(e.some(S)?e.filter(S):e.filter(H)).map(A),s=o.callee_name??o.callee??o.dialed;return n.length===0?s===null?[]:[s]:n.length>It?[...n.slice(0,It),`+${n.length-It}`]:n}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Uo={},Ae=oe(class extends L{constructor(){super(...arguments),this.ot=Uo}render(o,t){return t()}update(o,[t,e]){if(Array.isArray(t)){if(Array.isArray(this.ot)&&this.ot.length===t.length&&t.every((n,s)=>n===this.ot[s]))return $}else if(this.ot===t)return $;return this.ot=Array.isArray(t)?Array.from(t):t,this.render(t,e)}});var ce=class{#e;run(t){this.cancel(),this.#e=setTimeout(t,200)}cancel(){clearTimeout(this.#e)}};var M=class extends k{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[k.styles,y`
      .dial-status { margin: 0; padding: 8px 16px; }
      .dial-status:empty { display: none; }
    `]}willUpdate(e){if(super.willUpdate(e),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||U(this.pbxs).length>0}canCall({entryId:e,number:n}){let s=this.mine;return!s||!e?this.mayDial:s.entryId===e&&s.number!==n}entryOf(e,n){return E(this.pbxs,e,n)&&e}dial(e,n,s){let{hass:i,texts:r}=this;!i||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await F(i,"dial",a,{number:e.number}),this.dialStatus=r("dial.calling",{name:e.name??e.number,phone:A(a)}),s?.()}finally{this.#e=!1}}},{near:n,...e.entryId?{entryId:e.entryId}:{}}))}renderDialStatus(){return c`<p class="dial-status" role="status">${this.dialStatus}</p>`}};g([P()],M.prototype,"dialStatus",2);var zo={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},In=64,Fo=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,Vo=/[\s()/.-]/g,Wo=/^\s*tel:([^;?]*).*$/is;function Bn(o){let t=Wo.exec(o)?.[1];if(t===void 0)return o;try{return decodeURIComponent(t)}catch{return t}}function Rn(o){return o.replace(Vo,"")}var he=class extends M{constructor(){super(...arguments);this.found=[];this.foundFor="";this.#e=new ce;this.#t=new z(this,{options:()=>this.#r(),typed:e=>this.#h(e),choose:e=>this.#d(e),maxLength:In,closes:!0})}#e;#t;static{this.styles=[M.styles,z.styles,y`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(){let e=this.renderRoot.querySelector("select");e&&(e.value=this.mine?C(this.mine):"")}renderContent(e){if(!this.mayDial)return c`<p class="hint">${e("dial.no_phone")}</p>`;let n=this.#r();return c`
      <div class="dial">
        <div class="field" @paste=${this.#l}>
          ${this.#t.renderInput(e("dial.search"))}
          <button
            class="call" aria-label=${e("dial.call")} title=${e("dial.call")} aria-disabled=${n.length===0}
            @click=${()=>this.#t.choose()}
          >
            <ha-icon icon="mdi:phone"></ha-icon>
          </button>
        </div>
        ${this.#t.renderList(e("dial.found"),s=>this.#o(e,s))}
        <div class=${n.length>0?"count":"none"} role="status">${this.#n(e,n)}</div>
        ${this.#s(e)}
      </div>
      ${this.renderDialStatus()}
    `}#o(e,{kind:n,entry_id:s,name:i,number:r}){let a=s===null?void 0:E(this.pbxs,s,r)?.phone;return c`
      <ha-icon role="img" aria-label=${e(`dial.${n}`)} title=${e(`dial.${n}`)} .icon=${zo[n]}></ha-icon>
      <span class="who">
        ${i===null?p:c`<span dir="auto">${i}</span>`}
        <span class=${i===null?"":"number"}><bdi>${r}</bdi></span>
      </span>
      ${a?c`<span class="state">${e(`state.${a.state??"unknown"}`)}</span>`:p}
    `}#n(e,n){return!this.#i||this.#a?"":n.length>0?e("dial.count",{count:n.length}):e("dial.none_found")}#s(e){let n=U(this.pbxs),s=this.mine===void 0;if(n.length<2)return p;let i=Object.keys(this.pbxs).length>1,r=n.map(({number:a,pbx:l,phone:d})=>{let h=d.name?`${d.name} (${a})`:a;return i?`${h}, ${l.name}`:h});return Ae([e,s,r.join()],()=>c`
        <label>
          ${e("dial.from")}
          <select @change=${this.#c}>
            ${s?c`<option value="">${e("dial.choose")}</option>`:p}
            ${n.map((a,l)=>c`<option value=${C(a)}>${r[l]}</option>`)}
          </select>
        </label>
      `)}get#i(){return this.#t.text.trim()}get#a(){return this.foundFor!==this.#i}#r(){let e=this.#i,n=this.#a?[]:this.found.filter(i=>this.canCall(Hn(i)));return Fo.test(e)&&!n.some(({number:i})=>Rn(i)===Rn(e))?[{kind:"typed",entry_id:null,name:null,number:e},...n]:n}#h(e){this.#t.text=Bn(e),this.dialStatus="";let n=this.#i;n?this.#e.run(()=>{this.#u(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#u(e){let{hass:n}=this;if(n)try{let{results:s}=await n.callWS({type:"openvox_uc/find",text:e});if(e!==this.#i)return;this.found=s,this.foundFor=e,this.error=void 0}catch(s){e===this.#i&&(this.error=await ze(n,s))}}#l(e){let n=e.clipboardData?.getData("text")??"",s=Bn(n);s!==n&&(e.preventDefault(),this.#t.enter(s.slice(0,In)))}#d(e){let{text:n,input:s}=this.#t;this.dial(Hn(e),s.getBoundingClientRect(),()=>{this.#t.text===n&&this.#p()})}#p(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#c({target:e}){let{hass:n}=this,s=U(this.pbxs).find(i=>C(i)===e.value);n&&s&&this.act(()=>this.myPhone.choose(n,s))}};g([P()],he.prototype,"found",2),g([P()],he.prototype,"foundFor",2);function Hn({entry_id:o,name:t,number:e}){return{name:t,number:e,entryId:o??void 0}}var Ce=new Set,nt;function Xn(){for(let o of Ce)o.tick()}function Bt(){clearInterval(nt),nt=void 0,!(Ce.size===0||document.hidden)&&(Xn(),nt=setInterval(Xn,1e3))}document.addEventListener("visibilitychange",Bt);function Ht(o){let t=Math.max(0,Math.floor(o/1e3)),[e,n]=[Math.floor(t/3600),Math.floor(t/60)%60];return(e?[e,n,t%60]:[n,t%60]).map((i,r)=>r?String(i).padStart(2,"0"):i).join(":")}var Rt=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",Ce.add(this),nt===void 0?Bt():this.tick()}disconnectedCallback(){Ce.delete(this),Ce.size===0&&Bt()}attributeChangedCallback(t,e,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let t=Number.isNaN(this.#e)?"":Ht(Date.now()-this.#e);this.textContent!==t&&(this.textContent=t)}};customElements.define("openvox-uc-elapsed",Rt);function jo(o,t){return o.phone!==t?.phone||o.number!==t.number||o.pbx.connected!==t.pbx.connected}var O=class extends x{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.movable=!1;this.current=!1}static{this.shadowRootOptions={...x.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[ae,y`
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
      :host([movable]) .tile { padding-inline-end: 32px; }
      :host([movable][compact]) .tile { padding-inline-end: 22px; }
      button { cursor: pointer; }
      button:hover { background: color-mix(in srgb, var(--tone) 20%, transparent); }
      button:focus-visible { outline: 3px solid var(--primary-color); outline-offset: -3px; }
      .icon { grid-area: icon; color: var(--ink); }
      .name { grid-area: name; font-weight: 500; }
      .name, .what { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: match-parent; }
      .heard { position: absolute; clip-path: inset(50%); }
      .what { grid-area: what; display: flex; gap: 4px; }
      .what bdi { overflow: hidden; text-overflow: ellipsis; }
      .what, .side, openvox-uc-elapsed { color: var(--secondary-text-color); font-size: 0.875em; }
      .what ha-icon, .side ha-icon { --mdc-icon-size: 1.1em; vertical-align: text-top; flex: none; }
      .side { grid-area: side; }
      openvox-uc-elapsed { grid-area: since; }
      .side, openvox-uc-elapsed { justify-self: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
      .handle {
        position: absolute; inset-block: 0; inset-inline-end: 0; inline-size: 32px; display: grid; place-items: center;
        touch-action: none; cursor: grab; color: var(--secondary-text-color); --mdc-icon-size: 20px;
      }
      :host([compact]) .handle { inline-size: 22px; --mdc-icon-size: 16px; }
      @media (prefers-reduced-motion: no-preference) {
        :host([state="ringing"]) .tile { animation: ring 2s steps(1, end) infinite; }
        @keyframes ring { 50% { background: color-mix(in srgb, var(--tone) 35%, transparent); } }
      }
    `]}render(){let{about:e,texts:n,mine:s,movable:i,pbx:r,compact:a}=this,{phone:l}=e,d=We(e),h=e.pbx.connected?l.with_name??l.with_number:null,u=n(`state.${d}`),m=c`
      <ha-icon class="icon" .icon=${Ze[d]}></ha-icon>
      <span class="name" dir="auto">${A(e)}</span>
      <span class="side">${this.#e(n,s)}</span>
      ${a?c`<span class="heard">${[u,h,r].filter(Boolean).join(", ")}</span>`:c`<span class="what">
              ${h?c`<span class="heard">${u}</span>`:p}
              ${h&&l.direction?c`<ha-icon .icon=${et[l.direction]}></ha-icon>`:p}
              <bdi>${h??[u,r].filter(Boolean).join(", ")}</bdi>
            </span>`}
      ${l.since&&e.pbx.connected&&!a?c`<openvox-uc-elapsed since=${l.since}></openvox-uc-elapsed>`:p}
    `;return l.control?c`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?[A(e),u,h].filter(Boolean).join(", "):p}>${m}</button>
          ${i?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
        `:c`<div class="tile">${m}</div>`}#e(e,n){let{number:s,phone:i}=this.about;return c`
      ${On.filter(({key:r})=>i[r]).map(({key:r,icon:a})=>c`<ha-icon .icon=${a} role="img" title=${e(`badge.${r}`)} aria-label=${e(`badge.${r}`)}></ha-icon>`)}
      ${n?c`<ha-icon icon="mdi:star" role="img" aria-label=${e("phones.mine")}></ha-icon>`:p}
      ${s}
    `}};g([v({attribute:!1,hasChanged:jo})],O.prototype,"about",2),g([v({attribute:!1})],O.prototype,"texts",2),g([v()],O.prototype,"pbx",2),g([v({type:Boolean})],O.prototype,"mine",2),g([v({type:Boolean,reflect:!0})],O.prototype,"compact",2),g([v({type:Boolean})],O.prototype,"movable",2),g([v({type:Boolean})],O.prototype,"current",2);customElements.define("openvox-uc-phone",O);var Yo=13,Mn=41,te=class extends V{constructor(){super(...arguments);this.search="";this.filter="all";this.#e=new Qe(this)}#e;static{this.styles=[V.styles,ae,y`
      .tools {
        position: sticky; inset-block-start: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 8px 16px;
        background: var(--ha-card-background, var(--card-background-color));
      }
      .tools input { flex: 1 1 10em; inline-size: auto; padding-block: 6px; }
      .filters { display: flex; flex-wrap: wrap; gap: 4px; }
      .chip {
        display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
        background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
      }
      .chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
      .chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
      .chip[data-state] { border-color: var(--edge); background: var(--ground); }
      .chip[data-state] ha-icon { color: var(--ink); }
      .ringing { flex: 1 1 100%; display: flex; gap: 4px; block-size: 2.1em; overflow-x: auto; scrollbar-width: none; white-space: nowrap; }
      .fold {
        display: flex; align-items: center; gap: 4px; inline-size: 100%; padding: 8px 16px 0; border: none; background: none;
        color: var(--secondary-text-color); font: inherit; font-size: 0.875em; font-weight: 500; text-align: start; cursor: pointer; --mdc-icon-size: 18px;
      }
      .phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13.5em, 100%), 1fr)); gap: 8px; padding: 8px 16px 16px; }
      .phones.compact { grid-template-columns: repeat(auto-fill, minmax(min(8.75em, 100%), 1fr)); gap: 4px; font-size: 0.875em; }
      .content:has(.wallboard) { container: wall / inline-size; }
      .content > div:has(.wallboard) { block-size: 100%; }
      .wallboard {
        box-sizing: border-box; min-block-size: 100%; padding-block-start: 16px; font-size: clamp(13px, 2.3cqi, 30px);
        grid-template-columns: repeat(auto-fill, minmax(min(8.25em, 100%), 1fr)); grid-auto-rows: minmax(3.2em, 1fr);
      }
      .wallboard openvox-uc-phone { block-size: 100%; }
    `]}static async getConfigForm(){let e=Fe(),s=X((e&&await ie(e.connection,ee))??{}).map(i=>({value:i.number,label:`${A(i)} (${i.number})`}));return q({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:s}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(e){let{hass:n,search:s,filter:i}=this,r=X(this.pbxs).filter(b=>this.#i(b,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=Yo,d=l?r.filter(b=>$t(b,i)&&je(b,s)):r,h=a?[{area:"",name:"",phones:d}]:this.#s(d),u=s?[]:this.myPhone.collapsed,m=h.filter(({area:b})=>!u.includes(b)).flatMap(({phones:b})=>b.filter(({phone:w})=>w.control)),f=m.find(b=>C(b)===this.current)??m[0],_=!a&&r.length>=Mn;return c`
      ${l?this.#o(e,r):p}
      ${d.length===0?c`<p class="hint">${e(r.length>0?"phones.none_found":"phones.none")}</p>`:p}
      <div role="presentation" @keydown=${this.#m} @focusin=${this.#c}>
        ${T(h,({area:b})=>b,b=>{let w=!u.includes(b.area),I=b.name||(h.length>1?e("phones.no_area"):"");return c`
              ${I?this.#n(I,b,w):p}
              <div
                class="phones ${a?"wallboard":""} ${_?"compact":""}" role="list" aria-label=${I||e("phones.label")}
                ?hidden=${!w}
              >
                ${w?T(b.phones,C,Dt=>this.#t(e,Dt,Dt===f,_)):p}
              </div>
            `})}
      </div>
    `}#t(e,n,s,i){let r=this.#e.from;return c`
      <openvox-uc-phone
        role="listitem"
        state=${We(n)}
        .about=${n}
        .texts=${e}
        .pbx=${Object.keys(this.pbxs).length>1?n.pbx.name:""}
        ?compact=${i}
        ?mine=${Pe(n,this.mine)}
        ?current=${s}
        ?movable=${!this.config?.wallboard&&re(n)}
        ?droppable=${r!==void 0&&Je(n,r)}
        @click=${this.#d}
        @pointerdown=${this.#p}
      ></openvox-uc-phone>
    `}#o(e,n){let s=n.filter(H);return c`
      <div class="tools">
        <input
          type="search" aria-label=${e("phones.search")} placeholder=${e("phones.search")}
          @input=${this.#a} @keydown=${this.#r}
        />
        <div class="filters" role="group" aria-label=${e("phones.filter")}>
          ${un.map(i=>{let r=n.filter(a=>$t(a,i)).length;return c`
              <button class="chip" data-filter=${i} aria-pressed=${i===this.filter} @click=${()=>this.#h(i)}>
                ${e(`phones.${i}`)} <bdi>${r}</bdi>
              </button>
            `})}
        </div>
        ${n.length>=Mn?c`<div class="ringing" aria-live="polite">
                ${s.map(i=>c`
                    <button class="chip" data-state="ringing" @click=${()=>this.#l(i)}>
                      <ha-icon .icon=${Ze.ringing}></ha-icon><bdi>${A(i)}</bdi>
                    </button>
                  `)}
              </div>`:p}
      </div>
    `}#n(e,{area:n,phones:s},i){return c`
      <button class="fold" aria-expanded=${i} @click=${()=>this.#u(n)}>
        <ha-icon icon=${i?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${e}</bdi> (${s.length})
      </button>
    `}#s(e){let{hass:n}=this,s=new Map;for(let r of e){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";s.set(a,[...s.get(a)??[],r])}let i=[...s].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return i.length>1?i.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:e}]}#i({number:e,phone:n},s){let{area:i,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(e)?!1:!i||n.device_id!==null&&s?.devices[n.device_id]?.area_id===i}#a({target:e}){this.search=e.value.trim()}#r({key:e}){e==="Enter"&&this.renderRoot.querySelector("openvox-uc-phone")?.focus()}#h(e){this.filter=e}#u(e){let{hass:n}=this;n&&this.act(()=>this.myPhone.fold(n,e))}#l(e){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:s})=>Pe(s,e));n?.scrollIntoView({block:"center"}),n?.focus()}#d({currentTarget:e}){let n=e;n.about.phone.control&&this.openMenu(n.about,n.getBoundingClientRect())}#p(e){this.drag(e,e.currentTarget.about)}#c({target:e}){e instanceof O&&(this.current=C(e.about))}#m(e){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],s=n.filter(({about:h})=>h.phone.control),i=s.indexOf(e.target),r=n.map(({offsetTop:h})=>h),a=r.filter(h=>h===r[0]).length,l=getComputedStyle(this).direction==="rtl"?-1:1,d=new Map([["ArrowRight",i+l],["ArrowLeft",i-l],["ArrowDown",i+a],["ArrowUp",i-a],["Home",0],["End",s.length-1]]).get(e.key);d===void 0||i<0||(e.preventDefault(),s[d]?.focus())}};g([P()],te.prototype,"search",2),g([P()],te.prototype,"filter",2),g([P()],te.prototype,"current",2);function ot(o,t){let e=o?.activeElement,n=e?.closest("ul"),s=e?.closest("li"),i=n&&s?[...n.children].indexOf(s):-1,r=e?.dataset.action;if(t(),!o||!e||o.activeElement)return;if(e.isConnected){e.focus({preventScroll:!0});return}let a=n?.isConnected?[...n.children]:[],l=i>=0?a[Math.min(i,a.length-1)]:void 0;(l?.querySelector(`[data-action="${r}"]`)??l?.querySelector("button")??o.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var st={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},Go={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},Ko=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]);function Ln({paused:o,state:t},e){if(o)return"paused";if(e?.do_not_disturb&&e.state==="idle")return"do_not_disturb";let n=e?.state&&Go[e.state];return n||(e?.state==="idle"&&Ko.has(t)?"not_in_use":t!==null&&t in st?t:"unknown")}function Dn(o){return Object.entries(o).flatMap(([t,e])=>Object.entries(e.queues).map(([n,s])=>({entryId:t,number:n,pbx:e,queue:s}))).sort((t,e)=>kt(t.number,e.number))}var it=class extends k{static{this.styles=[k.styles,y`
      .queues { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18em, 100%), 1fr)); gap: 8px; padding: 12px 16px 16px; }
      .wallboard { font-size: clamp(14px, 5.5cqi, 26px); --mdc-icon-size: 1.2em; }
      .content:has(.wallboard) { container: wall / inline-size; }
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
      li { --ink: var(--secondary-text-color); }
      li[data-tone="free"] { --ink: color-mix(in srgb, var(--success-color) 55%, var(--primary-text-color)); }
      li[data-tone="busy"] { --ink: color-mix(in srgb, var(--primary-color) 55%, var(--primary-text-color)); }
      li > ha-icon { color: var(--ink); }
      .agent { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; align-items: baseline; min-inline-size: 0; overflow-wrap: anywhere; }
    `]}static async getConfigForm(){let t=Fe(),n=Dn((t&&await ie(t.connection,ee))??{}).map(({number:s,queue:i})=>({value:s,label:i.name&&i.name!==s?`${i.name} (${s})`:s}));return q({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(t){ot(this.shadowRoot,()=>super.update(t))}renderContent(t){let e=this.config?.queues?.map(String),n=Dn(this.pbxs).filter(({number:s})=>!e?.length||e.includes(s));return n.length===0?c`<p class="hint">${t("queues.none")}</p>`:c`
      <div class="queues ${this.config?.wallboard?"wallboard":""}">
        ${T(n,({entryId:s,number:i})=>`${s} ${i}`,s=>this.#e(t,s))}
      </div>
    `}#e(t,e){let{number:n,pbx:s,queue:i}=e,{agents:r,longest_wait_since:a,waiting:l}=i,d=i.name??n;return c`
      <section class=${l?"waiting":""} aria-label=${d}>
        <h3>
          <bdi>${d}</bdi>
          ${d===n?p:c`<span>${n}</span>`}
          ${Object.keys(this.pbxs).length>1?c`<span><bdi>${s.name}</bdi></span>`:p}
        </h3>
        <dl>
          <div><dt>${t("queues.waiting")}</dt><dd>${l}</dd></div>
          ${a&&l!==0&&s.connected?c`<div><dt>${t("queues.longest_wait")}</dt><dd><openvox-uc-elapsed since=${a}></openvox-uc-elapsed></dd></div>`:p}
          <div>
            <dt>${t("queues.free")}</dt>
            <dd>${r.filter(h=>st[Ln(h,s.phones[h.number])]?.tone==="free").length}/${r.length}</dd>
          </div>
        </dl>
        <ul aria-label=${t("queues.agents")}>
          ${T(r,h=>h.number,h=>this.#t(t,e,h))}
        </ul>
      </section>
    `}#t(t,{entryId:e,number:n,pbx:s},i){let r=s.connected?Ln(i,s.phones[i.number]):"unknown",a=i.name??i.number,l=E(this.pbxs,e,i.number),d=i.paused?"resume":"pause";return c`
      <li data-tone=${st[r]?.tone}>
        <ha-icon aria-hidden="true" .icon=${st[r]?.icon}></ha-icon>
        <span class="agent"><span dir="auto">${a}</span><span class="state">${t(`agent.${r}`)}</span></span>
        ${l?.phone.control&&l.phone.device_id&&s.connected?c`
                <button
                  class="icon-button" data-action="pause" aria-label=${t(`queues.${d}`,{name:a})} title=${t(`queues.${d}`,{name:a})}
                  @click=${()=>this.hass&&void this.act(async()=>this.hass&&F(this.hass,`queue_${d}`,l,{queue:n}))}
                >
                  <ha-icon icon=${i.paused?"mdi:play":"mdi:pause"}></ha-icon>
                </button>
              `:p}
      </li>
    `}};var qn=new Map;function rt(o,t){let e=JSON.stringify([o,t]),n=qn.get(e)??new Intl.DateTimeFormat(o,t);return qn.set(e,n),n}var at=class{#e;#t;#o;#n;constructor({config:t,language:e,locale:n}){let{time_format:s,time_zone:i}=n;this.#e=e,this.#t=s==="system"?void 0:e,this.#o=i==="server"?{timeZone:t.time_zone}:{};let r=rt(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=s==="12"||s!=="24"&&r===!0;this.#n={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#o}}daysAgo(t,e){let n=s=>Date.parse(rt("en-CA",this.#o).format(s));return Math.round((n(e)-n(t))/864e5)}time(t){return rt(this.#t,this.#n).format(t)}day(t,e){let n=this.daysAgo(t,e);if(n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-1,"day");if(n>1&&n<7)return this.#s(t,{weekday:"long"});let s=this.#s(t,{year:"numeric"})===this.#s(e,{year:"numeric"});return this.#s(t,{day:"numeric",month:"short",...s?{}:{year:"numeric"}})}full(t){return this.#s(t,{dateStyle:"full"})}#s(t,e){return rt(this.#e,{...e,...this.#o}).format(t)}};function Nn(o,t,e=new Date){let n=new Date(t),s=new at(o),i=s.time(n);return s.daysAgo(n,e)===0?i:`${s.day(n,e)}, ${i}`}function Un(o,t){let e=new at(o);return`${e.full(new Date(t))}, ${e.time(new Date(t))}`}var Xt=9e5,lt=class{constructor(t){this.host=t;this.quarter=0;t.addController(this)}#e;hostConnected(){let t=Date.now();this.quarter=Math.floor(t/Xt),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},Xt-t%Xt)}hostDisconnected(){clearTimeout(this.#e)}};var Qo=50,Mt=1e3;function W({entry_id:o,call_id:t}){return`${o} ${t}`}function Jo(o,t){let e=new Set(o.map(W));return[...o,...t.filter(n=>!e.has(W(n)))].slice(0,Mt)}function zn(o,t,e){let n=new Map(t.map(a=>[W(a),a])),s=o.map(a=>{let l=W(a),d=n.get(l)??a;return n.delete(l),d}),i=e?ue(o.at(-1)):"";return[...[...n.values()].filter(a=>ue(a)>=i),...s].sort((a,l)=>+(ue(a)<ue(l))-+(ue(a)>ue(l))).slice(0,Mt)}function ue(o){return o?.started_at??""}var dt=class{constructor(t){this.host=t;this.missed=[];this.shownSearch="";this.#e="";this.#t=null;t.addController(this),this.#o=new N(t,this.#s())}#e;#t;#o;#n;hostDisconnected(){this.#n=void 0}get loading(){return this.#n!==void 0||this.searching}get hasOlder(){return this.#t!==null}get isFull(){return this.calls?.length===Mt}get searching(){return this.calls===void 0||this.#e!==this.shownSearch}search(t){t!==this.#e&&(this.#e=t,this.#n=void 0,this.#o.follow(this.#s()),this.host.requestUpdate())}async loadOlder(){let t=this.calls??[];this.loading||this.#t===null||this.isFull||await this.#r({calls:t,next:this.#t},t.length+1)}#s(){return{message:{type:"openvox_uc/history",...this.#i},reduce:(e,n)=>this.#a(n)}}get#i(){return{limit:Qo,...this.#e?{search:this.#e}:{}}}#a(t){if("missed"in t)this.missed=t.missed;else if("changed"in t)this.#n?.push(...t.changed),this.calls&&!this.searching&&(this.calls=zn(this.calls,t.changed,this.hasOlder));else{let e=this.searching?0:this.calls?.length??0;this.#r(t.page,e).catch(()=>{})}}async#r({calls:t,next:e},n){let s=[];this.#n=s,this.host.requestUpdate();try{for(;e!==null&&t.length<n;){let i=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#i,cursor:e});if(!i||this.#n!==s)return;t=Jo(t,i.calls),e=i.next}}finally{this.#n===s&&(this.calls=zn(t,s,e!==null),this.#t=e,this.shownSearch=this.#e,this.#n=void 0,this.host.requestUpdate())}}};function Zo({entry_id:o,uid:t}){return`${o} ${t}`}var es=5,Lt=3,ts=64,pe=class extends M{constructor(){super(...arguments);this.allCallers=!1;this.#e=new dt(this);this.#t=new lt(this);this.#o=new ce;this.#s=null}#e;#t;#o;#n;#s;#i;static{this.styles=[M.styles,y`
      .search { padding: 12px 16px 8px; }
      .content { display: flex; flex-direction: column; }
      .search, .dial-status { flex: none; }
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
      form { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
      form button {
        align-self: end; padding: 8px 16px; border: 2px solid var(--primary-color); border-radius: 8px; font: inherit;
        font-weight: 500; background: none; color: inherit; cursor: pointer;
      }
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#o.cancel(),this.#n?.disconnect(),this.#n=void 0,this.#s=null}update(e){ot(this.shadowRoot,()=>super.update(e))}updated(){let e=this.renderRoot.querySelector(".calls"),n=this.renderRoot.querySelector("[data-end]"),s=this.#e.calls?.length;n===this.#s&&s===this.#i||([this.#s,this.#i]=[n,s],this.#n?.disconnect(),this.#n=void 0,!(!e||!n)&&(this.#n=new IntersectionObserver(i=>{i.some(({isIntersecting:r})=>r)&&this.#f()},{root:e,rootMargin:"400px"}),this.#n.observe(n)))}renderContent(e){let{hass:n,mine:s,mayDial:i,allCallers:r}=this,{calls:a,shownSearch:l,loading:d,hasOlder:h,isFull:u}=this.#e,m=this.#a(s),f=[e,n?.user,n?.locale,s?.entryId,s?.number,i,this.#t.quarter],_=b=>Ae([b,this.#c(b)&&this.playing,...f],()=>this.#d(this.#u(e,b)));return c`
      <div class="search">
        <input
          type="search" maxlength=${ts} autocomplete="off"
          aria-label=${e("recent.search")} placeholder=${e("recent.search")} @input=${this.#g}
        />
      </div>
      ${this.renderDialStatus()}
      <div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${d}>
        ${Ae([a,this.#e.missed,l,d,this.playing,r,...f],()=>c`
            ${l||m.length===0?p:this.#r(e,m)}
            ${m.length===0&&!l?p:c`<h3>${e(l?"recent.found":"recent.recent")}</h3>`}
            ${a?.length===0?c`<p class="hint" role="status">${e(l?"recent.none_found":"recent.none")}</p>`:p}
            <ul class="recent">${T(a??[],W,_)}</ul>
            ${this.#p(e,d,h,u)}
          `)}
      </div>
    `}#a(e){return this.#e.missed.filter(({entry_id:n,number:s})=>n!==e?.entryId||s!==e.number)}#r(e,n){let s=this.allCallers?n:n.slice(0,es);return c`
      <h3>${e("recent.missed")}</h3>
      <ul>${T(s,Zo,i=>this.#d(this.#h(e,i)))}</ul>
      ${s.length<n.length?c`<button class="more" @click=${()=>this.#b()}>${e("recent.more",{count:n.length})}</button>`:p}
    `}#h(e,n){let{entry_id:s,uid:i,name:r,number:a,calls:l,last_at:d,extensions:h,control:u}=n,m=r??a??e("recent.unknown"),f=h.map(_=>this.#m(s,_));return{icon:"mdi:phone-missed",kind:e("outcome.missed"),isMissed:!0,who:m,at:d,details:[l>1?e("recent.calls",{count:l}):void 0,f.length>Lt?`${f.slice(0,Lt).join(", ")} +${f.length-Lt}`:f.join(", ")],buttons:[...this.#l(e,m,r,a,s),u&&{action:"done",icon:"mdi:check",label:e("recent.done",{name:m}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:s,uid:i}))}}]}}#u(e,n){let{entry_id:s,direction:i,outcome:r,talk_seconds:a,recording_media_content_id:l}=n,d=this.#c(n),h=n.other??e("recent.unknown"),[u,m]=i==="outbound"?[n.callee_name,n.caller]:[n.caller_name,n.answered_by??(n.extensions.length===1?n.extensions[0]:n.callee)];return{icon:n.icon,kind:[e(`direction.${i}`),r&&e(`outcome.${r}`)].filter(Boolean).join(", "),isMissed:r==="missed"||r==="failed",who:h,at:n.started_at,details:[m?this.#m(s,m):void 0,a&&r==="answered"?Ht(a*1e3):void 0],buttons:[l!==null&&{action:"play",icon:d?"mdi:stop":"mdi:play",label:e("recent.play",{name:h}),pressed:d,run:()=>this.#y(W(n),l)},...this.#l(e,h,u,n.other_number,s)],recording:d?this.playing?.url:void 0}}#l(e,n,s,i,r){if(i===null)return[];let a={name:n,number:i,entryId:this.entryOf(r,i)};return[this.hass?.user?.is_admin===!0&&s===null&&!a.entryId&&{action:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:i}),run:l=>this.#v(e,i,l)},this.canCall(a)&&{action:"call",icon:"mdi:phone",label:e("recent.call",{name:n}),run:l=>this.dial(a,l)}]}#d({icon:e,kind:n,isMissed:s,who:i,at:r,details:a,buttons:l,recording:d}){return c`
      <li class=${s?"missed":""}>
        <ha-icon role="img" aria-label=${n} title=${n} .icon=${e}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${i}</bdi></div>
          <div class="detail">
            ${r&&this.hass?c`<span><time dir="auto" datetime=${r} title=${Un(this.hass,r)}>${Nn(this.hass,r)}</time></span>`:p}
            ${a.filter(Boolean).map(h=>c`<span><bdi>${h}</bdi></span>`)}
          </div>
        </div>
        <div class="buttons">
          ${T(l.filter(h=>h!==!1),({action:h})=>h,({action:h,icon:u,label:m,pressed:f,run:_})=>c`
              <button
                class="icon-button" data-action=${h} aria-label=${m} title=${m} aria-pressed=${f??p}
                @click=${({currentTarget:b})=>_(b.getBoundingClientRect())}
              >
                <ha-icon .icon=${u}></ha-icon>
              </button>
            `)}
        </div>
        ${d?c`<audio controls autoplay src=${d} @error=${this.#_}></audio>`:p}
      </li>
    `}#p(e,n,s,i){return s?i?c`<p class="hint">${e("recent.full")}</p>`:c`
      <button class="more" data-end aria-disabled=${n} @click=${this.#f}>
        ${e(n?"recent.loading":"recent.older")}
      </button>
    `:n?c`<p class="hint">${e("recent.loading")}</p>`:p}#c(e){return this.playing?.key===W(e)}#m(e,n){let s=E(this.pbxs,e,n);return s?A(s):n}#g({target:e}){let n=e.value.trim();this.#o.run(()=>this.#e.search(n))}#f(){this.act(()=>this.#e.loadOlder())}#b(){this.allCallers=!0}#y(e,n){if(this.playing?.key===e){this.playing=void 0;return}this.act(async()=>{let s=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:n});this.playing=s&&{key:e,url:s.url}})}#_(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#v(e,n,s){let i=r=>{r.preventDefault();let{hass:a}=this,l=String(new FormData(r.target).get("name")).trim();a&&l&&this.act(()=>ns(a,l,n))};this.sheet={heading:e("recent.add_contact",{number:n}),near:s,content:()=>c`
        <form @submit=${i}>
          <input name="name" required autofocus autocomplete="off" aria-label=${e("recent.contact_name")} placeholder=${e("recent.contact_name")} />
          <button>${e("recent.save")}</button>
        </form>
      `}}};g([P()],pe.prototype,"allCallers",2),g([P()],pe.prototype,"playing",2);async function ns(o,t,e){let{response:n}=await o.callService("openvox_uc","get_contacts",{search:t},{},!1,!0),s=n.contacts.filter(r=>r.address_book===null&&r.name.toLowerCase()===t.toLowerCase()),i=s.length===1?s[0]?.numbers??[]:[];await o.callService("openvox_uc","set_contact",{name:t,numbers:[...i,e]},{},!1)}function me(o,t){let{name:e,description:n}=xe[o],s=`openvox-uc-${o}`;customElements.define(s,t),window.customCards??=[],window.customCards.push({type:s,name:e,description:n,preview:!0})}function Fn(o,t){let{title:e,description:n}=xe.dashboard;customElements.define(`ll-strategy-dashboard-${o}`,t),window.customStrategies??=[],window.customStrategies.push({type:o,strategyType:"dashboard",name:e,description:n})}var Vn={desk:["dial","calls","queues","phones","recent"],wall:["calls","queues","phones"]},Se=class extends x{constructor(){super(...arguments);this.cards=[];this.layout="desk"}static{this.styles=y`
    :host { display: block; container: board / inline-size; }
    .board { display: flex; flex-direction: column; gap: 16px; padding: 16px; box-sizing: border-box; }
    .area { min-block-size: 0; min-inline-size: 0; }
    .area > * { display: block; block-size: 100%; }
    .side { display: flex; flex-direction: column; gap: 16px; }
    .side .area { flex: none; }
    @container board (min-width: 620px) {
      .board {
        display: grid; gap: 16px; overflow: hidden;
        block-size: calc(100dvh - var(--header-height, 56px) - env(safe-area-inset-top, 0px) - env(safe-area-inset-bottom, 0px));
        grid: "side phones" minmax(0, 3fr) "side recent" minmax(0, 2fr) / minmax(17em, 20em) minmax(0, 1fr);
      }
      .side { grid-area: side; overflow-y: auto; scrollbar-width: thin; }
      .area[data-area="phones"] { grid-area: phones; }
      .area[data-area="recent"] { grid-area: recent; }
      .board.wall { grid: "side phones" minmax(0, 1fr) / minmax(16em, 1fr) minmax(0, 3fr); }
    }
    @container board (min-width: 1080px) {
      .board:not(.wall) { grid: "side phones recent" minmax(0, 1fr) / minmax(18em, 22em) minmax(0, 1fr) minmax(20em, 26em); }
    }
  `}setConfig({layout:e="desk"}){this.layout=e}render(){let[e,n]=[Vn[this.layout].filter(Wn),Vn[this.layout].filter(s=>!Wn(s))];return c`
      <div class="board ${this.layout}">
        <div class="side">${e.map(s=>this.#e(s))}</div>
        ${n.map(s=>this.#e(s))}
      </div>
    `}#e(e){let n=this.cards.filter(({config:s})=>s?.view_layout?.area===e);return c`<div class="area" data-area=${e} ?hidden=${n.length===0}>${n}</div>`}};g([v({attribute:!1})],Se.prototype,"cards",2),g([P()],Se.prototype,"layout",2);function Wn(o){return o!=="phones"&&o!=="recent"}customElements.define("openvox-uc-board",Se);var ct=class extends x{static{this.noEditor=!0}static async generate(t,e){let[n,s]=await Promise.all([Ue(e),ie(e.connection,ee)]),i=Object.values(s??{}).some(({queues:a})=>Object.keys(a).length>0),r=(a,l)=>({title:n(`dashboard.${a}`),path:a,type:"custom:openvox-uc-board",layout:a==="wall"?"wall":"desk",cards:l.filter(d=>i||d!=="queues").map(d=>({type:`custom:openvox-uc-${d}`,view_layout:{area:d},...a==="wall"?{wallboard:!0}:{title:n(`dashboard.${d}`)}}))});return{title:n("dashboard.title"),views:[r("switchboard",["dial","calls","queues","phones","recent"]),r("wall",["calls","queues","phones"])]}}};me("calls",tt);me("dial",he);me("phones",te);me("queues",it);me("recent",pe);Fn("openvox-uc",ct);
