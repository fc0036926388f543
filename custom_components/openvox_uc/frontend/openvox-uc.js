var ko=Object.defineProperty;var Co=Object.getOwnPropertyDescriptor;var f=(s,e,t,n)=>{for(var o=n>1?void 0:n?Co(e,t):e,i=s.length-1,r;i>=0;i--)(r=s[i])&&(o=(n?r(e,t,o):r(o))||o);return n&&o&&ko(e,t,o),o};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ue=globalThis,Fe=Ue.ShadowRoot&&(Ue.ShadyCSS===void 0||Ue.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Pt=Symbol(),on=new WeakMap,$e=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==Pt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Fe&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=on.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&on.set(t,e))}return e}toString(){return this.cssText}},sn=s=>new $e(typeof s=="string"?s:s+"",void 0,Pt),_=(s,...e)=>{let t=s.length===1?s[0]:e.reduce((n,o,i)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+s[i+1],s[0]);return new $e(t,s,Pt)},rn=(s,e)=>{if(Fe)s.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=Ue.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,s.appendChild(n)}},$t=Fe?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return sn(t)})(s):s;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Ao,defineProperty:So,getOwnPropertyDescriptor:Oo,getOwnPropertyNames:Eo,getOwnPropertySymbols:Io,getPrototypeOf:Ro}=Object,Ve=globalThis,an=Ve.trustedTypes,Bo=an?an.emptyScript:"",Ho=Ve.reactiveElementPolyfillSupport,Te=(s,e)=>s,ke={toAttribute(s,e){switch(e){case Boolean:s=s?Bo:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let t=s;switch(e){case Boolean:t=s!==null;break;case Number:t=s===null?null:Number(s);break;case Object:case Array:try{t=JSON.parse(s)}catch{t=null}}return t}},je=(s,e)=>!Ao(s,e),ln={attribute:!0,type:String,converter:ke,reflect:!1,useDefault:!1,hasChanged:je};Symbol.metadata??=Symbol("metadata"),Ve.litPropertyMetadata??=new WeakMap;var N=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=ln){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&So(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:i}=Oo(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:o,set(r){let a=o?.call(this);i?.call(this,r),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??ln}static _$Ei(){if(this.hasOwnProperty(Te("elementProperties")))return;let e=Ro(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Te("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Te("properties"))){let t=this.properties,n=[...Eo(t),...Io(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift($t(o))}else e!==void 0&&t.push($t(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return rn(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:ke).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let i=n.getPropertyOptions(o),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:ke;this._$Em=o;let a=r.fromAttribute(t,i.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,n,o=!1,i){if(e!==void 0){let r=this.constructor;if(o===!1&&(i=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??je)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:i},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),i!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,i]of n){let{wrapped:r}=i,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,i,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};N.elementStyles=[],N.shadowRootOptions={mode:"open"},N[Te("elementProperties")]=new Map,N[Te("finalized")]=new Map,Ho?.({ReactiveElement:N}),(Ve.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var kt=globalThis,cn=s=>s,We=kt.trustedTypes,dn=We?We.createPolicy("lit-html",{createHTML:s=>s}):void 0,Ct="$lit$",q=`lit$${Math.random().toFixed(9).slice(2)}$`,At="?"+q,Do=`<${At}>`,se=document,Ae=()=>se.createComment(""),Se=s=>s===null||typeof s!="object"&&typeof s!="function",St=Array.isArray,gn=s=>St(s)||typeof s?.[Symbol.iterator]=="function",Tt=`[ 	
\f\r]`,Ce=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,hn=/-->/g,un=/>/g,ne=RegExp(`>|${Tt}(?:([^\\s"'>=/]+)(${Tt}*=${Tt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),pn=/'/g,mn=/"/g,bn=/^(?:script|style|textarea|title)$/i,Ot=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),c=Ot(1),Ys=Ot(2),Gs=Ot(3),A=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),fn=new WeakMap,oe=se.createTreeWalker(se,129);function yn(s,e){if(!St(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return dn!==void 0?dn.createHTML(e):e}var _n=(s,e)=>{let t=s.length-1,n=[],o,i=e===2?"<svg>":e===3?"<math>":"",r=Ce;for(let a=0;a<t;a++){let l=s[a],d,h,p=-1,m=0;for(;m<l.length&&(r.lastIndex=m,h=r.exec(l),h!==null);)m=r.lastIndex,r===Ce?h[1]==="!--"?r=hn:h[1]!==void 0?r=un:h[2]!==void 0?(bn.test(h[2])&&(o=RegExp("</"+h[2],"g")),r=ne):h[3]!==void 0&&(r=ne):r===ne?h[0]===">"?(r=o??Ce,p=-1):h[1]===void 0?p=-2:(p=r.lastIndex-h[2].length,d=h[1],r=h[3]===void 0?ne:h[3]==='"'?mn:pn):r===mn||r===pn?r=ne:r===hn||r===un?r=Ce:(r=ne,o=void 0);let g=r===ne&&s[a+1].startsWith("/>")?" ":"";i+=r===Ce?l+Do:p>=0?(n.push(d),l.slice(0,p)+Ct+l.slice(p)+q+g):l+q+(p===-2?a:g)}return[yn(s,i+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Oe=class s{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let i=0,r=0,a=e.length-1,l=this.parts,[d,h]=_n(e,t);if(this.el=s.createElement(d,n),oe.currentNode=this.el.content,t===2||t===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(o=oe.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let p of o.getAttributeNames())if(p.endsWith(Ct)){let m=h[r++],g=o.getAttribute(p).split(q),v=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:v[2],strings:g,ctor:v[1]==="."?Ge:v[1]==="?"?Ke:v[1]==="@"?Qe:re}),o.removeAttribute(p)}else p.startsWith(q)&&(l.push({type:6,index:i}),o.removeAttribute(p));if(bn.test(o.tagName)){let p=o.textContent.split(q),m=p.length-1;if(m>0){o.textContent=We?We.emptyScript:"";for(let g=0;g<m;g++)o.append(p[g],Ae()),oe.nextNode(),l.push({type:2,index:++i});o.append(p[m],Ae())}}}else if(o.nodeType===8)if(o.data===At)l.push({type:2,index:i});else{let p=-1;for(;(p=o.data.indexOf(q,p+1))!==-1;)l.push({type:7,index:i}),p+=q.length-1}i++}}static createElement(e,t){let n=se.createElement("template");return n.innerHTML=e,n}};function ie(s,e,t=s,n){if(e===A)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,i=Se(e)?void 0:e._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(s),o._$AT(s,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=ie(s,o._$AS(s,e.values),o,n)),e}var Ye=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??se).importNode(t,!0);oe.currentNode=o;let i=oe.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let d;l.type===2?d=new pe(i,i.nextSibling,this,e):l.type===1?d=new l.ctor(i,l.name,l.strings,this,e):l.type===6&&(d=new Je(i,this,e)),this._$AV.push(d),l=n[++a]}r!==l?.index&&(i=oe.nextNode(),r++)}return oe.currentNode=se,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},pe=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=ie(this,e,t),Se(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==A&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):gn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&Se(this._$AH)?this._$AA.nextSibling.data=e:this.T(se.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Oe.createElement(yn(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let i=new Ye(o,this),r=i.u(this.options);i.p(t),this.T(r),this._$AH=i}}_$AC(e){let t=fn.get(e.strings);return t===void 0&&fn.set(e.strings,t=new Oe(e)),t}k(e){St(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let i of e)o===t.length?t.push(n=new s(this.O(Ae()),this.O(Ae()),this,this.options)):n=t[o],n._$AI(i),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=cn(e).nextSibling;cn(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},re=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,o){let i=this.strings,r=!1;if(i===void 0)e=ie(this,e,t,0),r=!Se(e)||e!==this._$AH&&e!==A,r&&(this._$AH=e);else{let a=e,l,d;for(e=i[0],l=0;l<i.length-1;l++)d=ie(this,a[n+l],t,l),d===A&&(d=this._$AH[l]),r||=!Se(d)||d!==this._$AH[l],d===u?e=u:e!==u&&(e+=(d??"")+i[l+1]),this._$AH[l]=d}r&&!o&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Ge=class extends re{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},Ke=class extends re{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},Qe=class extends re{constructor(e,t,n,o,i){super(e,t,n,o,i),this.type=5}_$AI(e,t=this){if((e=ie(this,e,t,0)??u)===A)return;let n=this._$AH,o=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==u&&(n===u||o);o&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Je=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){ie(this,e)}},vn={M:Ct,P:q,A:At,C:1,L:_n,R:Ye,D:gn,V:ie,I:pe,H:re,N:Ke,U:Qe,B:Ge,F:Je},Mo=kt.litHtmlPolyfillSupport;Mo?.(Oe,pe),(kt.litHtmlVersions??=[]).push("3.3.3");var xn=(s,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let i=t?.renderBefore??null;n._$litPart$=o=new pe(e.insertBefore(Ae(),i),i,void 0,t??{})}return o._$AI(s),o};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Et=globalThis,P=class extends N{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=xn(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return A}};P._$litElement$=!0,P.finalized=!0,Et.litElementHydrateSupport?.({LitElement:P});var Lo=Et.litElementPolyfillSupport;Lo?.({LitElement:P});(Et.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ze={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},me=s=>(...e)=>({_$litDirective$:s,values:e}),V=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:Xo}=vn,wn=s=>s;var Pn=()=>document.createComment(""),fe=(s,e,t)=>{let n=s._$AA.parentNode,o=e===void 0?s._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(Pn(),o),r=n.insertBefore(Pn(),o);t=new Xo(i,r,s,s.options)}else{let i=t._$AB.nextSibling,r=t._$AM,a=r!==s;if(a){let l;t._$AQ?.(s),t._$AM=s,t._$AP!==void 0&&(l=s._$AU)!==r._$AU&&t._$AP(l)}if(i!==o||a){let l=t._$AA;for(;l!==i;){let d=wn(l).nextSibling;wn(n).insertBefore(l,o),l=d}}}return t},j=(s,e,t=s)=>(s._$AI(e,t),s),No={},$n=(s,e=No)=>s._$AH=e,Tn=s=>s._$AH,et=s=>{s._$AR(),s._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var kn=(s,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(s[o],o);return n},$=me(class extends V{constructor(s){if(super(s),s.type!==Ze.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],i=[],r=0;for(let a of s)o[r]=n?n(a,r):r,i[r]=t(a,r),r++;return{values:i,keys:o}}render(s,e,t){return this.dt(s,e,t).values}update(s,[e,t,n]){let o=Tn(s),{values:i,keys:r}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=r,i;let a=this.ut??=[],l=[],d,h,p=0,m=o.length-1,g=0,v=i.length-1;for(;p<=m&&g<=v;)if(o[p]===null)p++;else if(o[m]===null)m--;else if(a[p]===r[g])l[g]=j(o[p],i[g]),p++,g++;else if(a[m]===r[v])l[v]=j(o[m],i[v]),m--,v--;else if(a[p]===r[v])l[v]=j(o[p],i[v]),fe(s,l[v+1],o[p]),p++,v--;else if(a[m]===r[g])l[g]=j(o[m],i[g]),fe(s,o[p],o[m]),m--,g++;else if(d===void 0&&(d=kn(r,g,v),h=kn(a,p,m)),d.has(a[p]))if(d.has(a[m])){let y=h.get(r[g]),b=y!==void 0?o[y]:null;if(b===null){let k=fe(s,o[p]);j(k,i[g]),l[g]=k}else l[g]=j(b,i[g]),fe(s,o[p],b),o[y]=null;g++}else et(o[m]),m--;else et(o[p]),p++;for(;g<=v;){let y=fe(s,l[v+1]);j(y,i[g]),l[g++]=y}for(;p<=m;){let y=o[p++];y!==null&&et(y)}return this.ut=r,$n(s,l),A}});/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var qo={attribute:!0,type:String,converter:ke,reflect:!1,hasChanged:je},zo=(s=qo,e,t)=>{let{kind:n,metadata:o}=t,i=globalThis.litPropertyMetadata.get(o);if(i===void 0&&globalThis.litPropertyMetadata.set(o,i=new Map),n==="setter"&&((s=Object.create(s)).wrapped=!0),i.set(t.name,s),n==="accessor"){let{name:r}=t;return{set(a){let l=e.get.call(this);e.set.call(this,a),this.requestUpdate(r,l,s,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,s,a),a}}}if(n==="setter"){let{name:r}=t;return function(a){let l=this[r];e.call(this,a),this.requestUpdate(r,l,s,!0,a)}}throw Error("Unsupported decorator location: "+n)};function x(s){return(e,t)=>typeof t=="object"?zo(s,e,t):((n,o,i)=>{let r=o.hasOwnProperty(i);return o.constructor.createProperty(i,n),r?Object.getOwnPropertyDescriptor(o,i):void 0})(s,e,t)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function w(s){return x({...s,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ae=(s,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(s,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function Cn(s,e){return(t,n,o)=>{let i=r=>r.renderRoot?.querySelector(s)??null;if(e){let{get:r,set:a}=typeof n=="object"?t:o??(()=>{let l=Symbol();return{get(){return this[l]},set(d){this[l]=d}}})();return ae(t,n,{get(){let l=r.call(this);return l===void 0&&(l=i(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return ae(t,n,{get(){return i(this)}})}}/**
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
 */var Ee={agent:{busy:"Busy",do_not_disturb:"Do not disturb",in_use:"In a call",invalid:"Invalid",not_in_use:"Free",on_hold:"On hold",paused:"Paused",ringing:"Ringing",ringing_in_use:"Ringing during a call",unavailable:"Unavailable",unknown:"Unknown",wrap_up:"Wrapping up"},badge:{do_not_disturb:"Do not disturb",forwarding:"Forwarded",missed:"Missed calls",voicemails:"Voicemails"},calls:{description:"What rings and talks now, and who with whom.",label:"Calls now",name:"OpenVox UC calls",none:"No calls at the moment.",to:"to",unknown:"Unknown"},card:{cancel:"Cancel",dismiss:"Dismiss",no_pbx:"No PBX is set up. Add one under Settings > Devices & services.",offline:"Connection lost. What you see is not up to date.",pbx_offline:"{pbx} is not connected. What you see of its phones is not up to date."},confirm:{delete:"Delete {name} from the contacts?",hang_up:"End the call of {name}?"},contact:{company:"Company",contact_name:"Name",note:"Note",numbers:"Phone numbers, one per line",save:"Save",vip:"VIP"},contacts:{add:"Add contact",call:"Call {name}",delete:"Delete {name}",description:"Find, call, add, and change contacts.",edit:"Edit {name}",from:"from {address_book}",label:"Contacts",more:"Show more of {count}",name:"OpenVox UC contacts",none:"No contacts yet.",none_found:"No contact matches.",search:"Search contacts"},dashboard:{calls:"Calls now",contacts:"Contacts",description:"OpenVox UC: who is on the phone, who called, and one click to act.",dial:"Dial",phones:"Phones",queues:"Queues",recent:"Inbox",switchboard:"Switchboard",title:"Phones",wall:"Wall"},dial:{call:"Call",calling:"{phone} rings. Pick it up to call {name}.",choose:"Select your phone",contact:"Contact",count:"Matches: {count}",description:"Find contacts, extensions, and earlier callers, and call them from your phone.",extension:"Extension",found:"Matches",from:"Call from",history:"Earlier call",name:"OpenVox UC dial",no_phone:"There is no phone from which you may call.",none_found:"Nobody found.",search:"Name or number",typed:"Number"},direction:{inbound:"Incoming",internal:"Internal",outbound:"Outgoing"},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},menu:{barge:"Join the call",call:"Call from my phone",disturb:"Turn off do not disturb",do_not_disturb:"Turn on do not disturb",hang_up:"Hang up",hold:"Hold",label:"Actions",listen:"Listen to the call",listen_in:"Listen in",mute:"Mute",nothing:"There is nothing to do with this phone at the moment.",pick_up:"Pick up",resume:"Resume",set_my_phone:"Set as my phone",transfer:"Transfer to…",unmute:"Unmute",whisper:"Speak to this phone only"},mine:{about:"{action}: {name}",alert:"When my phone rings",description:"Your own phone: who calls, and what you can do with the call.",earlier:"Earlier calls: {count}, last: {last}",first:"First call",name:"OpenVox UC my phone",notify:"Show a notification while this page is in the background",rings:"{name} is calling",sound:"Play a sound",vip:"VIP"},my_phone:{help:"Calls that you make here ring this phone first. To change it later, select another phone, then Set as my phone.",search:"Name or number",title:"Which phone is yours?"},outcome:{answered:"Answered",failed:"Not reached",missed:"Missed"},phones:{all:"All",busy:"Busy",description:"Who is on the phone, and what you can do now.",filter:"Show",free:"Free",label:"Phones",mine:"my phone",name:"OpenVox UC phones",no_area:"No area",none:"No phones to show.",none_found:"No phone matches.",not_registered:"Not registered",search:"Search phones"},queues:{agents:"Agents",description:"Who waits, for how long, and who is there to answer.",free:"Free agents",longest_wait:"Longest wait",name:"OpenVox UC queues",none:"There are no queues to show.",pause:"Pause {name}",resume:"Resume {name}",waiting:"Waiting"},recent:{add_contact:"Add {number} to contacts",call:"Call {name}",calls:"{count} calls",description:"Calls, voicemails, and recordings by day, and whom to call back.",done:"Mark {name} as done",filter:"Show",filter_all:"All",filter_due:"To return",filter_missed:"Missed",filter_outgoing:"Outgoing",filter_recorded:"Recorded",filter_voicemail:"Voicemail",full:"Search to find earlier calls.",label:"Inbox",loading:"Loading…",name:"OpenVox UC inbox",none_all:"No calls yet.",none_due:"No calls to return.",none_found:"Nothing matches.",not_playable:"This cannot be played.",older:"Load earlier calls",play:"Recording of {name}",play_voicemail:"Voicemail from {name}",search:"Name, number, or day",unknown:"Unknown",voicemail:"Voicemail"},state:{fault:"Fault",idle:"Idle",in_use:"In a call",on_hold:"On hold",ringing:"Ringing",unknown:"Unknown",unregistered:"Not registered"},transfer:{search:"Name or number",title:"Transfer {name} to"}};var S="openvox_uc";function Rt(s){return`component.${S}.config_panel.${s}`}var It=new WeakMap;function tt(s){let{connection:e,language:t}=s,n=It.get(e);if(n?.language===t)return n.texts;let o=Fo(s);return It.set(e,{language:t,texts:o}),o.catch(()=>It.delete(e)),o}async function Fo(s){let e=await s.loadBackendTranslation("config_panel",S);return(t,n)=>e(Rt(t),n)}async function ge(s,e){let t=e?.error??e;if((typeof t=="number"?t:t.code)===3)return s.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:o,translation_key:i,translation_placeholders:r}=t;return(o?await s.loadBackendTranslation("exceptions",o).catch(()=>{}):void 0)?.(`component.${o}.exceptions.${i}.message`,r)||n||String(t)}function W(...s){return{schema:[{name:"title",selector:{text:{}}},...s],computeLabel:({name:e},t)=>t(Rt(`editor.${e}`))||Ee.editor[e]}}function nt(){return document.querySelector("home-assistant")?.hass}async function Bt(s){await s?.().catch(()=>{})}var Ht=class{constructor(e,t){this.connection=e;this.source=t}#e=new Set;#t;#n=0;#s;listen(e){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#i),this.#i()),this.#e.add(e),()=>{this.#e.delete(e)&&this.#e.size===0&&this.#r()}}#i=()=>{let e=this.#o();this.connection.subscribeMessage(t=>{e===this.#n&&this.#a(t)},this.source.message,{resubscribe:!1}).then(t=>{e===this.#n?this.#t=t:Bt(t)},()=>{e===this.#n&&(this.#s=setTimeout(this.#i,5e3))})};#o(){return clearTimeout(this.#s),this.#t=void 0,this.#n+=1,this.#n}#r(){this.connection.removeEventListener("ready",this.#i),this.connection.connected&&Bt(this.#t),this.#o(),this.value=void 0}#a(e){this.value=this.source.reduce(this.value,e);for(let t of[...this.#e])t()}},An=new WeakMap;function Vo(s,e){let t=An.get(s)??new WeakMap;An.set(s,t);let n=t.get(e)??new Ht(s,e);return t.set(e,n),n}var Y=class{constructor(e,t){this.host=e;this.source=t;e.addController(this)}#e;#t;get value(){return this.#e?.value}follow(e){this.source=e,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let e=this.host.hass?.connection;if(!e)return;let t=Vo(e,this.source);if(t===this.#e)return;let n=this.#t;this.#e=t,this.#t=t.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function G(s,e){let t;try{let n=await new Promise((o,i)=>{t=s.subscribeMessage(o,e.message,{resubscribe:!1}),t.catch(i)});return e.reduce(void 0,n)}catch{return}finally{t?.then(Bt,()=>{})}}var jo={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,phones:{},calls:{},queues:{}};function Dt(s,e){if(!e)return s;let t={...s};for(let[n,o]of Object.entries(e))o==null?delete t[n]:t[n]=o;return t}function Wo(s,{phones:e,calls:t,queues:n,...o}){return{...s,...o,phones:Dt(s.phones,e),calls:Dt(s.calls,t),queues:Dt(s.queues,n)}}function Yo(s={},e){let t="all"in e,n=t?{}:{...s};for(let[o,i]of Object.entries(t?e.all:e.changes))n[o]=Wo(n[o]??jo,i);return n}var le={message:{type:"openvox_uc/live"},reduce:Yo},ot=class extends Y{constructor(e){super(e,le)}get pbxs(){return this.value}};function E({entryId:s,number:e}){return`${s} ${e}`}function T({number:s,phone:e}){return e.name??s}function ce(s,e){return s.entryId===e?.entryId&&s.number===e.number}function H({phone:s}){return s.state==="ringing"}var Go=new Set(["in_use","on_hold"]);function I({phone:s,pbx:e}){let t=s.call_id===null?void 0:e.calls[s.call_id];return Go.has(s.state)&&t?.answered_at!==null}function be(s){return s.phone.control&&s.pbx.connected&&I(s)}function L({phone:s,pbx:e}){return e.connected&&s.state||"unknown"}function Mt(s,e){return s.length-e.length||(s<e?-1:+(s>e))}function z(s){return Object.entries(s).flatMap(([e,t])=>Object.entries(t.phones).map(([n,o])=>({entryId:e,number:n,pbx:t,phone:o}))).sort((e,t)=>Mt(e.number,t.number))}function R(s,e,t){let n=s[e],o=n?.phones[t];return n&&o&&{entryId:e,number:t,pbx:n,phone:o}}function st({number:s,phone:e},t){let n=[s,e.name,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(o=>n.includes(o))}var Sn=["all","free","busy","not_registered"],Ko={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function Ie({phone:s},e){return e==="all"||s.state!==null&&Ko[s.state]===e}var On="openvox_uc",Qo={message:{type:"frontend/subscribe_user_data",key:On},reduce:(s,{value:e})=>e??{}};function D(s){return z(s).filter(({phone:e})=>e.control&&e.device_id)}var it=class extends Y{constructor(e){super(e,Qo)}findIn(e){let t=this.value?.phone,n=t&&R(e,t.entry_id,t.number);if(n?.phone.control&&n.phone.device_id)return n;let o=D(e);return o.length===1?o[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(e,{entryId:t,number:n}){return this.#e(e,{phone:{entry_id:t,number:n}})}fold(e,t){let n=this.collapsed.filter(o=>o!==t);return this.#e(e,{collapsed:this.collapsed.includes(t)?n:[...n,t]})}get alert(){return this.value?.alert??{}}alertBy(e,t){return this.#e(e,{alert:t})}#e(e,t){return e.callWS({type:"frontend/set_user_data",key:On,value:{...this.value,...t}})}};var En=new WeakMap;function In(s,e){let t=Object.keys(e);if(t.every(i=>s[i]===e[i]))return s;let n=En.get(s);if(n&&t.every(i=>n[i]===e[i]))return n;let o={...s,...e};return En.set(s,o),o}function Jo(s,e){let t=({device_id:r})=>r===null?void 0:e[r],n=(r,a)=>{let l=r===null?void 0:s.phones[r];return(l&&t(l)?.name_by_user)??a},o=Object.entries(s.phones).filter(([,r])=>!t(r)?.disabled_by).map(([r,a])=>{let l=a.direction==="internal"?n(a.with_number,a.with_name):a.with_name;return[r,In(a,{name:n(r,a.name),with_name:l})]}),i=Object.entries(s.calls).map(([r,a])=>{let{direction:l,caller:d,callee:h}=a,p={caller_name:l==="inbound"?a.caller_name:n(d,a.caller_name),callee_name:l==="outbound"?a.callee_name:n(h,a.callee_name)};return[r,In(a,p)]});return{...s,name:e[s.device_id]?.name_by_user??s.name,phones:Object.fromEntries(o),calls:Object.fromEntries(i)}}var rt;function Rn(s,e){if(rt?.before!==s||rt.devices!==e){let t=Object.fromEntries(Object.entries(s).map(([n,o])=>[n,Jo(o,e)]));rt={before:s,devices:e,after:t}}return rt.after}var at=_`
  input, select {
    box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit;
    background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
`,X=_`
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
`,lt=_`
  .filters { display: flex; flex-wrap: wrap; gap: 4px; }
  .chip {
    display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
    background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
  }
  .chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
  .chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var Zo={ArrowDown:1,ArrowUp:-1},K=class{constructor(e,t){this.host=e;this.settings=t;this.text="";this.#e=!0;this.#t=0;this.#n=0;e.addController(this)}#e;#t;#n;static{this.styles=[at,_`
      ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
      li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
      li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
    `]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#n&&(this.#n=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(e){this.text=e,this.#t=0,this.#e=!0,this.settings.typed?.(e),this.host.requestUpdate()}choose(e=this.#s.selected){e!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(e))}renderInput(e){let{index:t,isShown:n}=this.#s;return c`
      <input
        type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
        maxlength=${this.settings.maxLength??u} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
        aria-activedescendant=${n?`option${t}`:u} aria-label=${e} placeholder=${e}
        .value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${o=>this.#i(o)}
      />
    `}renderList(e,t){let{options:n,selected:o,isShown:i}=this.#s;return c`
      <ul id="options" role="listbox" aria-label=${e} ?hidden=${!i}>
        ${(i?n:[]).map((r,a)=>c`
            <li id="option${a}" role="option" aria-selected=${r===o} @click=${()=>this.choose(r)}>
              ${t(r)}
            </li>
          `)}
      </ul>
    `}get#s(){let e=this.settings.options(),t=Math.min(this.#t,e.length-1);return{options:e,index:t,selected:e[t],isShown:this.#e&&e.length>0}}#i(e){if(e.isComposing)return;let{options:t,index:n,isShown:o}=this.#s,i=Zo[e.key];if(i)this.#e&&(this.#t=(n+i+t.length)%t.length||0),this.#e=!0;else if(e.key==="Enter")this.choose();else{if(e.key!=="Escape"||!this.settings.closes)return;o?this.#e=!1:this.enter("")}e.preventDefault(),this.host.requestUpdate()}};var Q={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},ct={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},Bn={do_not_disturb:"mdi:minus-circle",forwarding:"mdi:phone-forward",voicemails:"mdi:voicemail",missed:"mdi:phone-missed"};var es=/\d/,ye=class extends P{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new K(this,{options:()=>this.#t(),choose:t=>this.dispatchEvent(new CustomEvent("pick",{detail:t}))})}#e;static{this.styles=[K.styles,X,_`
      :host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
      ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
      .name { flex: 1; overflow-wrap: anywhere; }
      .number { color: var(--secondary-text-color); }
    `]}firstUpdated(){this.#e.input.focus()}render(){return c`
      ${this.#e.renderInput(this.label)}
      ${this.#e.renderList(this.label,t=>c`
          ${typeof t=="string"?u:c`<ha-icon data-state=${L(t)} .icon=${Q[L(t)]}></ha-icon>`}
          <span class="name" dir="auto">${typeof t=="string"?t:T(t)}</span>
          ${typeof t=="string"?u:c`<span class="number">${t.number}</span>`}
        `)}
    `}#t(){let t=this.#e.text.trim(),n=r=>+!Ie(r,"free"),o=this.phones.filter(r=>st(r,t)).sort((r,a)=>n(r)-n(a));return this.free&&es.test(t)&&!o.some(({number:r})=>r===t)?[...o,t]:o}};f([x()],ye.prototype,"label",2),f([x({attribute:!1})],ye.prototype,"phones",2),f([x({type:Boolean})],ye.prototype,"free",2);customElements.define("openvox-uc-picker",ye);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Hn="important",ts=" !"+Hn,Dn=me(class extends V{constructor(s){if(super(s),s.type!==Ze.ATTRIBUTE||s.name!=="style"||s.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(s){return Object.keys(s).reduce((e,t)=>{let n=s[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(s,[e]){let{style:t}=s.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let o=e[n];if(o!=null){this.ft.add(n);let i=typeof o=="string"&&o.endsWith(ts);n.includes("-")||i?t.setProperty(n,i?o.slice(0,-11):o,i?Hn:""):t[n]=o}}return A}});var Mn=600,Ln=320,Re=8;function ns(){let s=document.activeElement;for(;s?.shadowRoot?.activeElement;)s=s.shadowRoot.activeElement;return s}var _e=class extends P{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=_`
    dialog {
      position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
      inline-size: min(${Ln}px, calc(100vw - ${2*Re}px)); overflow: auto;
      border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
      background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
    }
    dialog::backdrop { background: rgb(0 0 0 / 25%); }
    h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
    @media (max-width: ${Mn-1}px) {
      dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
    }
  `}connectedCallback(){super.connectedCallback(),this.#e=ns()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return c`
      <dialog aria-labelledby="heading" style=${Dn(this.#t())} @close=${this.#s} @click=${this.#n}>
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <slot></slot>
      </dialog>
    `}#t(){if(!this.near||innerWidth<Mn)return{};let{left:t,top:n,bottom:o}=this.near,i=`${Math.max(Re,Math.min(t,innerWidth-Ln-Re))}px`,a=(n+o)/2<innerHeight/2?{top:`${o}px`,bottom:"auto","max-height":`${innerHeight-o-Re}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Re}px`};return{margin:"0",left:i,right:"auto",...a}}#n(t){if(t.target!==this.dialog)return;let{left:n,right:o,top:i,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=t;(a<n||a>o||l<i||l>r)&&this.#s()}#s(){this.dispatchEvent(new Event("close"))}};f([x()],_e.prototype,"heading",2),f([x({attribute:!1})],_e.prototype,"near",2),f([Cn("dialog")],_e.prototype,"dialog",2);customElements.define("openvox-uc-sheet",_e);var os=["areas","connected","connection","devices","entities","language","user"],ss={};function is(s,e){return!s||!e||os.some(t=>s[t]!==e[t])}var C=class extends P{constructor(){super(...arguments);this.live=new ot(this);this.myPhone=new it(this)}#e;static{this.styles=[at,_`
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
    `]}static getStubConfig(){return{}}static getConfigForm(){return W()}setConfig(t){this.config=t}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(t){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,tt(n).then(o=>{this.texts=o},()=>{this.#e=void 0}))}async act(t){this.error=void 0,this.sheet=void 0;try{await t()}catch(n){this.hass&&(this.error=await ge(this.hass,n))}}withMyPhone(t,{near:n,entryId:o}={}){let i=this.mine;i?this.act(()=>t(i)):this.chooseMyPhone(n,{entryId:o,afterwards:t})}chooseMyPhone(t,{entryId:n,afterwards:o}={}){let{hass:i,texts:r}=this;if(!i||!r)return;let a=({detail:l})=>{typeof l!="string"&&this.act(async()=>{await this.myPhone.choose(i,l),await o?.(l)})};this.sheet={heading:r("my_phone.title"),near:t,content:()=>c`
        <p class="hint">${r("my_phone.help")}</p>
        <openvox-uc-picker
          .label=${r("my_phone.search")}
          .phones=${D(this.pbxs).filter(l=>!n||l.entryId===n)}
          @pick=${a}
        ></openvox-uc-picker>
      `}}confirm(t,n,o,i){this.sheet={heading:t,near:o,content:r=>c`
        <div class="confirm">
          <button class="answer" @click=${()=>this.closeSheet()}>${r("card.cancel")}</button>
          <button class="answer danger" autofocus @click=${i}>${n}</button>
        </div>
      `}}get pbxs(){return Rn(this.live.pbxs??ss,this.hass?.devices??{})}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:t,hass:n,texts:o}=this,i=this.live.pbxs;if(!n||!t||!o)return u;let r=!n.connected;return c`
      <ha-card>
        ${t.title?c`<div class="title" role="heading" aria-level="2" dir="auto">${t.title}</div>`:u}
        ${this.#t(o).map(a=>c`<div class="notice" role="status">${a}</div>`)}
        ${this.error?c`<div class="notice error" role="alert">
                <span dir="auto">${this.error}</span>
                <button class="icon-button" aria-label=${o("card.dismiss")} @click=${()=>this.#s()}>
                  <ha-icon icon="mdi:close"></ha-icon>
                </button>
              </div>`:u}
        <div class="content ${r?"offline":""}" data-scrolls ?inert=${r}>${i?this.renderContent(o):u}</div>
        ${this.sheet&&!r?this.#n(o,this.sheet):u}
      </ha-card>
    `}#t(t){if(!this.hass?.connected)return[t("card.offline")];let n=this.live.pbxs&&Object.values(this.pbxs);return n?.length===0?[t("card.no_pbx")]:(n??[]).filter(({connected:o})=>!o).map(({name:o})=>t("card.pbx_offline",{pbx:o}))}#n(t,{heading:n,near:o,content:i}){return c`<openvox-uc-sheet .heading=${n} .near=${o} @close=${()=>this.closeSheet()}>${i(t)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#s(){this.error=void 0}};f([x({attribute:!1,hasChanged:is})],C.prototype,"hass",2),f([w()],C.prototype,"config",2),f([w()],C.prototype,"texts",2),f([w()],C.prototype,"error",2),f([w()],C.prototype,"sheet",2);var rs=new Set(["idle","ringing","in_use","on_hold"]),Lt=new Set,qn;function Xn(s){qn=s;for(let e of Lt)e()}function ht(s,e){return s.entryId===e.entryId&&s.number!==e.number&&s.phone.call_id!==e.phone.call_id&&rs.has(s.phone.state)}var dt=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return qn}hostConnected(){Lt.add(this.#e)}hostDisconnected(){Lt.delete(this.#e)}};function zn(s,e){let t=[],n=document;for(;n;){let o=n.elementFromPoint(s,e);if(!o||o===t.at(-1))break;t.push(o),n=o.shadowRoot}return t}function as(s,e){for(let t of zn(s,e)){let n=t.closest("[droppable]");if(n)return n}}function ls(s,e){for(let t of zn(s,e).reverse()){let n=t.closest("[data-scrolls]"),{top:o,bottom:i}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,Nn(e,o,i));return}}scrollBy(0,Nn(e,0,innerHeight))}function Nn(s,e,t){return(+(s>t-48)-+(s<e+48))*12}function cs(s){let e=document.createElement("div");return e.textContent=s,e.ariaHidden="true",e.style.cssText=`
    position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
    color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
  `,document.body.append(e),e}function Un(s,e,t,n){let o=new AbortController,{signal:i}=o,[r,a]=[s.clientX,s.clientY],l,d,h=0,p=()=>{let b=as(r,a);b!==d&&(d?.removeAttribute("over"),b?.setAttribute("over",""),d=b)},m=()=>{ls(r,a),p(),h=requestAnimationFrame(m)},g=()=>{o.abort(),cancelAnimationFrame(h),d?.removeAttribute("over"),l?.remove(),l&&Xn(void 0)},v=b=>{if(b.pointerId===s.pointerId){if([r,a]=[b.clientX,b.clientY],!l){if(Math.hypot(r-s.clientX,a-s.clientY)<6)return;l=cs(t),Xn(e),m()}l.style.transform=`translate(${r+6}px, ${a+6}px)`,p()}},y=b=>{if(b.pointerId!==s.pointerId)return;let k=d?.about;l&&ds(),g(),k&&n(k)};addEventListener("pointermove",v,{signal:i}),addEventListener("pointerup",y,{signal:i}),addEventListener("pointercancel",g,{signal:i}),addEventListener("keydown",({key:b})=>b==="Escape"&&g(),{signal:i})}function ds(){let s=e=>e.stopPropagation();addEventListener("click",s,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",s,{capture:!0}))}var hs=new Set(["ringing","in_use","on_hold"]),us=new Set(["idle","in_use","on_hold"]),Nt=new Map;function Fn({about:s}){return s.phone.call_id!==null&&Nt.get(E(s))===s.phone.call_id}function qt({hass:s,about:e}){let t=Object.values(s.entities).find(o=>o?.device_id===e.phone.device_id&&o.platform===S&&o.translation_key==="dnd"),n=t&&s.states[t.entity_id]?.state;return n?{entityId:t.entity_id,state:n}:void 0}function U(s,e,{phone:t},n={}){return s.callService(S,e,n,{device_id:t.device_id??[]},!1)}function ut(s,e){return{run:(t,{hass:n,about:o})=>{t.act(()=>U(n,s,o).then(()=>e?.(o)))}}}function Xt(s,e){return{byMyPhone:!0,run:(t,{hass:n,about:o},i)=>t.withMyPhone(r=>U(n,s,r,e(o.number)),{near:i,entryId:o.entryId})}}function Vn(s){return{run:(e,t)=>{let n=qt(t);n&&e.act(()=>t.hass.callService("switch",s,{},{entity_id:n.entityId},!1))}}}var jn=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],ps=[{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:s})=>s.pbx.pickup&&H(s),...Xt("pick_up",s=>({extension:s}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:s})=>us.has(s.phone.state),...Xt("dial",s=>({number:s}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:s})=>I(s),run:(s,{about:e},t)=>s.askForTarget(e,t)},{key:"hold",icon:"mdi:phone-paused",offered:({about:s})=>I(s)&&s.phone.state==="in_use",...ut("hold")},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:s})=>s.phone.state==="on_hold",...ut("resume")},{key:"mute",icon:"mdi:microphone-off",offered:s=>I(s.about)&&!Fn(s),...ut("mute",s=>Nt.set(E(s),s.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:s=>I(s.about)&&Fn(s),...ut("unmute",s=>Nt.delete(E(s)))},...jn.map(([s,e])=>({key:s,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&I(t),...Xt("listen_in",t=>({extension:t,mode:s}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:s})=>hs.has(s.phone.state),run:(s,{about:e},t)=>s.hangUpPhone(e,t)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:s=>qt(s)?.state==="off",...Vn("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:s=>qt(s)?.state==="on",...Vn("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:s,mine:e})=>s.phone.device_id!==null&&!ce(s,e),run:(s,{hass:e,about:t})=>{s.act(()=>s.myPhone.choose(e,t))}}],zt=jn.map(([s])=>s);function ms(s,e){let{about:t,mine:n}=e;return!t.phone.control||!t.pbx.connected||!s.offered(e)?!1:!s.byMyPhone||!n?!0:n.entryId===t.entryId&&n.number!==t.number&&n.phone.state==="idle"}function Wn(s,e){return ps.filter(t=>(!e||e.includes(t.key))&&ms(t,s))}var Be=class extends P{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=_`
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
        ${$(this.items,({key:t})=>t,({icon:t,label:n,run:o})=>c`
            <button role="menuitem" tabindex="-1" @click=${()=>o()}><ha-icon .icon=${t}></ha-icon>${n}</button>
          `)}
      </div>
    `}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let n=this.#e(),o=n.indexOf(this.shadowRoot?.activeElement),i=new Map([["ArrowDown",o+1],["ArrowUp",o-1],["Home",0],["End",-1]]).get(t.key);i!==void 0&&(t.preventDefault(),n.at(i%n.length)?.focus())}};f([x()],Be.prototype,"label",2),f([x({attribute:!1})],Be.prototype,"items",2);customElements.define("openvox-uc-menu",Be);var M=class extends C{itemsFor(e,t,n){let{hass:o,texts:i}=this;if(!o||!i)return[];let r={hass:o,about:e,mine:this.mine};return Wn(r,n).map(({key:a,icon:l,run:d})=>({key:a,icon:l,label:i(`menu.${a}`),run:(h=t)=>d(this,r,h)}))}openMenu({entryId:e,number:t},n,o){let i=()=>R(this.pbxs,e,t),r=i();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${t})`:t,near:n,content:a=>{let l=i(),d=l?this.itemsFor(l,n,o):[];return d.length>0?c`<openvox-uc-menu .label=${a("menu.label")} .items=${d}></openvox-uc-menu>`:c`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(e,t){let{texts:n}=this;if(!n)return;let o=({detail:i})=>this.transfer(e,typeof i=="string"?i:i.number);this.sheet={heading:n("transfer.title",{name:Yn(e,n)}),near:t,content:()=>c`
        <openvox-uc-picker
          free
          .label=${n("transfer.search")}
          .phones=${z(this.pbxs).filter(i=>ht(i,e))}
          @pick=${o}
        ></openvox-uc-picker>
      `}}drag(e,t){let{texts:n}=this,o=e.composedPath().some(i=>i instanceof Element&&i.matches(".handle"));!n||e.button!==0||e.pointerType!=="mouse"&&!o||!be(t)||Un(e,t,Yn(t,n),i=>this.transfer(t,i.number))}hangUpPhone(e,t){let{hass:n,texts:o}=this;if(!n||!o)return;let i=()=>{this.act(()=>U(n,"hang_up",e))};ce(e,this.mine)?i():this.confirm(o("confirm.hang_up",{name:T(e)}),o("menu.hang_up"),t,i)}hangUpCall(e,t,n){let{hass:o,texts:i}=this;if(!o||!i)return;let r=()=>{this.act(()=>o.callService(S,"hang_up",{call_id:e},void 0,!1))};this.mine?.phone.call_id===e?r():this.confirm(i("confirm.hang_up",{name:t}),i("menu.hang_up"),n,r)}transfer(e,t){let{hass:n}=this;n&&this.act(()=>U(n,"transfer",e,{number:t,call_id:e.phone.call_id}))}};function Yn({phone:s},e){return s.with_name??s.with_number??e("calls.unknown")}var Ut=3,pt=class extends M{static{this.styles=[M.styles,X,_`
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
    `]}static getConfigForm(){return W({name:"wallboard",selector:{boolean:{}}})}update(e){let t=this.shadowRoot?.activeElement;super.update(e),t&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(e){let t=fs(this.pbxs);return t.length===0?c`<p class="hint" tabindex="-1">${e("calls.none")}</p>`:c`
      <ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${e("calls.label")}>
        ${$(t,({call:n,pbx:o})=>`${o.device_id} ${n.call_id}`,n=>this.#e(e,n))}
      </ul>
    `}#e(e,t){let{call:n,pbx:o}=t,i=bs(t),r=this.config?.wallboard===!0,[a,l]=Gn(t,e),d=r?void 0:gs(t);return c`
      <li data-state=${i} @pointerdown=${h=>d&&this.drag(h,d)}>
        <ha-icon class="direction" role="img" aria-label=${e(`direction.${n.direction}`)} .icon=${ct[n.direction]}></ha-icon>
        <div class="who">
          <div class="parties">
            <bdi>${a}</bdi>
            <ha-icon class="arrow" role="img" aria-label=${e("calls.to")} icon="mdi:arrow-right"></ha-icon>
            <bdi>${l}</bdi>
          </div>
          <div class="detail">
            <span>${e(`state.${i}`)}</span>
            <span>${o.connected?c`<openvox-uc-elapsed since=${ys(t,i)??u}></openvox-uc-elapsed>`:e("state.unknown")}</span>
            ${n.company?c`<span><bdi>${n.company}</bdi></span>`:u}
            ${n.trunk?c`<span><bdi>${n.trunk}</bdi></span>`:u}
            ${Object.keys(this.pbxs).length>1?c`<span><bdi>${o.name}</bdi></span>`:u}
          </div>
        </div>
        <div class="buttons">
          ${$(r?[]:this.#t(e,t,d),({key:h})=>h,({icon:h,label:p,run:m})=>c`
              <button
                class="icon-button" aria-label=${p} title=${p}
                @click=${({currentTarget:g})=>m(g.getBoundingClientRect())}
              >
                <ha-icon .icon=${h}></ha-icon>
              </button>
            `)}
          ${d&&be(d)?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
        </div>
      </li>
    `}#t(e,t,n){let{call:o,pbx:i,phones:r}=t,a=r.find(H),l=n?this.itemsFor(n,void 0,zt):[],d=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&d.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:h=>this.openMenu(n,h,zt)}),i.connected&&r.some(({phone:h})=>h.control)&&d.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:h=>this.hangUpCall(o.call_id,Gn(t,e).join(", "),h)}),d}};function fs(s){let e=z(s).filter(({phone:t})=>t.call_id!==null);return Object.values(s).flatMap(t=>Object.values(t.calls).map(n=>({pbx:t,call:n,phones:e.filter(o=>o.pbx===t&&o.phone.call_id===n.call_id)}))).sort((t,n)=>(t.call.started_at??"").localeCompare(n.call.started_at??""))}function gs({call:s,phones:e}){let t=e.filter(I);return t.find(({number:n})=>n===s.answered_by)??t.find(({number:n})=>n!==s.caller)??t[0]}function bs({call:s,phones:e}){return e.some(({phone:t})=>t.state==="on_hold")?"on_hold":s.answered_at===null||e.some(H)&&!e.some(I)?"ringing":"in_use"}function ys({call:s,phones:e},t){return t!=="ringing"?s.answered_at:s.answered_at===null?s.started_at:e.find(H)?.phone.since??s.answered_at}function Gn(s,e){let{caller_name:t,caller:n}=s.call;return[t??n??e("calls.unknown"),_s(s).join(", ")||e("calls.unknown")]}function _s({call:s,phones:e}){let t=s.direction==="outbound"?[]:e.filter(({number:i})=>s.direction!=="internal"||i!==s.caller),n=(t.some(I)?t.filter(I):t.filter(H)).map(T),o=s.callee_name??s.callee??s.dialed;return n.length===0?o===null?[]:[o]:n.length>Ut?[...n.slice(0,Ut),`+${n.length-Ut}`]:n}var Ft={company:128,note:500,vip:!1},Kn=Object.keys(Ft);async function Vt(s,e,t){let n={search:e,limit:t};return(await s.callService(S,"get_contacts",n,{},!1,!0)).response}async function jt(s,e,t){await s.callService(S,"set_contact",{...e},{},!1),t&&t.name!==e.name&&await Wt(s,t)}async function Wt(s,{name:e,numbers:t}){await s.callService(S,"delete_contact",{name:e,number:t[0]},{},!1)}async function Qn(s,{name:e,numbers:t,...n}){let{contacts:o}=await Vt(s,e,1e3),i=o.filter(l=>l.address_book===null&&l.name.toLowerCase()===e.toLowerCase()),[r]=i.length===1?i:[],a=Object.entries(n).map(([l,d])=>[l,d||r?.[l]||d]);await jt(s,{name:e,numbers:[...r?.numbers??[],...t],...Object.fromEntries(a)})}var mt=_`
  form { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
  form label { display: flex; align-items: center; gap: 8px; }
  form input[type="checkbox"] { inline-size: auto; }
  form textarea {
    box-sizing: border-box; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit; resize: vertical;
    background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
  form .answer { align-self: end; }
`;function ft(s,e,t){return c`
    <form @submit=${o=>{o.preventDefault();let i=new FormData(o.target),r=String(i.get("name")).trim(),a=String(i.get("numbers")).split(`
`).map(d=>d.trim()).filter(Boolean),l=Kn.map(d=>{let h=i.get(d);return[d,Ft[d]?String(h).trim():h!==null]}).filter(([d,h])=>h!==""||e[d]);r&&a.length>0&&t({name:r,numbers:a,...Object.fromEntries(l)})}}>
      <input
        name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${e.name}
        aria-label=${s("contact.contact_name")} placeholder=${s("contact.contact_name")}
      />
      <textarea
        name="numbers" required rows=${Math.min(6,e.numbers.length+1)} autocomplete="off"
        aria-label=${s("contact.numbers")} placeholder=${s("contact.numbers")} .value=${e.numbers.join(`
`)}
      ></textarea>
      ${Kn.map(o=>vs(s,o,e[o]))}
      <button class="answer">${s("contact.save")}</button>
    </form>
  `}function vs(s,e,t){let n=s(`contact.${e}`),o=Ft[e];return o?e==="note"?c`<textarea name=${e} rows="2" maxlength=${o} dir="auto" aria-label=${n} placeholder=${n} .value=${t??""}></textarea>`:c`<input name=${e} autocomplete="off" maxlength=${o} dir="auto" aria-label=${n} placeholder=${n} .value=${t??""} />`:c`<label><input type="checkbox" name=${e} .checked=${t===!0} />${n}</label>`}var J=class{#e;run(e){this.cancel(),this.#e=setTimeout(e,200)}cancel(){clearTimeout(this.#e)}};var B=class extends C{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[C.styles,_`
      .dial-status { margin: 0; padding: 8px 16px; }
      .dial-status:empty { display: none; }
    `]}willUpdate(t){if(super.willUpdate(t),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||D(this.pbxs).length>0}canCall({entryId:t,number:n}){let o=this.mine;return!o||!t?this.mayDial:o.entryId===t&&o.number!==n}entryOf(t,n){return R(this.pbxs,t,n)&&t}dial(t,n,o){let{hass:i,texts:r}=this;!i||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await U(i,"dial",a,{number:t.number}),this.dialStatus=r("dial.calling",{name:t.name??t.number,phone:T(a)}),o?.()}finally{this.#e=!1}}},{near:n,...t.entryId?{entryId:t.entryId}:{}}))}renderDialStatus(){return c`<p class="dial-status" role="status">${this.dialStatus}</p>`}};f([w()],B.prototype,"dialStatus",2);function Z(s,e){let t=s?.activeElement,n=t?.closest("ul"),o=t?.closest("li"),i=n&&o?[...n.children].indexOf(o):-1,r=t?.dataset.action;if(e(),!s||!t||s.activeElement)return;if(t.isConnected){t.focus({preventScroll:!0});return}let a=n?.isConnected?[...n.children]:[],l=i>=0?a[Math.min(i,a.length-1)]:void 0;(l?.querySelector(`[data-action="${r}"]`)??l?.querySelector("button")??s.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var Yt=100,xs=64,Jn={name:"",numbers:[],company:"",note:"",vip:!1,address_book:null},ve=class extends B{constructor(){super(...arguments);this.limit=Yt;this.#e=new J;this.#t="";this.#n=!1}#e;#t;#n;static{this.styles=[B.styles,mt,_`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel(),this.#n=!1}willUpdate(t){super.willUpdate(t),this.hass&&!this.#n&&(this.#n=!0,this.#o())}update(t){Z(this.shadowRoot,()=>super.update(t))}renderContent(t){let{contacts:n,total:o}=this.found??{contacts:[],total:0};return c`
      <div class="tools">
        <input
          type="search" maxlength=${xs} autocomplete="off" aria-label=${t("contacts.search")}
          placeholder=${t("contacts.search")} @input=${this.#r}
        />
        ${this.#i?c`<button class="answer" data-action="add" @click=${this.#l}>${t("contacts.add")}</button>`:u}
      </div>
      ${this.renderDialStatus()}
      ${this.found&&n.length===0?c`<p class="hint" role="status">${t(this.#t?"contacts.none_found":"contacts.none")}</p>`:u}
      <ul aria-label=${t("contacts.label")}>
        ${$(n,ws,i=>this.#s(t,i))}
      </ul>
      ${n.length<o?c`<button class="answer more" @click=${this.#a}>${t("contacts.more",{count:o})}</button>`:u}
    `}#s(t,n){let{name:o,numbers:i,company:r,vip:a,address_book:l}=n,d=i[0]??"",h=[this.mayDial&&d&&{key:"call",icon:"mdi:phone",run:p=>this.dial({name:o,number:d},p)},this.#i&&l===null&&{key:"edit",icon:"mdi:pencil",run:p=>this.#c(n,p)},this.#i&&l===null&&{key:"delete",icon:"mdi:delete",run:p=>this.#d(n,p)}].filter(p=>typeof p=="object");return c`
      <li>
        <ha-icon icon=${a?"mdi:account-star":"mdi:account"} role="img" aria-label=${a?t("mine.vip"):u}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${o}</bdi></div>
          <div class="detail">
            ${r?c`<bdi>${r}</bdi>`:u}
            ${i.map(p=>c`<bdi>${p}</bdi>`)}
            ${l===null?u:c`<span>${t("contacts.from",{address_book:l})}</span>`}
          </div>
        </div>
        <div class="buttons">
          ${h.map(({key:p,icon:m,run:g})=>c`
              <button
                class="icon-button" data-action=${p} aria-label=${t(`contacts.${p}`,{name:o})} title=${t(`contacts.${p}`,{name:o})}
                @click=${({currentTarget:v})=>g(v.getBoundingClientRect())}
              >
                <ha-icon .icon=${m}></ha-icon>
              </button>
            `)}
        </div>
      </li>
    `}get#i(){return this.hass?.user?.is_admin===!0}async#o(){let{hass:t,limit:n}=this,o=this.#t;if(t)try{let i=await Vt(t,o,n);o===this.#t&&n===this.limit&&(this.found=i)}catch(i){this.error=await ge(t,i)}}#r({target:t}){let n=t.value.trim();this.#e.run(()=>{this.#t=n,this.limit=Yt,this.#o()})}#a(){this.limit+=Yt,this.#o()}#l({currentTarget:t}){this.#c(Jn,t.getBoundingClientRect())}#c(t,n){let{hass:o}=this;if(!o)return;let i=t===Jn?void 0:t;this.sheet={heading:this.texts?.(i?"contacts.edit":"contacts.add",{name:t.name})??"",near:n,content:r=>ft(r,t,a=>{this.act(()=>jt(o,a,i).then(()=>this.#o()))})}}#d(t,n){let{hass:o,texts:i}=this;if(!o||!i)return;let{name:r}=t;this.confirm(i("confirm.delete",{name:r}),i("contacts.delete",{name:r}),n,()=>{this.act(()=>Wt(o,t).then(()=>this.#o()))})}};f([w()],ve.prototype,"found",2),f([w()],ve.prototype,"limit",2);function ws({address_book:s,name:e,numbers:t}){return JSON.stringify([s,e,t])}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ps={},He=me(class extends V{constructor(){super(...arguments),this.ot=Ps}render(s,e){return e()}update(s,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,o)=>n===this.ot[o]))return A}else if(this.ot===e)return A;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var $s="input, textarea, select, [contenteditable], ha-code-editor";function Ts(s){return s.composedPath().some(e=>e instanceof Element&&e.matches($s))}var xe=class{constructor(e,t){this.run=t;e.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=e=>{e.defaultPrevented||e.ctrlKey||e.altKey||e.metaKey||Ts(e)||this.run(e.key,e)&&e.preventDefault()}};var ks={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},Zn=64,Cs=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,As=/[\s()/.-]/g,Ss=/^\s*tel:([^;?]*).*$/is;function eo(s){let e=Ss.exec(s)?.[1];if(e===void 0)return s;try{return decodeURIComponent(e)}catch{return e}}function to(s){return s.replace(As,"")}var we=class extends B{constructor(){super();this.found=[];this.foundFor="";this.#e=new J;this.#t=new K(this,{options:()=>this.#a(),typed:t=>this.#l(t),choose:t=>this.#u(t),maxLength:Zn,closes:!0});new xe(this,t=>this.#d(t))}#e;#t;static{this.styles=[B.styles,K.styles,_`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(){let t=this.renderRoot.querySelector("select");t&&(t.value=this.mine?E(this.mine):"")}renderContent(t){if(!this.mayDial)return c`<p class="hint">${t("dial.no_phone")}</p>`;let n=this.#a();return c`
      <div class="dial">
        <div class="field" @paste=${this.#h}>
          ${this.#t.renderInput(t("dial.search"))}
          <button
            class="call" aria-label=${t("dial.call")} title=${t("dial.call")} aria-disabled=${n.length===0}
            @click=${()=>this.#t.choose()}
          >
            <ha-icon icon="mdi:phone"></ha-icon>
          </button>
        </div>
        ${this.#t.renderList(t("dial.found"),o=>this.#n(t,o))}
        <div class=${n.length>0?"count":"none"} role="status">${this.#s(t,n)}</div>
        ${this.#i(t)}
      </div>
      ${this.renderDialStatus()}
    `}#n(t,{kind:n,entry_id:o,name:i,number:r,company:a}){let l=o===null?void 0:R(this.pbxs,o,r)?.phone;return c`
      <ha-icon role="img" aria-label=${t(`dial.${n}`)} title=${t(`dial.${n}`)} .icon=${ks[n]}></ha-icon>
      <span class="who">
        ${i===null?u:c`<span dir="auto">${i}</span>`}
        <span class=${i===null?"":"number"}><bdi>${r}</bdi></span>
        ${a?c`<span class="number" dir="auto">${a}</span>`:u}
      </span>
      ${l?c`<span class="state">${t(`state.${l.state??"unknown"}`)}</span>`:u}
    `}#s(t,n){return!this.#o||this.#r?"":n.length>0?t("dial.count",{count:n.length}):t("dial.none_found")}#i(t){let n=D(this.pbxs),o=this.mine===void 0;if(n.length<2)return u;let i=Object.keys(this.pbxs).length>1,r=n.map(({number:a,pbx:l,phone:d})=>{let h=d.name?`${d.name} (${a})`:a;return i?`${h}, ${l.name}`:h});return He([t,o,r.join()],()=>c`
        <label>
          ${t("dial.from")}
          <select @change=${this.#m}>
            ${o?c`<option value="">${t("dial.choose")}</option>`:u}
            ${n.map((a,l)=>c`<option value=${E(a)}>${r[l]}</option>`)}
          </select>
        </label>
      `)}get#o(){return this.#t.text.trim()}get#r(){return this.foundFor!==this.#o}#a(){let t=this.#o,n=this.#r?[]:this.found.filter(i=>this.canCall(no(i)));return Cs.test(t)&&!n.some(({number:i})=>to(i)===to(t))?[{kind:"typed",entry_id:null,name:null,number:t},...n]:n}#l(t){this.#t.text=eo(t),this.dialStatus="";let n=this.#o;n?this.#e.run(()=>{this.#c(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#c(t){let{hass:n}=this;if(n)try{let{results:o}=await n.callWS({type:"openvox_uc/find",text:t});if(t!==this.#o)return;this.found=o,this.foundFor=t,this.error=void 0}catch(o){t===this.#o&&(this.error=await ge(n,o))}}#d(t){return t!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#h(t){let n=t.clipboardData?.getData("text")??"",o=eo(n);o!==n&&(t.preventDefault(),this.#t.enter(o.slice(0,Zn)))}#u(t){let{text:n,input:o}=this.#t;this.dial(no(t),o.getBoundingClientRect(),()=>{this.#t.text===n&&this.#p()})}#p(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#m({target:t}){let{hass:n}=this,o=D(this.pbxs).find(i=>E(i)===t.value);n&&o&&this.act(()=>this.myPhone.choose(n,o))}};f([w()],we.prototype,"found",2),f([w()],we.prototype,"foundFor",2);function no({entry_id:s,name:e,number:t}){return{name:e,number:t,entryId:s??void 0}}var oo=["numeric","short","long"].map(s=>({day:"numeric",month:s})),Os=[...oo,...oo.map(s=>({...s,year:"numeric"})),{day:"numeric",month:"numeric",year:"2-digit"}],so=new Map;function ee(s,e){let t=JSON.stringify([s,e]),n=so.get(t)??new Intl.DateTimeFormat(s,e);return so.set(t,n),n}function Es(s){let e=s.codePointAt(0)??0,t=0;for(;t<9&&/\p{Nd}/u.test(String.fromCodePoint(e-t-1));)t+=1;return`${t}`}var de=class{#e;#t;#n;#s;constructor({config:e,language:t,locale:n}){let{time_format:o,time_zone:i}=n;this.#e=t,this.#t=o==="system"?void 0:t,this.#n=i==="server"?{timeZone:e.time_zone}:{};let r=ee(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=o==="12"||o!=="24"&&r===!0;this.#s={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#n}}daysAgo(e,t){let n=o=>Date.parse(ee("en-CA",this.#n).format(o));return Math.round((n(t)-n(e))/864e5)}time(e){return ee(this.#t,this.#s).format(e)}day(e,t){let n=this.daysAgo(e,t);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#o(e,{weekday:"long"});let o=this.#o(e,{year:"numeric"})===this.#o(t,{year:"numeric"});return this.#o(e,{day:"numeric",month:"short",...o?{}:{year:"numeric"}})}full(e){return this.#o(e,{dateStyle:"full"})}#i(e,t){let n=Date.parse(ee("en-CA",this.#n).format(t)),o=(r,a)=>Array.from({length:a},(l,d)=>r+d*864e5).filter(l=>l<=n);if(/^(\P{N}+|[\p{N}\s+()]+)$/u.test(e))return o(n-6*864e5,7);let i=/(?:19|20)\d\d/.exec(e);return[...i?o(Date.UTC(Number(i[0]),0),366):[],...o(n-365*864e5,366)]}names(e,t){let n=this.#i(e,t),o=n.at(-1)??0,i=new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}),r=new Map;for(let a of n){let l=(o-a)/864e5,d=Os.map(h=>ee(this.#e,{...h,timeZone:"UTC"}).format(a));l<7&&d.push(i.format(-l,"day"),ee(this.#e,{weekday:"long",timeZone:"UTC"}).format(a));for(let h of[...d,new Date(a).toISOString().slice(0,10)])r.set(this.plain(h),a)}return r}plain(e){let t=e.replace(/(?=\P{ASCII})\p{Nd}/gu,Es),n=t.toLocaleLowerCase(this.#e).match(/[\p{L}\p{M}]+|\p{N}+/gu)??[];return/\p{L}/u.test(t)&&n.sort(),n.map(o=>o.replace(/^0+/,"")).join(" ")}beginOf(e){let t=e;for(let n=0;n<2;n+=1){let o=ee("sv",{dateStyle:"short",timeStyle:"medium",...this.#n}).format(t);t-=Date.parse(`${o.replace(" ","T")}Z`)-e}return t}#o(e,t){return ee(this.#e,{...t,...this.#n}).format(e)}};function io(s,e,t=new Date){let n=new Date(e),o=new de(s),i=o.time(n);return o.daysAgo(n,t)===0?i:`${o.day(n,t)}, ${i}`}function ro(s,e,t=new Date){return new de(s).day(new Date(e),t)}function ao(s,e,t=new Date){let n=new de(s),o=e.split(/\s+/),i=n.names(e,t);for(let r=o.length;r>0;r-=1)for(let a of[0,o.length-r]){let l=o.slice(a,a+r).join(" "),d=i.get(n.plain(l));if(d===void 0||/^[\p{N}\s]+$/u.test(l))continue;return{text:[...o.slice(0,a),...o.slice(a+r)].join(" "),start:n.beginOf(d)/1e3,end:n.beginOf(d+864e5)/1e3}}return{text:e}}function lo(s,e){return new de(s).time(new Date(e))}function co(s,e){let t=new de(s);return`${t.full(new Date(e))}, ${t.time(new Date(e))}`}var Gt=9e5,gt=class{constructor(e){this.host=e;this.quarter=0;e.addController(this)}#e;hostConnected(){let e=Date.now();this.quarter=Math.floor(e/Gt),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},Gt-e%Gt)}hostDisconnected(){clearTimeout(this.#e)}};var Kt={all:{},due:{limit:1},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]},voicemail:{voicemail:!0},recorded:{recorded:!0}},De=50,Qt=1e3;function F({entry_id:s,call_id:e}){return`${s} ${e}`}function Jt({entry_id:s,uid:e,direction:t,name:n,number:o,extensions:i,last_at:r}){return{entry_id:s,call_id:e,direction:t,outcome:"missed",icon:"mdi:phone-missed",title:"",other:n??o,other_number:o,caller:o,caller_name:n,callee:null,callee_name:null,dialed:null,extensions:i,answered_by:null,trunk:null,started_at:r,answered_at:null,talk_seconds:null,voicemail:!1,recording_media_content_id:null}}function Is(s,{text:e,start:t=0,end:n=Number.POSITIVE_INFINITY}){return s.filter(({name:o,number:i,last_at:r})=>{let a=Date.parse(r??"")/1e3;return`${o}
${i}`.toLowerCase().includes(e.toLowerCase())&&!(a<t||a>=n)})}function Rs(s,e){let t=new Set(s.map(F));return[...s,...e.filter(n=>!t.has(F(n)))].slice(0,Qt)}function ho(s,e,t){let n=new Map(e.map(a=>[F(a),a])),o=s.map(a=>{let l=F(a),d=n.get(l)??a;return n.delete(l),d}),i=t?Pe(s.at(-1)):"";return[...[...n.values()].filter(a=>Pe(a)>=i),...o].sort((a,l)=>+(Pe(a)<Pe(l))-+(Pe(a)>Pe(l))).slice(0,Qt)}function Pe(s){return s?.started_at??""}var bt=class{constructor(e){this.host=e;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t={text:""};this.#n="all";this.#s=null;e.addController(this),this.#i=new Y(e,this.#r())}#e;#t;#n;#s;#i;#o;hostDisconnected(){this.#o=void 0}get loading(){return this.#o!==void 0||this.searching}get hasOlder(){return this.#s!==null}get isFull(){return this.calls?.length===Qt}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#n!==this.shownFilter}get filter(){return this.#n}get due(){return Is(this.missed,this.#t)}search(e,t=this.#n){e===this.#e&&t===this.#n||(this.#e=e,this.#t=this.host.hass?ao(this.host.hass,e):{text:e},this.#n=t,this.#o=void 0,this.#i.follow(this.#r()),this.host.requestUpdate())}async loadOlder(){let e=this.calls??[];this.loading||this.#s===null||this.isFull||await this.#c({calls:e,next:this.#s},e.length+1)}#r(){return{message:{type:"openvox_uc/history",...this.#a},reduce:(t,n)=>this.#l(n)}}get#a(){let{text:e,...t}=this.#t;return{limit:De,...Kt[this.#n],...e?{search:e}:{},...t}}#l(e){if("missed"in e)this.missed=e.missed;else if("changed"in e)this.#o?.push(...e.changed),this.calls&&!this.searching&&(this.calls=ho(this.calls,e.changed,this.hasOlder));else{let t=this.searching?0:this.calls?.length??0;this.#c(e.page,t).catch(()=>{})}}async#c({calls:e,next:t},n){let o=[];this.#o=o,this.host.requestUpdate();try{for(;t!==null&&e.length<n;){let i=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#a,cursor:t});if(!i||this.#o!==o)return;e=Rs(e,i.calls),t=i.next}}finally{this.#o===o&&(this.calls=ho(e,o,t!==null),this.#s=t,this.shownSearch=this.#e,this.shownFilter=this.#n,this.#o=void 0,this.host.requestUpdate())}}};var Bs=3,Me=class{constructor(e){this.host=e;e.addController(this)}#e;#t;#n;#s;#i;static{this.styles=_`
    .alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
    .alert label { display: flex; align-items: center; gap: 8px; }
    .alert input { inline-size: auto; }
  `}get#o(){return this.host.myPhone.alert}get isOn(){return this.#o.sound===!0||this.#o.notify===!0}hostDisconnected(){this.#c()}update(e){let{hass:t,texts:n}=this.host,o=e?.pbx.connected&&H(e)?e.phone.call_id??e.number:void 0;if(o===this.#e||!t||!n||(this.#c(),this.#e=o,o===void 0||!e))return;let i=e.phone.with_name??e.phone.with_number??n("calls.unknown"),r=n("mine.rings",{name:i});this.#t=document.title,document.title=`📞 ${r}`,this.#o.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#i=new Notification(r,{tag:"openvox_uc"}),this.#i.onclick=()=>globalThis.focus()),this.#o.sound&&this.#a()}renderSettings(e){let t=n=>c`
      <label>
        <input type="checkbox" name=${n} .checked=${this.#o[n]===!0} @change=${o=>this.#r(n,o.target.checked)} />
        ${e(`mine.${n}`)}
      </label>
    `;return c`<div class="alert">${t("sound")}${t("notify")}</div>`}async#r(e,t){let{hass:n}=this.host;if(!n)return;let o=!t||e==="sound"||await globalThis.Notification?.requestPermission()==="granted";t&&e==="sound"&&this.#l(),await this.host.myPhone.alertBy(n,{...this.#o,[e]:t&&o}),this.host.requestUpdate()}#a(){this.#l(),this.#s=setInterval(()=>this.#l(),Bs*1e3)}#l(){this.#n??=new AudioContext;let{currentTime:e,destination:t}=this.#n;for(let[n,o]of[[0,880],[.25,660]]){let[i,r]=[this.#n.createOscillator(),this.#n.createGain()];i.frequency.value=o,r.gain.setValueAtTime(.2,e+n),r.gain.exponentialRampToValueAtTime(.001,e+n+.24),i.connect(r).connect(t),i.start(e+n),i.stop(e+n+.25)}}#c(){clearInterval(this.#s),this.#s=void 0,this.#e=void 0,this.#i?.close(),this.#i=void 0,this.#t!==void 0&&(document.title=this.#t),this.#t=void 0,this.#n?.close(),this.#n=void 0}};var Le=new Set,yt;function uo(){for(let s of Le)s.tick()}function Zt(){clearInterval(yt),yt=void 0,!(Le.size===0||document.hidden)&&(uo(),yt=setInterval(uo,1e3))}document.addEventListener("visibilitychange",Zt);function tn(s){let e=Math.max(0,Math.floor(s/1e3)),[t,n]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,n,e%60]:[n,e%60]).map((i,r)=>r?String(i).padStart(2,"0"):i).join(":")}var en=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",Le.add(this),yt===void 0?Zt():this.tick()}disconnectedCallback(){Le.delete(this),Le.size===0&&Zt()}attributeChangedCallback(e,t,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":tn(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",en);var Xe={hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},po=Object.keys(Xe),Ne=class extends M{#e=new Me(this);#t;constructor(){super(),new xe(this,e=>this.#a(e))}static{this.styles=[M.styles,X,Me.styles,_`
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
      .note {
        flex: 1 1 14em; min-inline-size: 0; max-block-size: 3.2em; overflow-y: auto; scrollbar-width: thin; line-height: 1.6; white-space: pre-line;
        overflow-wrap: anywhere; border-inline-start: 3px solid var(--edge); padding-inline-start: 12px;
      }
      .vip { color: var(--ink); font-weight: 500; }
      .buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-inline-start: auto; }
      .action {
        display: inline-flex; align-items: center; gap: 6px; padding: 8px 14px; border-radius: 20px; border: 1px solid var(--divider-color);
        font: inherit; font-weight: 500; color: inherit; background: var(--card-background-color); cursor: pointer; --mdc-icon-size: 20px;
      }
      .action:hover { background: color-mix(in srgb, currentcolor 8%, var(--card-background-color)); }
      .action[data-action="hang_up"] { color: var(--ink); border-color: currentcolor; }
      .heard { position: absolute; clip-path: inset(50%); }
    `]}getCardSize(){return 2}willUpdate(e){super.willUpdate(e);let t=this.#o;this.#e.update(this.mine);let n=t&&Ds(t);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#r(n))}update(e){Z(this.shadowRoot,()=>super.update(e))}renderContent(e){let{mine:t}=this;if(!t)return this.#n(e);let n=L(t),o=t.phone.with_name??t.phone.with_number,i=t.pbx.connected&&t.phone.call_id!==null;return c`
      <div class="bar" data-state=${n}>
        <ha-icon class="state" .icon=${Q[n]}></ha-icon>
        <div class="who">
          <div class="name"><span dir="auto">${i?o??e("calls.unknown"):T(t)}</span></div>
          <div class="detail">${i?this.#s(e,t):c`<span>${e(`state.${n}`)}</span><bdi>${t.number}</bdi>`}</div>
        </div>
        ${this.#o?.note?c`<div class="note" role="note" tabindex="0" dir="auto" aria-label=${e("contact.note")}>${this.#o.note}</div>`:u}
        <div class="buttons">
          ${$(this.itemsFor(t,void 0,po),({key:r})=>r,({key:r,icon:a,label:l,run:d})=>c`
              <button
                class="action" data-action=${r} data-state=${r==="hang_up"?r:u}
                title=${Hs(i&&o?e("mine.about",{action:l,name:o}):l,Xe[r])}
                aria-keyshortcuts=${Xe[r]?`Shift+${Xe[r]}`:u}
                @click=${({currentTarget:h})=>d(h.getBoundingClientRect())}
              >
                <ha-icon .icon=${a}></ha-icon>${l}${i&&o?c`<span class="heard">: ${o}</span>`:u}
              </button>
            `)}
          ${i?u:this.#i(e)}
        </div>
      </div>
      <div class="heard" role="status">${n==="ringing"?e("mine.rings",{name:o??e("calls.unknown")}):""}</div>
    `}#n(e){return D(this.pbxs).length===0?c`<p class="hint">${e("dial.no_phone")}</p>`:c`
      <div class="bar">
        <ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
        <div class="who">${e("my_phone.title")}</div>
        <button class="action" data-action="choose" @click=${this.#l}>${e("dial.choose")}</button>
      </div>
    `}#s(e,t){let{hass:n,earlier:o}=this,{phone:i}=t,r=this.#o;return c`
      <span>${e(`state.${L(t)}`)}</span>
      ${i.since?c`<span><openvox-uc-elapsed since=${i.since}></openvox-uc-elapsed></span>`:u}
      ${r?.caller_is_vip?c`<span class="vip">${e("mine.vip")}</span>`:u}
      ${r?.company?c`<bdi>${r.company}</bdi>`:u}
      ${i.with_name&&i.with_number?c`<bdi>${i.with_number}</bdi>`:u}
      ${o&&n?c`<span>${o.count===0||!o.last?e("mine.first"):e("mine.earlier",{count:o.count>=De?`${De}+`:o.count,last:io(n,o.last)})}</span>`:u}
    `}#i(e){return c`
      <button class="icon-button" data-action="alert" aria-label=${e("mine.alert")} title=${e("mine.alert")} @click=${this.#c}>
        <ha-icon icon=${this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline"}></ha-icon>
      </button>
      ${D(this.pbxs).length>1?c`<button class="icon-button" data-action="choose" aria-label=${e("my_phone.title")} title=${e("my_phone.title")} @click=${this.#l}>
              <ha-icon icon="mdi:phone-settings"></ha-icon>
            </button>`:u}
    `}get#o(){let{mine:e}=this;return e?.phone.call_id?e.pbx.calls[e.phone.call_id]:void 0}async#r(e){let{hass:t,mine:n}=this,o=n?.phone.call_id;if(!t)return;let i=await G(t.connection,{message:{type:"openvox_uc/history",search:e,limit:De},reduce:(a,l)=>"page"in l?l.page:void 0});if(!i||e!==this.#t)return;let r=i.calls.filter(({call_id:a,other_number:l})=>a!==o&&l===e);this.earlier={number:e,count:r.length,last:r[0]?.started_at??null}}#a(e){let{mine:t}=this;if(!t||this.sheet)return!1;let n=this.itemsFor(t,void 0,po).find(o=>Xe[o.key]===e);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}#l({currentTarget:e}){this.chooseMyPhone(e.getBoundingClientRect())}#c({currentTarget:e}){this.sheet={heading:this.texts?.("mine.alert")??"",near:e.getBoundingClientRect(),content:t=>this.#e.renderSettings(t)}}};f([w()],Ne.prototype,"earlier",2);function Hs(s,e){return e?`${s} (⇧${e})`:s}function Ds({direction:s,caller:e,callee:t}){if(s!=="internal")return(s==="outbound"?t:e)??void 0}function Ms(s,e){return s.phone!==e?.phone||s.number!==e.number||s.pbx.connected!==e.pbx.connected}var O=class extends P{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.large=!1;this.movable=!1;this.current=!1}static{this.shadowRootOptions={...P.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[X,_`
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
      :host([large]) .tile { grid-template: "name name name" auto "icon what since" auto / auto minmax(0, 1fr) auto; column-gap: 4px; }
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
    `]}render(){let{about:t,texts:n,mine:o,movable:i,pbx:r,compact:a}=this,{phone:l}=t,d=L(t),h=t.pbx.connected?l.with_name??l.with_number:null,p=n(`state.${d}`),m=c`
      <ha-icon class="icon" .icon=${Q[d]}></ha-icon>
      <span class="name"><span dir="auto">${T(t)}</span></span>
      ${this.large?u:c`<span class="side">${this.#e(n,o)}</span>`}
      ${a?c`<span class="heard">${[p,h,r].filter(Boolean).join(", ")}</span>`:c`<span class="what">
              ${h?c`<span class="heard">${p}</span>`:u}
              ${h&&l.direction?c`<ha-icon .icon=${ct[l.direction]}></ha-icon>`:u}
              <bdi>${h??[p,r].filter(Boolean).join(", ")}</bdi>
            </span>`}
      ${l.since&&t.pbx.connected&&!a?c`<openvox-uc-elapsed since=${l.since}></openvox-uc-elapsed>`:u}
    `;return l.control?c`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?[T(t),p,h].filter(Boolean).join(", "):u}>${m}</button>
          ${i?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
        `:c`<div class="tile">${m}</div>`}#e(t,n){let{number:o,phone:i}=this.about;return c`
      ${i.badges.map(r=>c`<ha-icon .icon=${Bn[r]} role="img" title=${t(`badge.${r}`)} aria-label=${t(`badge.${r}`)}></ha-icon>`)}
      ${n?c`<ha-icon icon="mdi:star" role="img" aria-label=${t("phones.mine")}></ha-icon>`:u}
      ${o}
    `}};f([x({attribute:!1,hasChanged:Ms})],O.prototype,"about",2),f([x({attribute:!1})],O.prototype,"texts",2),f([x()],O.prototype,"pbx",2),f([x({type:Boolean})],O.prototype,"mine",2),f([x({type:Boolean,reflect:!0})],O.prototype,"compact",2),f([x({type:Boolean,reflect:!0})],O.prototype,"large",2),f([x({type:Boolean})],O.prototype,"movable",2),f([x({type:Boolean})],O.prototype,"current",2);customElements.define("openvox-uc-phone",O);var Ls=13,mo=41,he=class extends M{constructor(){super(...arguments);this.search="";this.filter="all";this.#e=new dt(this)}#e;static{this.styles=[M.styles,X,lt,_`
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
      .content:has(.wallboard) { container: wall / inline-size; }
      .content > div:has(.wallboard) { block-size: 100%; }
      .wallboard {
        box-sizing: border-box; min-block-size: 100%; padding-block-start: 16px; font-size: clamp(13px, 2.3cqi, 30px);
        grid-template-columns: repeat(auto-fill, minmax(min(8.25em, 100%), 1fr)); grid-auto-rows: minmax(3.2em, 1fr);
      }
    `]}static async getConfigForm(){let t=nt(),o=z((t&&await G(t.connection,le))??{}).map(i=>({value:i.number,label:`${T(i)} (${i.number})`}));return W({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:o}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:n,search:o,filter:i}=this,r=z(this.pbxs).filter(y=>this.#o(y,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=Ls,d=l?r.filter(y=>Ie(y,i)&&st(y,o)):r,h=a?[{area:"",name:"",phones:d}]:this.#i(d),p=o?[]:this.myPhone.collapsed,m=h.filter(({area:y})=>!p.includes(y)).flatMap(({phones:y})=>y.filter(({phone:b})=>b.control)),g=m.find(y=>E(y)===this.current)??m[0],v=!a&&r.length>=mo;return c`
      ${l?this.#n(t,r):u}
      ${d.length===0?c`<p class="hint">${t(r.length>0?"phones.none_found":"phones.none")}</p>`:u}
      <div role="presentation" @keydown=${this.#m} @focusin=${this.#p}>
        ${$(h,({area:y})=>y,y=>{let b=!p.includes(y.area),k=y.name||(h.length>1?t("phones.no_area"):"");return c`
              ${k?this.#s(k,y,b):u}
              <div
                class="phones ${a?"wallboard":""} ${v?"compact":""}" role="list" aria-label=${k||t("phones.label")}
                ?hidden=${!b}
              >
                ${b?$(y.phones,E,ue=>this.#t(t,ue,ue===g,v)):u}
              </div>
            `})}
      </div>
    `}#t(t,n,o,i){let r=this.#e.from;return c`
      <openvox-uc-phone
        role="listitem"
        state=${L(n)}
        .about=${n}
        .texts=${t}
        .pbx=${Object.keys(this.pbxs).length>1?n.pbx.name:""}
        ?compact=${i}
        ?large=${this.config?.wallboard===!0}
        ?mine=${ce(n,this.mine)}
        ?current=${o}
        ?movable=${!this.config?.wallboard&&be(n)}
        ?droppable=${r!==void 0&&ht(n,r)}
        @click=${this.#h}
        @pointerdown=${this.#u}
      ></openvox-uc-phone>
    `}#n(t,n){let o=n.filter(H);return c`
      <div class="tools">
        <input
          type="search" aria-label=${t("phones.search")} placeholder=${t("phones.search")}
          @input=${this.#r} @keydown=${this.#a}
        />
        <div class="filters" role="group" aria-label=${t("phones.filter")}>
          ${Sn.map(i=>{let r=n.filter(a=>Ie(a,i)).length;return c`
              <button class="chip" data-filter=${i} aria-pressed=${i===this.filter} @click=${()=>this.#l(i)}>
                ${t(`phones.${i}`)} <bdi>${r}</bdi>
              </button>
            `})}
        </div>
        ${n.length>=mo?c`<div class="ringing" aria-live="polite">
                ${o.map(i=>c`
                    <button class="chip" data-state="ringing" @click=${()=>this.#d(i)}>
                      <ha-icon .icon=${Q.ringing}></ha-icon><bdi>${T(i)}</bdi>
                    </button>
                  `)}
              </div>`:u}
      </div>
    `}#s(t,{area:n,phones:o},i){return c`
      <button class="fold" aria-expanded=${i} @click=${()=>this.#c(n)}>
        <ha-icon icon=${i?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${t}</bdi> (${o.length})
      </button>
    `}#i(t){let{hass:n}=this,o=new Map;for(let r of t){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";o.set(a,[...o.get(a)??[],r])}let i=[...o].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return i.length>1?i.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:t}]}#o({number:t,phone:n},o){let{area:i,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(t)?!1:!i||n.device_id!==null&&o?.devices[n.device_id]?.area_id===i}#r({target:t}){this.search=t.value.trim()}#a({key:t}){t==="Enter"&&this.renderRoot.querySelector("openvox-uc-phone")?.focus()}#l(t){this.filter=t}#c(t){let{hass:n}=this;n&&this.act(()=>this.myPhone.fold(n,t))}#d(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:o})=>ce(o,t));n?.scrollIntoView({block:"center"}),n?.focus()}#h({currentTarget:t}){let n=t;n.about.phone.control&&this.openMenu(n.about,n.getBoundingClientRect())}#u(t){this.drag(t,t.currentTarget.about)}#p({target:t}){t instanceof O&&(this.current=E(t.about))}#m(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],o=n.filter(({about:h})=>h.phone.control),i=o.indexOf(t.target),r=n.map(({offsetTop:h})=>h),a=r.filter(h=>h===r[0]).length,l=getComputedStyle(this).direction==="rtl"?-1:1,d=new Map([["ArrowRight",i+l],["ArrowLeft",i-l],["ArrowDown",i+a],["ArrowUp",i-a],["Home",0],["End",o.length-1]]).get(t.key);d===void 0||i<0||(t.preventDefault(),o[d]?.focus())}};f([w()],he.prototype,"search",2),f([w()],he.prototype,"filter",2),f([w()],he.prototype,"current",2);var _t={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},Xs={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},Ns=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]);function fo({paused:s,state:e},t){if(s)return"paused";if(t?.state==="idle"&&t.badges.includes("do_not_disturb"))return"do_not_disturb";let n=t?.state&&Xs[t.state];return n||(t?.state==="idle"&&Ns.has(e)?"not_in_use":e!==null&&e in _t?e:"unknown")}function go(s){return Object.entries(s).flatMap(([e,t])=>Object.entries(t.queues).map(([n,o])=>({entryId:e,number:n,pbx:t,queue:o}))).sort((e,t)=>Mt(e.number,t.number))}var vt=class extends C{static{this.styles=[C.styles,_`
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
    `]}static async getConfigForm(){let e=nt(),n=go((e&&await G(e.connection,le))??{}).map(({number:o,queue:i})=>({value:o,label:i.name&&i.name!==o?`${i.name} (${o})`:o}));return W({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(e){Z(this.shadowRoot,()=>super.update(e))}renderContent(e){let t=this.config?.queues?.map(String),n=go(this.pbxs).filter(({number:o})=>!t?.length||t.includes(o));return n.length===0?c`<p class="hint">${e("queues.none")}</p>`:c`
      <div class="queues ${this.config?.wallboard?"wallboard":""}">
        ${$(n,({entryId:o,number:i})=>`${o} ${i}`,o=>this.#e(e,o))}
      </div>
    `}#e(e,t){let{number:n,pbx:o,queue:i}=t,{agents:r,longest_wait_since:a,waiting:l}=i,d=i.name??n;return c`
      <section class=${l?"waiting":""} aria-label=${d}>
        <h3>
          <bdi>${d}</bdi>
          ${d===n?u:c`<span>${n}</span>`}
          ${Object.keys(this.pbxs).length>1?c`<span><bdi>${o.name}</bdi></span>`:u}
        </h3>
        <dl>
          <div><dt>${e("queues.waiting")}</dt><dd>${l}</dd></div>
          ${a&&l!==0&&o.connected?c`<div><dt>${e("queues.longest_wait")}</dt><dd><openvox-uc-elapsed since=${a}></openvox-uc-elapsed></dd></div>`:u}
          <div>
            <dt>${e("queues.free")}</dt>
            <dd>${r.filter(h=>_t[fo(h,o.phones[h.number])]?.tone==="free").length}/${r.length}</dd>
          </div>
        </dl>
        <ul aria-label=${e("queues.agents")}>
          ${$(r,h=>h.number,h=>this.#t(e,t,h))}
        </ul>
      </section>
    `}#t(e,{entryId:t,number:n,pbx:o},i){let r=o.connected?fo(i,o.phones[i.number]):"unknown",a=i.name??i.number,l=R(this.pbxs,t,i.number),d=i.paused?"resume":"pause";return c`
      <li data-tone=${_t[r]?.tone}>
        <ha-icon aria-hidden="true" .icon=${_t[r]?.icon}></ha-icon>
        <span class="agent"><span dir="auto">${a}</span><span class="state">${e(`agent.${r}`)}</span></span>
        ${l?.phone.control&&l.phone.device_id&&o.connected&&!this.config?.wallboard?c`
                <button
                  class="icon-button" data-action="pause" aria-label=${e(`queues.${d}`,{name:a})} title=${e(`queues.${d}`,{name:a})}
                  @click=${()=>this.hass&&void this.act(async()=>this.hass&&U(this.hass,`queue_${d}`,l,{queue:n}))}
                >
                  <ha-icon icon=${i.paused?"mdi:play":"mdi:pause"}></ha-icon>
                </button>
              `:u}
      </li>
    `}};var nn=3,qs=64,qe=class extends B{#e=new bt(this);#t=new gt(this);#n=new J;#s;#i=null;#o;static{this.styles=[B.styles,lt,mt,_`
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
      li.due .name { font-weight: 500; }
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#n.cancel(),this.#s?.disconnect(),this.#s=void 0,this.#i=null}update(e){Z(this.shadowRoot,()=>super.update(e))}updated(){let e=this.renderRoot.querySelector(".calls"),t=this.renderRoot.querySelector("[data-end]"),n=this.#e.calls?.length;t===this.#i&&n===this.#o||([this.#i,this.#o]=[t,n],this.#s?.disconnect(),this.#s=void 0,!(!e||!t)&&(this.#s=new IntersectionObserver(o=>{o.some(({isIntersecting:i})=>i)&&this.#g()},{root:e,rootMargin:"400px"}),this.#s.observe(t)))}renderContent(e){let{hass:t,mine:n,mayDial:o}=this,{calls:i,missed:r,shownSearch:a,shownFilter:l,filter:d,loading:h,hasOlder:p,isFull:m}=this.#e,g=Object.values(this.pbxs).some(b=>b.may_play),v=[e,t?.user,t?.locale,n?.entryId,n?.number,o,this.#t.quarter],y=b=>He([b.call,b.caller,this.#f(b),...v],()=>this.#d(e,b));return c`
      <div class="search">
        <input
          type="search" maxlength=${qs} autocomplete="off"
          aria-label=${e("recent.search")} placeholder=${e("recent.search")} @input=${this.#y}
        />
      </div>
      <div class="filters" role="group" aria-label=${e("recent.filter")}>
        ${Object.keys(Kt).filter(b=>b!=="recorded"||g).map(b=>c`
              <button class="chip" data-filter=${b} aria-pressed=${b===d} @click=${()=>this.#_(b)}>
                ${e(`recent.filter_${b}`)} ${b==="due"?c`<bdi>${this.#r(r).length}</bdi>`:u}
              </button>
            `)}
      </div>
      ${this.renderDialStatus()}
      <div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${h}>
        ${He([i,r,a,l,h,this.playing,...v],()=>{let b=this.#a();return c`
            ${b?.length===0?c`<p class="hint" role="status">${e(this.#l)}</p>`:u}
            ${$(this.#c(b??[]),([k])=>k,([k,ue])=>c`
                ${k?c`<h3 dir="auto">${k}</h3>`:u}
                <ul>${$(ue,({key:wt})=>wt,y)}</ul>
              `)}
            ${l==="due"?u:this.#m(e,h,p,m)}
          `})}
      </div>
    `}#r(e){let{mine:t}=this;return e.filter(({entry_id:n,number:o})=>n!==t?.entryId||o!==t.number)}#a(){let{calls:e,missed:t,due:n,shownFilter:o}=this.#e;if(o==="due")return this.#r(n).map(r=>{let a=Jt(r);return{key:F(a),call:a,caller:r}});let i=new Map(this.#r(t).map(r=>[F(Jt(r)),r]));return e?.map(r=>({key:F(r),call:r,caller:i.get(F(r))}))}get#l(){let{shownSearch:e,shownFilter:t}=this.#e;return e?"recent.none_found":t==="all"||t==="due"?`recent.none_${t}`:"recent.none_found"}#c(e){let{hass:t}=this,n=new Map;for(let o of e){let i=o.call.started_at,r=t&&i?ro(t,i):"",a=n.get(r);a?a.push(o):n.set(r,[o])}return[...n]}#d(e,t){let{call:n,caller:o}=t,{hass:i}=this,{direction:r,outcome:a,icon:l,voicemail:d,started_at:h}=n,p=a==="missed"||a==="failed",m=n.other??e("recent.unknown"),g=[e(`direction.${r}`),d?e("recent.voicemail"):a&&e(`outcome.${a}`)],v=this.#f(t);return c`
      <li class="${p?"missed":""} ${o?"due":""}">
        <ha-icon role="img" aria-label=${g.filter(Boolean).join(", ")} title=${g.filter(Boolean).join(", ")} .icon=${l}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${m}</bdi></div>
          <div class="detail">
            ${h&&i?c`<span><time dir="auto" datetime=${h} title=${co(i,h)}>${lo(i,h)}</time></span>`:u}
            ${this.#h(e,t).map(y=>y?c`<span><bdi>${y}</bdi></span>`:u)}
          </div>
        </div>
        <div class="buttons">
          ${$(this.#u(e,m,t).filter(y=>y!==!1),({action:y})=>y,({action:y,icon:b,label:k,pressed:ue,run:wt})=>c`
              <button
                class="icon-button" data-action=${y} aria-label=${k} title=${k} aria-pressed=${ue??u}
                @click=${({currentTarget:To})=>wt(To.getBoundingClientRect())}
              >
                <ha-icon .icon=${b}></ha-icon>
              </button>
            `)}
        </div>
        ${v?c`<audio controls autoplay src=${v} @error=${this.#x}></audio>`:u}
      </li>
    `}#h(e,{call:t,caller:n}){let{entry_id:o,direction:i,outcome:r,voicemail:a,talk_seconds:l}=t,[d]=t.extensions.length===1?t.extensions:[],h=i==="outbound"?t.caller:t.answered_by??d??t.callee,p=(n?.extensions??(h?[h]:[])).map(m=>this.#b(o,m));return[p.length>nn?`${p.slice(0,nn).join(", ")} +${p.length-nn}`:p.join(", "),l&&(a||r==="answered")?tn(l*1e3):void 0,n&&n.calls>1?e("recent.calls",{count:n.calls}):void 0]}#u(e,t,n){let{key:o,call:i,caller:r}=n,{entry_id:a,voicemail:l,recording_media_content_id:d}=i,h=this.#f(n)!==void 0;return[d!==null&&{action:"play",icon:h?"mdi:stop":"mdi:play",label:e(l?"recent.play_voicemail":"recent.play",{name:t}),pressed:h,run:()=>this.#v(o,d)},...this.#p(e,t,i.direction==="outbound"?i.callee_name:i.caller_name,i.other_number,a),r?.control===!0&&{action:"done",icon:"mdi:check",label:e("recent.done",{name:t}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:a,uid:r.uid}))}}]}#p(e,t,n,o,i){if(o===null)return[];let r={name:t,number:o,entryId:this.entryOf(i,o)};return[this.hass?.user?.is_admin===!0&&n===null&&!r.entryId&&{action:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:o}),run:a=>this.#w(e,o,a)},this.canCall(r)&&{action:"call",icon:"mdi:phone",label:e("recent.call",{name:t}),run:a=>this.dial(r,a)}]}#m(e,t,n,o){return n?o?c`<p class="hint">${e("recent.full")}</p>`:c`
      <button class="more" data-end aria-disabled=${t} @click=${this.#g}>
        ${e(t?"recent.loading":"recent.older")}
      </button>
    `:t?c`<p class="hint">${e("recent.loading")}</p>`:u}#f({key:e}){return this.playing?.key===e?this.playing.url:void 0}#b(e,t){let n=R(this.pbxs,e,t);return n?T(n):t}#y({target:e}){let t=e.value.trim();this.#n.run(()=>this.#e.search(t))}#_(e){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",e)}#g(){this.act(()=>this.#e.loadOlder())}#v(e,t){if(this.playing?.key===e){this.playing=void 0;return}this.act(async()=>{let n=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:t});this.playing=n&&{key:e,url:n.url}})}#x(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#w(e,t,n){let{hass:o}=this;o&&(this.sheet={heading:e("recent.add_contact",{number:t}),near:n,content:()=>ft(e,{name:"",numbers:[t],vip:!1},i=>{this.act(()=>Qn(o,i))})})}};f([w()],qe.prototype,"playing",2);function te(s,e,t){let{name:n,description:o}=Ee[s],i=`openvox-uc-${s}`;customElements.define(i,e),window.customCards??=[],window.customCards.push({type:i,name:n,description:o,preview:!0,getEntitySuggestion:t})}function bo(s,e){let{title:t,description:n}=Ee.dashboard;customElements.define(`ll-strategy-dashboard-${s}`,e),window.customStrategies??=[],window.customStrategies.push({type:s,strategyType:"dashboard",name:t,description:n})}var zs={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},list:{top:[],side:[],middle:["contacts"]},wall:{top:[],side:["calls","queues"],middle:["phones"]}},ze=class extends P{constructor(){super(...arguments);this.cards=[];this.layout="desk"}static{this.styles=_`
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
        grid: "mine mine" auto "side phones" minmax(0, 3fr) "side recent" minmax(0, 2fr) / minmax(17em, 20em) minmax(0, 1fr);
      }
      .side { grid-area: side; overflow-y: auto; scrollbar-width: thin; }
      .area[data-area="mine"] { grid-area: mine; }
      .area[data-area="phones"] { grid-area: phones; }
      .area[data-area="recent"] { grid-area: recent; }
      .board.list { grid: "list" minmax(0, 1fr) / minmax(0, 60em); justify-content: center; }
      .board.list .side { display: none; }
      .area[data-area="contacts"] { grid-area: list; }
      .board.wall { grid: "side phones" minmax(0, 1fr) / minmax(16em, 1fr) minmax(0, 3fr); }
    }
    @container board (min-width: 1080px) {
      .board.desk { grid: "mine mine mine" auto "side phones recent" minmax(0, 1fr) / minmax(18em, 22em) minmax(0, 1fr) minmax(20em, 26em); }
    }
  `}setConfig({layout:t="desk"}){this.layout=t}render(){let{top:t,side:n,middle:o}=zs[this.layout];return c`
      <div class="board ${this.layout}">
        ${t.map(i=>this.#e(i))}
        <div class="side">${n.map(i=>this.#e(i))}</div>
        ${o.map(i=>this.#e(i))}
      </div>
    `}#e(t){let n=this.cards.filter(({config:o})=>o?.view_layout?.area===t);return c`<div class="area" data-area=${t} ?hidden=${n.length===0}>${n}</div>`}};f([x({attribute:!1})],ze.prototype,"cards",2),f([w()],ze.prototype,"layout",2);customElements.define("openvox-uc-board",ze);var xt=class extends P{static{this.noEditor=!0}static async generate(e,t){let[n,o]=await Promise.all([tt(t),G(t.connection,le)]),i=Object.values(o??{}).some(({queues:a})=>Object.keys(a).length>0),r=(a,l,d)=>({title:n(`dashboard.${a}`),path:a,type:"custom:openvox-uc-board",layout:l,cards:d.filter(h=>i||h!=="queues").map(h=>({type:`custom:openvox-uc-${h}`,view_layout:{area:h},...l==="wall"?{wallboard:!0}:{},...l!=="desk"||h==="mine"?{}:{title:n(`dashboard.${h}`)}}))});return{title:n("dashboard.title"),views:[r("switchboard","desk",["mine","dial","calls","queues","phones","recent"]),r("contacts","list",["contacts"]),r("wall","wall",["calls","queues","phones"])]}}};function yo({entities:s,devices:e},t){let n=s[t];if(n?.platform!==S||!n.device_id)return;let[,o=""]=e[n.device_id]?.identifiers?.find(([a])=>a===S)??[],[,i="pbx",r=""]=/_(ext|queue)_(.+)$/.exec(o)??[];return{kind:i,number:r}}function _o(s,e,t){return(n,o)=>{let i=yo(n,o);return i?.kind===e?{config:{type:`custom:${s}`,[t]:[i.number]}}:null}}function vo(s,...e){return(t,n)=>e.includes(n.split(".",1)[0]??"")&&yo(t,n)?.kind==="pbx"?{config:{type:`custom:${s}`}}:null}var xo=_o("openvox-uc-phones","ext","favorites"),wo=_o("openvox-uc-queues","queue","queues"),Po=vo("openvox-uc-recent","todo","calendar"),$o=vo("openvox-uc-calls","sensor","binary_sensor");te("calls",pt,$o);te("contacts",ve);te("dial",we);te("mine",Ne);te("phones",he,xo);te("queues",vt,wo);te("recent",qe,Po);bo("openvox-uc",xt);
