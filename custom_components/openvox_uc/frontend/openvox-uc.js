var wo=Object.defineProperty;var xo=Object.getOwnPropertyDescriptor;var g=(s,t,e,n)=>{for(var o=n>1?void 0:n?xo(t,e):t,i=s.length-1,r;i>=0;i--)(r=s[i])&&(o=(n?r(t,e,o):r(o))||o);return n&&o&&wo(t,e,o),o};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ze=globalThis,Ue=ze.ShadowRoot&&(ze.ShadyCSS===void 0||ze.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Pt=Symbol(),nn=new WeakMap,Pe=class{constructor(t,e,n){if(this._$cssResult$=!0,n!==Pt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(Ue&&t===void 0){let n=e!==void 0&&e.length===1;n&&(t=nn.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),n&&nn.set(e,t))}return t}toString(){return this.cssText}},on=s=>new Pe(typeof s=="string"?s:s+"",void 0,Pt),b=(s,...t)=>{let e=s.length===1?s[0]:t.reduce((n,o,i)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+s[i+1],s[0]);return new Pe(e,s,Pt)},sn=(s,t)=>{if(Ue)s.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let n=document.createElement("style"),o=ze.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=e.cssText,s.appendChild(n)}},$t=Ue?s=>s:s=>s instanceof CSSStyleSheet?(t=>{let e="";for(let n of t.cssRules)e+=n.cssText;return on(e)})(s):s;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Po,defineProperty:$o,getOwnPropertyDescriptor:To,getOwnPropertyNames:ko,getOwnPropertySymbols:Co,getPrototypeOf:Ao}=Object,Fe=globalThis,rn=Fe.trustedTypes,So=rn?rn.emptyScript:"",Oo=Fe.reactiveElementPolyfillSupport,$e=(s,t)=>s,Te={toAttribute(s,t){switch(t){case Boolean:s=s?So:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,t){let e=s;switch(t){case Boolean:e=s!==null;break;case Number:e=s===null?null:Number(s);break;case Object:case Array:try{e=JSON.parse(s)}catch{e=null}}return e}},Ve=(s,t)=>!Po(s,t),an={attribute:!0,type:String,converter:Te,reflect:!1,useDefault:!1,hasChanged:Ve};Symbol.metadata??=Symbol("metadata"),Fe.litPropertyMetadata??=new WeakMap;var N=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=an){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(t,n,e);o!==void 0&&$o(this.prototype,t,o)}}static getPropertyDescriptor(t,e,n){let{get:o,set:i}=To(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:o,set(r){let a=o?.call(this);i?.call(this,r),this.requestUpdate(t,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??an}static _$Ei(){if(this.hasOwnProperty($e("elementProperties")))return;let t=Ao(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty($e("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty($e("properties"))){let e=this.properties,n=[...ko(e),...Co(e)];for(let o of n)this.createProperty(o,e[o])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[n,o]of e)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[e,n]of this.elementProperties){let o=this._$Eu(e,n);o!==void 0&&this._$Eh.set(o,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let n=new Set(t.flat(1/0).reverse());for(let o of n)e.unshift($t(o))}else t!==void 0&&e.push($t(t));return e}static _$Eu(t,e){let n=e.attribute;return n===!1?void 0:typeof n=="string"?n:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let n of e.keys())this.hasOwnProperty(n)&&(t.set(n,this[n]),delete this[n]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return sn(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,n){this._$AK(t,n)}_$ET(t,e){let n=this.constructor.elementProperties.get(t),o=this.constructor._$Eu(t,n);if(o!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:Te).toAttribute(e,n.type);this._$Em=t,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(t,e){let n=this.constructor,o=n._$Eh.get(t);if(o!==void 0&&this._$Em!==o){let i=n.getPropertyOptions(o),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Te;this._$Em=o;let a=r.fromAttribute(e,i.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(t,e,n,o=!1,i){if(t!==void 0){let r=this.constructor;if(o===!1&&(i=this[t]),n??=r.getPropertyOptions(t),!((n.hasChanged??Ve)(i,e)||n.useDefault&&n.reflect&&i===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,n))))return;this.C(t,e,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:n,reflect:o,wrapped:i},r){n&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),i!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||n||(e=void 0),this._$AL.set(t,e)),o===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,i]of n){let{wrapped:r}=i,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,i,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(e)):this._$EM()}catch(n){throw t=!1,this._$EM(),n}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};N.elementStyles=[],N.shadowRootOptions={mode:"open"},N[$e("elementProperties")]=new Map,N[$e("finalized")]=new Map,Oo?.({ReactiveElement:N}),(Fe.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var kt=globalThis,ln=s=>s,We=kt.trustedTypes,dn=We?We.createPolicy("lit-html",{createHTML:s=>s}):void 0,Ct="$lit$",q=`lit$${Math.random().toFixed(9).slice(2)}$`,At="?"+q,Eo=`<${At}>`,oe=document,Ce=()=>oe.createComment(""),Ae=s=>s===null||typeof s!="object"&&typeof s!="function",St=Array.isArray,fn=s=>St(s)||typeof s?.[Symbol.iterator]=="function",Tt=`[ 	
\f\r]`,ke=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,cn=/-->/g,hn=/>/g,te=RegExp(`>|${Tt}(?:([^\\s"'>=/]+)(${Tt}*=${Tt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),un=/'/g,pn=/"/g,gn=/^(?:script|style|textarea|title)$/i,Ot=s=>(t,...e)=>({_$litType$:s,strings:t,values:e}),d=Ot(1),zs=Ot(2),Us=Ot(3),A=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),mn=new WeakMap,ne=oe.createTreeWalker(oe,129);function bn(s,t){if(!St(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return dn!==void 0?dn.createHTML(t):t}var yn=(s,t)=>{let e=s.length-1,n=[],o,i=t===2?"<svg>":t===3?"<math>":"",r=ke;for(let a=0;a<e;a++){let l=s[a],c,h,u=-1,m=0;for(;m<l.length&&(r.lastIndex=m,h=r.exec(l),h!==null);)m=r.lastIndex,r===ke?h[1]==="!--"?r=cn:h[1]!==void 0?r=hn:h[2]!==void 0?(gn.test(h[2])&&(o=RegExp("</"+h[2],"g")),r=te):h[3]!==void 0&&(r=te):r===te?h[0]===">"?(r=o??ke,u=-1):h[1]===void 0?u=-2:(u=r.lastIndex-h[2].length,c=h[1],r=h[3]===void 0?te:h[3]==='"'?pn:un):r===pn||r===un?r=te:r===cn||r===hn?r=ke:(r=te,o=void 0);let f=r===te&&s[a+1].startsWith("/>")?" ":"";i+=r===ke?l+Eo:u>=0?(n.push(c),l.slice(0,u)+Ct+l.slice(u)+q+f):l+q+(u===-2?a:f)}return[bn(s,i+(s[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},Se=class s{constructor({strings:t,_$litType$:e},n){let o;this.parts=[];let i=0,r=0,a=t.length-1,l=this.parts,[c,h]=yn(t,e);if(this.el=s.createElement(c,n),ne.currentNode=this.el.content,e===2||e===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(o=ne.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let u of o.getAttributeNames())if(u.endsWith(Ct)){let m=h[r++],f=o.getAttribute(u).split(q),v=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:v[2],strings:f,ctor:v[1]==="."?Ye:v[1]==="?"?Ge:v[1]==="@"?Ke:ie}),o.removeAttribute(u)}else u.startsWith(q)&&(l.push({type:6,index:i}),o.removeAttribute(u));if(gn.test(o.tagName)){let u=o.textContent.split(q),m=u.length-1;if(m>0){o.textContent=We?We.emptyScript:"";for(let f=0;f<m;f++)o.append(u[f],Ce()),ne.nextNode(),l.push({type:2,index:++i});o.append(u[m],Ce())}}}else if(o.nodeType===8)if(o.data===At)l.push({type:2,index:i});else{let u=-1;for(;(u=o.data.indexOf(q,u+1))!==-1;)l.push({type:7,index:i}),u+=q.length-1}i++}}static createElement(t,e){let n=oe.createElement("template");return n.innerHTML=t,n}};function se(s,t,e=s,n){if(t===A)return t;let o=n!==void 0?e._$Co?.[n]:e._$Cl,i=Ae(t)?void 0:t._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(s),o._$AT(s,e,n)),n!==void 0?(e._$Co??=[])[n]=o:e._$Cl=o),o!==void 0&&(t=se(s,o._$AS(s,t.values),o,n)),t}var je=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:n}=this._$AD,o=(t?.creationScope??oe).importNode(e,!0);ne.currentNode=o;let i=ne.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let c;l.type===2?c=new ce(i,i.nextSibling,this,t):l.type===1?c=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(c=new Qe(i,this,t)),this._$AV.push(c),l=n[++a]}r!==l?.index&&(i=ne.nextNode(),r++)}return ne.currentNode=oe,o}p(t){let e=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,e),e+=n.strings.length-2):n._$AI(t[e])),e++}},ce=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,n,o){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=se(this,t,e),Ae(t)?t===p||t==null||t===""?(this._$AH!==p&&this._$AR(),this._$AH=p):t!==this._$AH&&t!==A&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):fn(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==p&&Ae(this._$AH)?this._$AA.nextSibling.data=t:this.T(oe.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:n}=t,o=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=Se.createElement(bn(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(e);else{let i=new je(o,this),r=i.u(this.options);i.p(e),this.T(r),this._$AH=i}}_$AC(t){let e=mn.get(t.strings);return e===void 0&&mn.set(t.strings,e=new Se(t)),e}k(t){St(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,n,o=0;for(let i of t)o===e.length?e.push(n=new s(this.O(Ce()),this.O(Ce()),this,this.options)):n=e[o],n._$AI(i),o++;o<e.length&&(this._$AR(n&&n._$AB.nextSibling,o),e.length=o)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let n=ln(t).nextSibling;ln(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},ie=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,n,o,i){this.type=1,this._$AH=p,this._$AN=void 0,this.element=t,this.name=e,this._$AM=o,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=p}_$AI(t,e=this,n,o){let i=this.strings,r=!1;if(i===void 0)t=se(this,t,e,0),r=!Ae(t)||t!==this._$AH&&t!==A,r&&(this._$AH=t);else{let a=t,l,c;for(t=i[0],l=0;l<i.length-1;l++)c=se(this,a[n+l],e,l),c===A&&(c=this._$AH[l]),r||=!Ae(c)||c!==this._$AH[l],c===p?t=p:t!==p&&(t+=(c??"")+i[l+1]),this._$AH[l]=c}r&&!o&&this.j(t)}j(t){t===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Ye=class extends ie{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===p?void 0:t}},Ge=class extends ie{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==p)}},Ke=class extends ie{constructor(t,e,n,o,i){super(t,e,n,o,i),this.type=5}_$AI(t,e=this){if((t=se(this,t,e,0)??p)===A)return;let n=this._$AH,o=t===p&&n!==p||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,i=t!==p&&(n===p||o);o&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Qe=class{constructor(t,e,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){se(this,t)}},vn={M:Ct,P:q,A:At,C:1,L:yn,R:je,D:fn,V:se,I:ce,H:ie,N:Ge,U:Ke,B:Ye,F:Qe},Ro=kt.litHtmlPolyfillSupport;Ro?.(Se,ce),(kt.litHtmlVersions??=[]).push("3.3.3");var _n=(s,t,e)=>{let n=e?.renderBefore??t,o=n._$litPart$;if(o===void 0){let i=e?.renderBefore??null;n._$litPart$=o=new ce(t.insertBefore(Ce(),i),i,void 0,e??{})}return o._$AI(s),o};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Et=globalThis,$=class extends N{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=_n(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return A}};$._$litElement$=!0,$.finalized=!0,Et.litElementHydrateSupport?.({LitElement:$});var Io=Et.litElementPolyfillSupport;Io?.({LitElement:$});(Et.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Je={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},he=s=>(...t)=>({_$litDirective$:s,values:t}),F=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,n){this._$Ct=t,this._$AM=e,this._$Ci=n}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:Bo}=vn,wn=s=>s;var xn=()=>document.createComment(""),ue=(s,t,e)=>{let n=s._$AA.parentNode,o=t===void 0?s._$AB:t._$AA;if(e===void 0){let i=n.insertBefore(xn(),o),r=n.insertBefore(xn(),o);e=new Bo(i,r,s,s.options)}else{let i=e._$AB.nextSibling,r=e._$AM,a=r!==s;if(a){let l;e._$AQ?.(s),e._$AM=s,e._$AP!==void 0&&(l=s._$AU)!==r._$AU&&e._$AP(l)}if(i!==o||a){let l=e._$AA;for(;l!==i;){let c=wn(l).nextSibling;wn(n).insertBefore(l,o),l=c}}}return e},V=(s,t,e=s)=>(s._$AI(t,e),s),Ho={},Pn=(s,t=Ho)=>s._$AH=t,$n=s=>s._$AH,Ze=s=>{s._$AR(),s._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Tn=(s,t,e)=>{let n=new Map;for(let o=t;o<=e;o++)n.set(s[o],o);return n},T=he(class extends F{constructor(s){if(super(s),s.type!==Je.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,t,e){let n;e===void 0?e=t:t!==void 0&&(n=t);let o=[],i=[],r=0;for(let a of s)o[r]=n?n(a,r):r,i[r]=e(a,r),r++;return{values:i,keys:o}}render(s,t,e){return this.dt(s,t,e).values}update(s,[t,e,n]){let o=$n(s),{values:i,keys:r}=this.dt(t,e,n);if(!Array.isArray(o))return this.ut=r,i;let a=this.ut??=[],l=[],c,h,u=0,m=o.length-1,f=0,v=i.length-1;for(;u<=m&&f<=v;)if(o[u]===null)u++;else if(o[m]===null)m--;else if(a[u]===r[f])l[f]=V(o[u],i[f]),u++,f++;else if(a[m]===r[v])l[v]=V(o[m],i[v]),m--,v--;else if(a[u]===r[v])l[v]=V(o[u],i[v]),ue(s,l[v+1],o[u]),u++,v--;else if(a[m]===r[f])l[f]=V(o[m],i[f]),ue(s,o[u],o[m]),m--,f++;else if(c===void 0&&(c=Tn(r,f,v),h=Tn(a,u,m)),c.has(a[u]))if(c.has(a[m])){let y=h.get(r[f]),_=y!==void 0?o[y]:null;if(_===null){let P=ue(s,o[u]);V(P,i[f]),l[f]=P}else l[f]=V(_,i[f]),ue(s,o[u],_),o[y]=null;f++}else Ze(o[m]),m--;else Ze(o[u]),u++;for(;f<=v;){let y=ue(s,l[v+1]);V(y,i[f]),l[f++]=y}for(;u<=m;){let y=o[u++];y!==null&&Ze(y)}return this.ut=r,Pn(s,l),A}});/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Mo={attribute:!0,type:String,converter:Te,reflect:!1,hasChanged:Ve},Do=(s=Mo,t,e)=>{let{kind:n,metadata:o}=e,i=globalThis.litPropertyMetadata.get(o);if(i===void 0&&globalThis.litPropertyMetadata.set(o,i=new Map),n==="setter"&&((s=Object.create(s)).wrapped=!0),i.set(e.name,s),n==="accessor"){let{name:r}=e;return{set(a){let l=t.get.call(this);t.set.call(this,a),this.requestUpdate(r,l,s,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,s,a),a}}}if(n==="setter"){let{name:r}=e;return function(a){let l=this[r];t.call(this,a),this.requestUpdate(r,l,s,!0,a)}}throw Error("Unsupported decorator location: "+n)};function w(s){return(t,e)=>typeof e=="object"?Do(s,t,e):((n,o,i)=>{let r=o.hasOwnProperty(i);return o.constructor.createProperty(i,n),r?Object.getOwnPropertyDescriptor(o,i):void 0})(s,t,e)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function x(s){return w({...s,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var re=(s,t,e)=>(e.configurable=!0,e.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(s,t,e),e);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function kn(s,t){return(e,n,o)=>{let i=r=>r.renderRoot?.querySelector(s)??null;if(t){let{get:r,set:a}=typeof n=="object"?e:o??(()=>{let l=Symbol();return{get(){return this[l]},set(c){this[l]=c}}})();return re(e,n,{get(){let l=r.call(this);return l===void 0&&(l=i(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return re(e,n,{get(){return i(this)}})}}/**
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
 */var Oe={agent:{busy:"Busy",do_not_disturb:"Do not disturb",in_use:"In a call",invalid:"Invalid",not_in_use:"Free",on_hold:"On hold",paused:"Paused",ringing:"Ringing",ringing_in_use:"Ringing during a call",unavailable:"Unavailable",unknown:"Unknown",wrap_up:"Wrapping up"},badge:{do_not_disturb:"Do not disturb",forwarding:"Forwarded",missed:"Missed calls",voicemails:"Voicemails"},calls:{description:"What rings and talks now, and who with whom.",label:"Calls now",name:"OpenVox UC calls",none:"No calls at the moment.",to:"to",unknown:"Unknown"},card:{cancel:"Cancel",dismiss:"Dismiss",no_pbx:"No PBX is set up. Add one under Settings > Devices & services.",offline:"Connection lost. What you see is not up to date.",pbx_offline:"{pbx} is not connected. What you see of its phones is not up to date."},confirm:{delete:"Delete {name} from the contacts?",hang_up:"End the call of {name}?"},contact:{company:"Company",contact_name:"Name",note:"Note",numbers:"Phone numbers, one per line",save:"Save",vip:"VIP"},contacts:{add:"Add contact",call:"Call {name}",delete:"Delete {name}",description:"Find, call, add, and change contacts.",edit:"Edit {name}",from:"from {address_book}",label:"Contacts",more:"Show more of {count}",name:"OpenVox UC contacts",none:"No contacts yet.",none_found:"No contact matches.",search:"Search contacts"},dashboard:{calls:"Calls now",contacts:"Contacts",description:"OpenVox UC: who is on the phone, who called, and one click to act.",dial:"Dial",phones:"Phones",queues:"Queues",recent:"Missed and recent",switchboard:"Switchboard",title:"Phones",wall:"Wall"},dial:{call:"Call",calling:"{phone} rings. Pick it up to call {name}.",choose:"Select your phone",contact:"Contact",count:"Matches: {count}",description:"Find contacts, extensions, and earlier callers, and call them from your phone.",extension:"Extension",found:"Matches",from:"Call from",history:"Earlier call",name:"OpenVox UC dial",no_phone:"There is no phone from which you may call.",none_found:"Nobody found.",search:"Name or number",typed:"Number"},direction:{inbound:"Incoming",internal:"Internal",outbound:"Outgoing"},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},menu:{barge:"Join the call",call:"Call from my phone",disturb:"Turn off do not disturb",do_not_disturb:"Turn on do not disturb",hang_up:"Hang up",hold:"Hold",label:"Actions",listen:"Listen to the call",listen_in:"Listen in",mute:"Mute",nothing:"There is nothing to do with this phone at the moment.",pick_up:"Pick up",resume:"Resume",set_my_phone:"Set as my phone",transfer:"Transfer to…",unmute:"Unmute",whisper:"Speak to this phone only"},mine:{about:"{action}: {name}",alert:"When my phone rings",description:"Your own phone: who calls, and what you can do with the call.",earlier:"Earlier calls: {count}, last: {last}",first:"First call",name:"OpenVox UC my phone",notify:"Show a notification while this page is in the background",rings:"{name} is calling",sound:"Play a sound",vip:"VIP"},my_phone:{help:"Calls that you make here ring this phone first. To change it later, select another phone, then Set as my phone.",search:"Name or number",title:"Which phone is yours?"},outcome:{answered:"Answered",failed:"Not reached",missed:"Missed"},phones:{all:"All",busy:"Busy",description:"Who is on the phone, and what you can do now.",filter:"Show",free:"Free",label:"Phones",mine:"my phone",name:"OpenVox UC phones",no_area:"No area",none:"No phones to show.",none_found:"No phone matches.",not_registered:"Not registered",search:"Search phones"},queues:{agents:"Agents",description:"Who waits, for how long, and who is there to answer.",free:"Free agents",longest_wait:"Longest wait",name:"OpenVox UC queues",none:"There are no queues to show.",pause:"Pause {name}",resume:"Resume {name}",waiting:"Waiting"},recent:{add_contact:"Add {number} to contacts",all:"All",call:"Call {name}",calls:"{count} calls",description:"Whom to call back, and the history of all calls.",done:"Mark {name} as done",filter:"Show",full:"Search to find earlier calls.",label:"Missed and recent calls",loading:"Loading…",missed:"To call back",missed_calls:"Missed",more:"Show all ({count})",name:"OpenVox UC missed and recent",none:"No calls yet.",none_found:"No call matches.",not_playable:"The recording cannot be played.",older:"Load earlier calls",outgoing:"Outgoing",play:"Recording of {name}",search:"Search all calls",unknown:"Unknown"},state:{fault:"Fault",idle:"Idle",in_use:"In a call",on_hold:"On hold",ringing:"Ringing",unknown:"Unknown",unregistered:"Not registered"},transfer:{search:"Name or number",title:"Transfer {name} to"}};var S="openvox_uc";function It(s){return`component.${S}.config_panel.${s}`}var Rt=new WeakMap;function et(s){let{connection:t,language:e}=s,n=Rt.get(t);if(n?.language===e)return n.texts;let o=Xo(s);return Rt.set(t,{language:e,texts:o}),o.catch(()=>Rt.delete(t)),o}async function Xo(s){let t=await s.loadBackendTranslation("config_panel",S);return(e,n)=>t(It(e),n)}async function pe(s,t){let e=t?.error??t;if((typeof e=="number"?e:e.code)===3)return s.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:o,translation_key:i,translation_placeholders:r}=e;return(o?await s.loadBackendTranslation("exceptions",o).catch(()=>{}):void 0)?.(`component.${o}.exceptions.${i}.message`,r)||n||String(e)}function W(...s){return{schema:[{name:"title",selector:{text:{}}},...s],computeLabel:({name:t},e)=>e(It(`editor.${t}`))||Oe.editor[t]}}function tt(){return document.querySelector("home-assistant")?.hass}async function Bt(s){await s?.().catch(()=>{})}var Ht=class{constructor(t,e){this.connection=t;this.source=e}#e=new Set;#t;#n=0;#i;listen(t){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#o),this.#o()),this.#e.add(t),()=>{this.#e.delete(t)&&this.#e.size===0&&this.#r()}}#o=()=>{let t=this.#s();this.connection.subscribeMessage(e=>{t===this.#n&&this.#l(e)},this.source.message,{resubscribe:!1}).then(e=>{t===this.#n?this.#t=e:Bt(e)},()=>{t===this.#n&&(this.#i=setTimeout(this.#o,5e3))})};#s(){return clearTimeout(this.#i),this.#t=void 0,this.#n+=1,this.#n}#r(){this.connection.removeEventListener("ready",this.#o),this.connection.connected&&Bt(this.#t),this.#s(),this.value=void 0}#l(t){this.value=this.source.reduce(this.value,t);for(let e of[...this.#e])e()}},Cn=new WeakMap;function No(s,t){let e=Cn.get(s)??new WeakMap;Cn.set(s,e);let n=e.get(t)??new Ht(s,t);return e.set(t,n),n}var j=class{constructor(t,e){this.host=t;this.source=e;t.addController(this)}#e;#t;get value(){return this.#e?.value}follow(t){this.source=t,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let t=this.host.hass?.connection;if(!t)return;let e=No(t,this.source);if(e===this.#e)return;let n=this.#t;this.#e=e,this.#t=e.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function Y(s,t){let e;try{let n=await new Promise((o,i)=>{e=s.subscribeMessage(o,t.message,{resubscribe:!1}),e.catch(i)});return t.reduce(void 0,n)}catch{return}finally{e?.then(Bt,()=>{})}}var qo={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,phones:{},calls:{},queues:{}};function Mt(s,t){if(!t)return s;let e={...s};for(let[n,o]of Object.entries(t))o==null?delete e[n]:e[n]=o;return e}function zo(s,{phones:t,calls:e,queues:n,...o}){return{...s,...o,phones:Mt(s.phones,t),calls:Mt(s.calls,e),queues:Mt(s.queues,n)}}function Uo(s={},t){let e="all"in t,n=e?{}:{...s};for(let[o,i]of Object.entries(e?t.all:t.changes))n[o]=zo(n[o]??qo,i);return n}var ae={message:{type:"openvox_uc/live"},reduce:Uo},nt=class extends j{constructor(t){super(t,ae)}get pbxs(){return this.value}};function E({entryId:s,number:t}){return`${s} ${t}`}function k({number:s,phone:t}){return t.name??s}function le(s,t){return s.entryId===t?.entryId&&s.number===t.number}function H({phone:s}){return s.state==="ringing"}var Fo=new Set(["in_use","on_hold"]);function R({phone:s,pbx:t}){let e=s.call_id===null?void 0:t.calls[s.call_id];return Fo.has(s.state)&&e?.answered_at!==null}function me(s){return s.phone.control&&s.pbx.connected&&R(s)}function L({phone:s,pbx:t}){return t.connected&&s.state||"unknown"}function Dt(s,t){return s.length-t.length||(s<t?-1:+(s>t))}function z(s){return Object.entries(s).flatMap(([t,e])=>Object.entries(e.phones).map(([n,o])=>({entryId:t,number:n,pbx:e,phone:o}))).sort((t,e)=>Dt(t.number,e.number))}function I(s,t,e){let n=s[t],o=n?.phones[e];return n&&o&&{entryId:t,number:e,pbx:n,phone:o}}function ot({number:s,phone:t},e){let n=[s,t.name,t.with_name,t.with_number].join(" ").toLowerCase();return e.toLowerCase().split(/\s+/).every(o=>n.includes(o))}var An=["all","free","busy","not_registered"],Vo={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function Ee({phone:s},t){return t==="all"||s.state!==null&&Vo[s.state]===t}var Sn="openvox_uc",Wo={message:{type:"frontend/subscribe_user_data",key:Sn},reduce:(s,{value:t})=>t??{}};function M(s){return z(s).filter(({phone:t})=>t.control&&t.device_id)}var st=class extends j{constructor(t){super(t,Wo)}findIn(t){let e=this.value?.phone,n=e&&I(t,e.entry_id,e.number);if(n?.phone.control&&n.phone.device_id)return n;let o=M(t);return o.length===1?o[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(t,{entryId:e,number:n}){return this.#e(t,{phone:{entry_id:e,number:n}})}fold(t,e){let n=this.collapsed.filter(o=>o!==e);return this.#e(t,{collapsed:this.collapsed.includes(e)?n:[...n,e]})}get alert(){return this.value?.alert??{}}alertBy(t,e){return this.#e(t,{alert:e})}#e(t,e){return t.callWS({type:"frontend/set_user_data",key:Sn,value:{...this.value,...e}})}};var On=new WeakMap;function En(s,t){let e=Object.keys(t);if(e.every(i=>s[i]===t[i]))return s;let n=On.get(s);if(n&&e.every(i=>n[i]===t[i]))return n;let o={...s,...t};return On.set(s,o),o}function jo(s,t){let e=({device_id:r})=>r===null?void 0:t[r],n=(r,a)=>{let l=r===null?void 0:s.phones[r];return(l&&e(l)?.name_by_user)??a},o=Object.entries(s.phones).filter(([,r])=>!e(r)?.disabled_by).map(([r,a])=>{let l=a.direction==="internal"?n(a.with_number,a.with_name):a.with_name;return[r,En(a,{name:n(r,a.name),with_name:l})]}),i=Object.entries(s.calls).map(([r,a])=>{let{direction:l,caller:c,callee:h}=a,u={caller_name:l==="inbound"?a.caller_name:n(c,a.caller_name),callee_name:l==="outbound"?a.callee_name:n(h,a.callee_name)};return[r,En(a,u)]});return{...s,name:t[s.device_id]?.name_by_user??s.name,phones:Object.fromEntries(o),calls:Object.fromEntries(i)}}var it;function Rn(s,t){if(it?.before!==s||it.devices!==t){let e=Object.fromEntries(Object.entries(s).map(([n,o])=>[n,jo(o,t)]));it={before:s,devices:t,after:e}}return it.after}var rt=b`
  input, select {
    box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit;
    background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
`,X=b`
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
`,at=b`
  .filters { display: flex; flex-wrap: wrap; gap: 4px; }
  .chip {
    display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
    background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
  }
  .chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
  .chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var Yo={ArrowDown:1,ArrowUp:-1},G=class{constructor(t,e){this.host=t;this.settings=e;this.text="";this.#e=!0;this.#t=0;this.#n=0;t.addController(this)}#e;#t;#n;static{this.styles=[rt,b`
      ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
      li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
      li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
    `]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#n&&(this.#n=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(t){this.text=t,this.#t=0,this.#e=!0,this.settings.typed?.(t),this.host.requestUpdate()}choose(t=this.#i.selected){t!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(t))}renderInput(t){let{index:e,isShown:n}=this.#i;return d`
      <input
        type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
        maxlength=${this.settings.maxLength??p} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
        aria-activedescendant=${n?`option${e}`:p} aria-label=${t} placeholder=${t}
        .value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${o=>this.#o(o)}
      />
    `}renderList(t,e){let{options:n,selected:o,isShown:i}=this.#i;return d`
      <ul id="options" role="listbox" aria-label=${t} ?hidden=${!i}>
        ${(i?n:[]).map((r,a)=>d`
            <li id="option${a}" role="option" aria-selected=${r===o} @click=${()=>this.choose(r)}>
              ${e(r)}
            </li>
          `)}
      </ul>
    `}get#i(){let t=this.settings.options(),e=Math.min(this.#t,t.length-1);return{options:t,index:e,selected:t[e],isShown:this.#e&&t.length>0}}#o(t){if(t.isComposing)return;let{options:e,index:n,isShown:o}=this.#i,i=Yo[t.key];if(i)this.#e&&(this.#t=(n+i+e.length)%e.length||0),this.#e=!0;else if(t.key==="Enter")this.choose();else{if(t.key!=="Escape"||!this.settings.closes)return;o?this.#e=!1:this.enter("")}t.preventDefault(),this.host.requestUpdate()}};var K={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},lt={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},In={do_not_disturb:"mdi:minus-circle",forwarding:"mdi:phone-forward",voicemails:"mdi:voicemail",missed:"mdi:phone-missed"};var Go=/\d/,fe=class extends ${constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new G(this,{options:()=>this.#t(),choose:e=>this.dispatchEvent(new CustomEvent("pick",{detail:e}))})}#e;static{this.styles=[G.styles,X,b`
      :host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
      ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
      .name { flex: 1; overflow-wrap: anywhere; }
      .number { color: var(--secondary-text-color); }
    `]}firstUpdated(){this.#e.input.focus()}render(){return d`
      ${this.#e.renderInput(this.label)}
      ${this.#e.renderList(this.label,e=>d`
          ${typeof e=="string"?p:d`<ha-icon data-state=${L(e)} .icon=${K[L(e)]}></ha-icon>`}
          <span class="name" dir="auto">${typeof e=="string"?e:k(e)}</span>
          ${typeof e=="string"?p:d`<span class="number">${e.number}</span>`}
        `)}
    `}#t(){let e=this.#e.text.trim(),n=r=>+!Ee(r,"free"),o=this.phones.filter(r=>ot(r,e)).sort((r,a)=>n(r)-n(a));return this.free&&Go.test(e)&&!o.some(({number:r})=>r===e)?[...o,e]:o}};g([w()],fe.prototype,"label",2),g([w({attribute:!1})],fe.prototype,"phones",2),g([w({type:Boolean})],fe.prototype,"free",2);customElements.define("openvox-uc-picker",fe);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Bn="important",Ko=" !"+Bn,Hn=he(class extends F{constructor(s){if(super(s),s.type!==Je.ATTRIBUTE||s.name!=="style"||s.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(s){return Object.keys(s).reduce((t,e)=>{let n=s[e];return n==null?t:t+`${e=e.includes("-")?e:e.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(s,[t]){let{style:e}=s.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let n of this.ft)t[n]==null&&(this.ft.delete(n),n.includes("-")?e.removeProperty(n):e[n]=null);for(let n in t){let o=t[n];if(o!=null){this.ft.add(n);let i=typeof o=="string"&&o.endsWith(Ko);n.includes("-")||i?e.setProperty(n,i?o.slice(0,-11):o,i?Bn:""):e[n]=o}}return A}});var Mn=600,Dn=320,Re=8;function Qo(){let s=document.activeElement;for(;s?.shadowRoot?.activeElement;)s=s.shadowRoot.activeElement;return s}var ge=class extends ${constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=b`
    dialog {
      position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
      inline-size: min(${Dn}px, calc(100vw - ${2*Re}px)); overflow: auto;
      border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
      background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
    }
    dialog::backdrop { background: rgb(0 0 0 / 25%); }
    h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
    @media (max-width: ${Mn-1}px) {
      dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
    }
  `}connectedCallback(){super.connectedCallback(),this.#e=Qo()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return d`
      <dialog aria-labelledby="heading" style=${Hn(this.#t())} @close=${this.#i} @click=${this.#n}>
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <slot></slot>
      </dialog>
    `}#t(){if(!this.near||innerWidth<Mn)return{};let{left:e,top:n,bottom:o}=this.near,i=`${Math.max(Re,Math.min(e,innerWidth-Dn-Re))}px`,a=(n+o)/2<innerHeight/2?{top:`${o}px`,bottom:"auto","max-height":`${innerHeight-o-Re}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Re}px`};return{margin:"0",left:i,right:"auto",...a}}#n(e){if(e.target!==this.dialog)return;let{left:n,right:o,top:i,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=e;(a<n||a>o||l<i||l>r)&&this.#i()}#i(){this.dispatchEvent(new Event("close"))}};g([w()],ge.prototype,"heading",2),g([w({attribute:!1})],ge.prototype,"near",2),g([kn("dialog")],ge.prototype,"dialog",2);customElements.define("openvox-uc-sheet",ge);var Jo=["areas","connected","connection","devices","entities","language","user"],Zo={};function es(s,t){return!s||!t||Jo.some(e=>s[e]!==t[e])}var C=class extends ${constructor(){super(...arguments);this.live=new nt(this);this.myPhone=new st(this)}#e;static{this.styles=[rt,b`
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
    `]}static getStubConfig(){return{}}static getConfigForm(){return W()}setConfig(e){this.config=e}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(e){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,et(n).then(o=>{this.texts=o},()=>{this.#e=void 0}))}async act(e){this.error=void 0,this.sheet=void 0;try{await e()}catch(n){this.hass&&(this.error=await pe(this.hass,n))}}withMyPhone(e,{near:n,entryId:o}={}){let i=this.mine;i?this.act(()=>e(i)):this.chooseMyPhone(n,{entryId:o,afterwards:e})}chooseMyPhone(e,{entryId:n,afterwards:o}={}){let{hass:i,texts:r}=this;if(!i||!r)return;let a=({detail:l})=>{typeof l!="string"&&this.act(async()=>{await this.myPhone.choose(i,l),await o?.(l)})};this.sheet={heading:r("my_phone.title"),near:e,content:()=>d`
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
      `}}get pbxs(){return Rn(this.live.pbxs??Zo,this.hass?.devices??{})}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:e,hass:n,texts:o}=this,i=this.live.pbxs;if(!n||!e||!o)return p;let r=!n.connected;return d`
      <ha-card>
        ${e.title?d`<div class="title" role="heading" aria-level="2" dir="auto">${e.title}</div>`:p}
        ${this.#t(o).map(a=>d`<div class="notice" role="status">${a}</div>`)}
        ${this.error?d`<div class="notice error" role="alert">
                <span dir="auto">${this.error}</span>
                <button class="icon-button" aria-label=${o("card.dismiss")} @click=${()=>this.#i()}>
                  <ha-icon icon="mdi:close"></ha-icon>
                </button>
              </div>`:p}
        <div class="content ${r?"offline":""}" data-scrolls ?inert=${r}>${i?this.renderContent(o):p}</div>
        ${this.sheet&&!r?this.#n(o,this.sheet):p}
      </ha-card>
    `}#t(e){if(!this.hass?.connected)return[e("card.offline")];let n=this.live.pbxs&&Object.values(this.pbxs);return n?.length===0?[e("card.no_pbx")]:(n??[]).filter(({connected:o})=>!o).map(({name:o})=>e("card.pbx_offline",{pbx:o}))}#n(e,{heading:n,near:o,content:i}){return d`<openvox-uc-sheet .heading=${n} .near=${o} @close=${()=>this.closeSheet()}>${i(e)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#i(){this.error=void 0}};g([w({attribute:!1,hasChanged:es})],C.prototype,"hass",2),g([x()],C.prototype,"config",2),g([x()],C.prototype,"texts",2),g([x()],C.prototype,"error",2),g([x()],C.prototype,"sheet",2);var ts=new Set(["idle","ringing","in_use","on_hold"]),Lt=new Set,Nn;function Ln(s){Nn=s;for(let t of Lt)t()}function ct(s,t){return s.entryId===t.entryId&&s.number!==t.number&&s.phone.call_id!==t.phone.call_id&&ts.has(s.phone.state)}var dt=class{#e;constructor(t){this.#e=()=>t.requestUpdate(),t.addController(this)}get from(){return Nn}hostConnected(){Lt.add(this.#e)}hostDisconnected(){Lt.delete(this.#e)}};function qn(s,t){let e=[],n=document;for(;n;){let o=n.elementFromPoint(s,t);if(!o||o===e.at(-1))break;e.push(o),n=o.shadowRoot}return e}function ns(s,t){for(let e of qn(s,t)){let n=e.closest("[droppable]");if(n)return n}}function os(s,t){for(let e of qn(s,t).reverse()){let n=e.closest("[data-scrolls]"),{top:o,bottom:i}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,Xn(t,o,i));return}}scrollBy(0,Xn(t,0,innerHeight))}function Xn(s,t,e){return(+(s>e-48)-+(s<t+48))*12}function ss(s){let t=document.createElement("div");return t.textContent=s,t.ariaHidden="true",t.style.cssText=`
    position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
    color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
  `,document.body.append(t),t}function zn(s,t,e,n){let o=new AbortController,{signal:i}=o,[r,a]=[s.clientX,s.clientY],l,c,h=0,u=()=>{let _=ns(r,a);_!==c&&(c?.removeAttribute("over"),_?.setAttribute("over",""),c=_)},m=()=>{os(r,a),u(),h=requestAnimationFrame(m)},f=()=>{o.abort(),cancelAnimationFrame(h),c?.removeAttribute("over"),l?.remove(),l&&Ln(void 0)},v=_=>{if(_.pointerId===s.pointerId){if([r,a]=[_.clientX,_.clientY],!l){if(Math.hypot(r-s.clientX,a-s.clientY)<6)return;l=ss(e),Ln(t),m()}l.style.transform=`translate(${r+6}px, ${a+6}px)`,u()}},y=_=>{if(_.pointerId!==s.pointerId)return;let P=c?.about;l&&is(),f(),P&&n(P)};addEventListener("pointermove",v,{signal:i}),addEventListener("pointerup",y,{signal:i}),addEventListener("pointercancel",f,{signal:i}),addEventListener("keydown",({key:_})=>_==="Escape"&&f(),{signal:i})}function is(){let s=t=>t.stopPropagation();addEventListener("click",s,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",s,{capture:!0}))}var rs=new Set(["ringing","in_use","on_hold"]),as=new Set(["idle","in_use","on_hold"]),Nt=new Map;function Un({about:s}){return s.phone.call_id!==null&&Nt.get(E(s))===s.phone.call_id}function qt({hass:s,about:t}){let e=Object.values(s.entities).find(o=>o?.device_id===t.phone.device_id&&o.platform===S&&o.translation_key==="dnd"),n=e&&s.states[e.entity_id]?.state;return n?{entityId:e.entity_id,state:n}:void 0}function U(s,t,{phone:e},n={}){return s.callService(S,t,n,{device_id:e.device_id??[]},!1)}function ht(s,t){return{run:(e,{hass:n,about:o})=>{e.act(()=>U(n,s,o).then(()=>t?.(o)))}}}function Xt(s,t){return{byMyPhone:!0,run:(e,{hass:n,about:o},i)=>e.withMyPhone(r=>U(n,s,r,t(o.number)),{near:i,entryId:o.entryId})}}function Fn(s){return{run:(t,e)=>{let n=qt(e);n&&t.act(()=>e.hass.callService("switch",s,{},{entity_id:n.entityId},!1))}}}var Vn=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],ls=[{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:s})=>s.pbx.pickup&&H(s),...Xt("pick_up",s=>({extension:s}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:s})=>as.has(s.phone.state),...Xt("dial",s=>({number:s}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:s})=>R(s),run:(s,{about:t},e)=>s.askForTarget(t,e)},{key:"hold",icon:"mdi:phone-paused",offered:({about:s})=>R(s)&&s.phone.state==="in_use",...ht("hold")},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:s})=>s.phone.state==="on_hold",...ht("resume")},{key:"mute",icon:"mdi:microphone-off",offered:s=>R(s.about)&&!Un(s),...ht("mute",s=>Nt.set(E(s),s.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:s=>R(s.about)&&Un(s),...ht("unmute",s=>Nt.delete(E(s)))},...Vn.map(([s,t])=>({key:s,icon:t,offered:({about:e})=>e.pbx.may_listen_in&&R(e),...Xt("listen_in",e=>({extension:e,mode:s}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:s})=>rs.has(s.phone.state),run:(s,{about:t},e)=>s.hangUpPhone(t,e)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:s=>qt(s)?.state==="off",...Fn("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:s=>qt(s)?.state==="on",...Fn("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:s,mine:t})=>s.phone.device_id!==null&&!le(s,t),run:(s,{hass:t,about:e})=>{s.act(()=>s.myPhone.choose(t,e))}}],zt=Vn.map(([s])=>s);function ds(s,t){let{about:e,mine:n}=t;return!e.phone.control||!e.pbx.connected||!s.offered(t)?!1:!s.byMyPhone||!n?!0:n.entryId===e.entryId&&n.number!==e.number&&n.phone.state==="idle"}function Wn(s,t){return ls.filter(e=>(!t||t.includes(e.key))&&ds(e,s))}var Ie=class extends ${constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=b`
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
        ${T(this.items,({key:e})=>e,({icon:e,label:n,run:o})=>d`
            <button role="menuitem" tabindex="-1" @click=${()=>o()}><ha-icon .icon=${e}></ha-icon>${n}</button>
          `)}
      </div>
    `}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(e){let n=this.#e(),o=n.indexOf(this.shadowRoot?.activeElement),i=new Map([["ArrowDown",o+1],["ArrowUp",o-1],["Home",0],["End",-1]]).get(e.key);i!==void 0&&(e.preventDefault(),n.at(i%n.length)?.focus())}};g([w()],Ie.prototype,"label",2),g([w({attribute:!1})],Ie.prototype,"items",2);customElements.define("openvox-uc-menu",Ie);var D=class extends C{itemsFor(t,e,n){let{hass:o,texts:i}=this;if(!o||!i)return[];let r={hass:o,about:t,mine:this.mine};return Wn(r,n).map(({key:a,icon:l,run:c})=>({key:a,icon:l,label:i(`menu.${a}`),run:(h=e)=>c(this,r,h)}))}openMenu({entryId:t,number:e},n,o){let i=()=>I(this.pbxs,t,e),r=i();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${e})`:e,near:n,content:a=>{let l=i(),c=l?this.itemsFor(l,n,o):[];return c.length>0?d`<openvox-uc-menu .label=${a("menu.label")} .items=${c}></openvox-uc-menu>`:d`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(t,e){let{texts:n}=this;if(!n)return;let o=({detail:i})=>this.transfer(t,typeof i=="string"?i:i.number);this.sheet={heading:n("transfer.title",{name:jn(t,n)}),near:e,content:()=>d`
        <openvox-uc-picker
          free
          .label=${n("transfer.search")}
          .phones=${z(this.pbxs).filter(i=>ct(i,t))}
          @pick=${o}
        ></openvox-uc-picker>
      `}}drag(t,e){let{texts:n}=this,o=t.composedPath().some(i=>i instanceof Element&&i.matches(".handle"));!n||t.button!==0||t.pointerType!=="mouse"&&!o||!me(e)||zn(t,e,jn(e,n),i=>this.transfer(e,i.number))}hangUpPhone(t,e){let{hass:n,texts:o}=this;if(!n||!o)return;let i=()=>{this.act(()=>U(n,"hang_up",t))};le(t,this.mine)?i():this.confirm(o("confirm.hang_up",{name:k(t)}),o("menu.hang_up"),e,i)}hangUpCall(t,e,n){let{hass:o,texts:i}=this;if(!o||!i)return;let r=()=>{this.act(()=>o.callService(S,"hang_up",{call_id:t},void 0,!1))};this.mine?.phone.call_id===t?r():this.confirm(i("confirm.hang_up",{name:e}),i("menu.hang_up"),n,r)}transfer(t,e){let{hass:n}=this;n&&this.act(()=>U(n,"transfer",t,{number:e,call_id:t.phone.call_id}))}};function jn({phone:s},t){return s.with_name??s.with_number??t("calls.unknown")}var Ut=3,ut=class extends D{static{this.styles=[D.styles,X,b`
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
    `]}static getConfigForm(){return W({name:"wallboard",selector:{boolean:{}}})}update(t){let e=this.shadowRoot?.activeElement;super.update(t),e&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(t){let e=cs(this.pbxs);return e.length===0?d`<p class="hint" tabindex="-1">${t("calls.none")}</p>`:d`
      <ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${t("calls.label")}>
        ${T(e,({call:n,pbx:o})=>`${o.device_id} ${n.call_id}`,n=>this.#e(t,n))}
      </ul>
    `}#e(t,e){let{call:n,pbx:o}=e,i=us(e),r=this.config?.wallboard===!0,[a,l]=Yn(e,t),c=r?void 0:hs(e);return d`
      <li data-state=${i} @pointerdown=${h=>c&&this.drag(h,c)}>
        <ha-icon class="direction" role="img" aria-label=${t(`direction.${n.direction}`)} .icon=${lt[n.direction]}></ha-icon>
        <div class="who">
          <div class="parties">
            <bdi>${a}</bdi>
            <ha-icon class="arrow" role="img" aria-label=${t("calls.to")} icon="mdi:arrow-right"></ha-icon>
            <bdi>${l}</bdi>
          </div>
          <div class="detail">
            <span>${t(`state.${i}`)}</span>
            <span>${o.connected?d`<openvox-uc-elapsed since=${ps(e,i)??p}></openvox-uc-elapsed>`:t("state.unknown")}</span>
            ${n.company?d`<span><bdi>${n.company}</bdi></span>`:p}
            ${n.trunk?d`<span><bdi>${n.trunk}</bdi></span>`:p}
            ${Object.keys(this.pbxs).length>1?d`<span><bdi>${o.name}</bdi></span>`:p}
          </div>
        </div>
        <div class="buttons">
          ${T(r?[]:this.#t(t,e,c),({key:h})=>h,({icon:h,label:u,run:m})=>d`
              <button
                class="icon-button" aria-label=${u} title=${u}
                @click=${({currentTarget:f})=>m(f.getBoundingClientRect())}
              >
                <ha-icon .icon=${h}></ha-icon>
              </button>
            `)}
          ${c&&me(c)?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
        </div>
      </li>
    `}#t(t,e,n){let{call:o,pbx:i,phones:r}=e,a=r.find(H),l=n?this.itemsFor(n,void 0,zt):[],c=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&c.push({key:"listen_in",icon:"mdi:ear-hearing",label:t("menu.listen_in"),run:h=>this.openMenu(n,h,zt)}),i.connected&&r.some(({phone:h})=>h.control)&&c.push({key:"hang_up",icon:"mdi:phone-hangup",label:t("menu.hang_up"),run:h=>this.hangUpCall(o.call_id,Yn(e,t).join(", "),h)}),c}};function cs(s){let t=z(s).filter(({phone:e})=>e.call_id!==null);return Object.values(s).flatMap(e=>Object.values(e.calls).map(n=>({pbx:e,call:n,phones:t.filter(o=>o.pbx===e&&o.phone.call_id===n.call_id)}))).sort((e,n)=>(e.call.started_at??"").localeCompare(n.call.started_at??""))}function hs({call:s,phones:t}){let e=t.filter(R);return e.find(({number:n})=>n===s.answered_by)??e.find(({number:n})=>n!==s.caller)??e[0]}function us({call:s,phones:t}){return t.some(({phone:e})=>e.state==="on_hold")?"on_hold":s.answered_at===null||t.some(H)&&!t.some(R)?"ringing":"in_use"}function ps({call:s,phones:t},e){return e!=="ringing"?s.answered_at:s.answered_at===null?s.started_at:t.find(H)?.phone.since??s.answered_at}function Yn(s,t){let{caller_name:e,caller:n}=s.call;return[e??n??t("calls.unknown"),ms(s).join(", ")||t("calls.unknown")]}function ms({call:s,phones:t}){let e=s.direction==="outbound"?[]:t.filter(({number:i})=>s.direction!=="internal"||i!==s.caller),n=(e.some(R)?e.filter(R):e.filter(H)).map(k),o=s.callee_name??s.callee??s.dialed;return n.length===0?o===null?[]:[o]:n.length>Ut?[...n.slice(0,Ut),`+${n.length-Ut}`]:n}var Ft={company:128,note:500,vip:!1},Gn=Object.keys(Ft);async function Vt(s,t,e){let n={search:t,limit:e};return(await s.callService(S,"get_contacts",n,{},!1,!0)).response}async function Wt(s,t,e){await s.callService(S,"set_contact",{...t},{},!1),e&&e.name!==t.name&&await jt(s,e)}async function jt(s,{name:t,numbers:e}){await s.callService(S,"delete_contact",{name:t,number:e[0]},{},!1)}async function Kn(s,{name:t,numbers:e,...n}){let{contacts:o}=await Vt(s,t,1e3),i=o.filter(l=>l.address_book===null&&l.name.toLowerCase()===t.toLowerCase()),[r]=i.length===1?i:[],a=Object.entries(n).map(([l,c])=>[l,c||r?.[l]||c]);await Wt(s,{name:t,numbers:[...r?.numbers??[],...e],...Object.fromEntries(a)})}var pt=b`
  form { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
  form label { display: flex; align-items: center; gap: 8px; }
  form input[type="checkbox"] { inline-size: auto; }
  form textarea {
    box-sizing: border-box; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit; resize: vertical;
    background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
  form .answer { align-self: end; }
`;function mt(s,t,e){return d`
    <form @submit=${o=>{o.preventDefault();let i=new FormData(o.target),r=String(i.get("name")).trim(),a=String(i.get("numbers")).split(`
`).map(c=>c.trim()).filter(Boolean),l=Gn.map(c=>{let h=i.get(c);return[c,Ft[c]?String(h).trim():h!==null]}).filter(([c,h])=>h!==""||t[c]);r&&a.length>0&&e({name:r,numbers:a,...Object.fromEntries(l)})}}>
      <input
        name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${t.name}
        aria-label=${s("contact.contact_name")} placeholder=${s("contact.contact_name")}
      />
      <textarea
        name="numbers" required rows=${Math.min(6,t.numbers.length+1)} autocomplete="off"
        aria-label=${s("contact.numbers")} placeholder=${s("contact.numbers")} .value=${t.numbers.join(`
`)}
      ></textarea>
      ${Gn.map(o=>fs(s,o,t[o]))}
      <button class="answer">${s("contact.save")}</button>
    </form>
  `}function fs(s,t,e){let n=s(`contact.${t}`),o=Ft[t];return o?t==="note"?d`<textarea name=${t} rows="2" maxlength=${o} dir="auto" aria-label=${n} placeholder=${n} .value=${e??""}></textarea>`:d`<input name=${t} autocomplete="off" maxlength=${o} dir="auto" aria-label=${n} placeholder=${n} .value=${e??""} />`:d`<label><input type="checkbox" name=${t} .checked=${e===!0} />${n}</label>`}var Q=class{#e;run(t){this.cancel(),this.#e=setTimeout(t,200)}cancel(){clearTimeout(this.#e)}};var B=class extends C{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[C.styles,b`
      .dial-status { margin: 0; padding: 8px 16px; }
      .dial-status:empty { display: none; }
    `]}willUpdate(e){if(super.willUpdate(e),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||M(this.pbxs).length>0}canCall({entryId:e,number:n}){let o=this.mine;return!o||!e?this.mayDial:o.entryId===e&&o.number!==n}entryOf(e,n){return I(this.pbxs,e,n)&&e}dial(e,n,o){let{hass:i,texts:r}=this;!i||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await U(i,"dial",a,{number:e.number}),this.dialStatus=r("dial.calling",{name:e.name??e.number,phone:k(a)}),o?.()}finally{this.#e=!1}}},{near:n,...e.entryId?{entryId:e.entryId}:{}}))}renderDialStatus(){return d`<p class="dial-status" role="status">${this.dialStatus}</p>`}};g([x()],B.prototype,"dialStatus",2);function J(s,t){let e=s?.activeElement,n=e?.closest("ul"),o=e?.closest("li"),i=n&&o?[...n.children].indexOf(o):-1,r=e?.dataset.action;if(t(),!s||!e||s.activeElement)return;if(e.isConnected){e.focus({preventScroll:!0});return}let a=n?.isConnected?[...n.children]:[],l=i>=0?a[Math.min(i,a.length-1)]:void 0;(l?.querySelector(`[data-action="${r}"]`)??l?.querySelector("button")??s.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var Yt=100,gs=64,Qn={name:"",numbers:[],company:"",note:"",vip:!1,address_book:null},be=class extends B{constructor(){super(...arguments);this.limit=Yt;this.#e=new Q;this.#t="";this.#n=!1}#e;#t;#n;static{this.styles=[B.styles,pt,b`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel(),this.#n=!1}willUpdate(e){super.willUpdate(e),this.hass&&!this.#n&&(this.#n=!0,this.#s())}update(e){J(this.shadowRoot,()=>super.update(e))}renderContent(e){let{contacts:n,total:o}=this.found??{contacts:[],total:0};return d`
      <div class="tools">
        <input
          type="search" maxlength=${gs} autocomplete="off" aria-label=${e("contacts.search")}
          placeholder=${e("contacts.search")} @input=${this.#r}
        />
        ${this.#o?d`<button class="answer" data-action="add" @click=${this.#a}>${e("contacts.add")}</button>`:p}
      </div>
      ${this.renderDialStatus()}
      ${this.found&&n.length===0?d`<p class="hint" role="status">${e(this.#t?"contacts.none_found":"contacts.none")}</p>`:p}
      <ul aria-label=${e("contacts.label")}>
        ${T(n,bs,i=>this.#i(e,i))}
      </ul>
      ${n.length<o?d`<button class="answer more" @click=${this.#l}>${e("contacts.more",{count:o})}</button>`:p}
    `}#i(e,n){let{name:o,numbers:i,company:r,vip:a,address_book:l}=n,c=i[0]??"",h=[this.mayDial&&c&&{key:"call",icon:"mdi:phone",run:u=>this.dial({name:o,number:c},u)},this.#o&&l===null&&{key:"edit",icon:"mdi:pencil",run:u=>this.#d(n,u)},this.#o&&l===null&&{key:"delete",icon:"mdi:delete",run:u=>this.#c(n,u)}].filter(u=>typeof u=="object");return d`
      <li>
        <ha-icon icon=${a?"mdi:account-star":"mdi:account"} role="img" aria-label=${a?e("mine.vip"):p}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${o}</bdi></div>
          <div class="detail">
            ${r?d`<bdi>${r}</bdi>`:p}
            ${i.map(u=>d`<bdi>${u}</bdi>`)}
            ${l===null?p:d`<span>${e("contacts.from",{address_book:l})}</span>`}
          </div>
        </div>
        <div class="buttons">
          ${h.map(({key:u,icon:m,run:f})=>d`
              <button
                class="icon-button" data-action=${u} aria-label=${e(`contacts.${u}`,{name:o})} title=${e(`contacts.${u}`,{name:o})}
                @click=${({currentTarget:v})=>f(v.getBoundingClientRect())}
              >
                <ha-icon .icon=${m}></ha-icon>
              </button>
            `)}
        </div>
      </li>
    `}get#o(){return this.hass?.user?.is_admin===!0}async#s(){let{hass:e,limit:n}=this,o=this.#t;if(e)try{let i=await Vt(e,o,n);o===this.#t&&n===this.limit&&(this.found=i)}catch(i){this.error=await pe(e,i)}}#r({target:e}){let n=e.value.trim();this.#e.run(()=>{this.#t=n,this.limit=Yt,this.#s()})}#l(){this.limit+=Yt,this.#s()}#a({currentTarget:e}){this.#d(Qn,e.getBoundingClientRect())}#d(e,n){let{hass:o}=this;if(!o)return;let i=e===Qn?void 0:e;this.sheet={heading:this.texts?.(i?"contacts.edit":"contacts.add",{name:e.name})??"",near:n,content:r=>mt(r,e,a=>{this.act(()=>Wt(o,a,i).then(()=>this.#s()))})}}#c(e,n){let{hass:o,texts:i}=this;if(!o||!i)return;let{name:r}=e;this.confirm(i("confirm.delete",{name:r}),i("contacts.delete",{name:r}),n,()=>{this.act(()=>jt(o,e).then(()=>this.#s()))})}};g([x()],be.prototype,"found",2),g([x()],be.prototype,"limit",2);function bs({address_book:s,name:t,numbers:e}){return JSON.stringify([s,t,e])}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ys={},Be=he(class extends F{constructor(){super(...arguments),this.ot=ys}render(s,t){return t()}update(s,[t,e]){if(Array.isArray(t)){if(Array.isArray(this.ot)&&this.ot.length===t.length&&t.every((n,o)=>n===this.ot[o]))return A}else if(this.ot===t)return A;return this.ot=Array.isArray(t)?Array.from(t):t,this.render(t,e)}});var vs="input, textarea, select, [contenteditable], ha-code-editor";function _s(s){return s.composedPath().some(t=>t instanceof Element&&t.matches(vs))}var ye=class{constructor(t,e){this.run=e;t.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=t=>{t.defaultPrevented||t.ctrlKey||t.altKey||t.metaKey||_s(t)||this.run(t.key,t)&&t.preventDefault()}};var ws={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},Jn=64,xs=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,Ps=/[\s()/.-]/g,$s=/^\s*tel:([^;?]*).*$/is;function Zn(s){let t=$s.exec(s)?.[1];if(t===void 0)return s;try{return decodeURIComponent(t)}catch{return t}}function eo(s){return s.replace(Ps,"")}var ve=class extends B{constructor(){super();this.found=[];this.foundFor="";this.#e=new Q;this.#t=new G(this,{options:()=>this.#l(),typed:e=>this.#a(e),choose:e=>this.#u(e),maxLength:Jn,closes:!0});new ye(this,e=>this.#c(e))}#e;#t;static{this.styles=[B.styles,G.styles,b`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(){let e=this.renderRoot.querySelector("select");e&&(e.value=this.mine?E(this.mine):"")}renderContent(e){if(!this.mayDial)return d`<p class="hint">${e("dial.no_phone")}</p>`;let n=this.#l();return d`
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
        <div class=${n.length>0?"count":"none"} role="status">${this.#i(e,n)}</div>
        ${this.#o(e)}
      </div>
      ${this.renderDialStatus()}
    `}#n(e,{kind:n,entry_id:o,name:i,number:r,company:a}){let l=o===null?void 0:I(this.pbxs,o,r)?.phone;return d`
      <ha-icon role="img" aria-label=${e(`dial.${n}`)} title=${e(`dial.${n}`)} .icon=${ws[n]}></ha-icon>
      <span class="who">
        ${i===null?p:d`<span dir="auto">${i}</span>`}
        <span class=${i===null?"":"number"}><bdi>${r}</bdi></span>
        ${a?d`<span class="number" dir="auto">${a}</span>`:p}
      </span>
      ${l?d`<span class="state">${e(`state.${l.state??"unknown"}`)}</span>`:p}
    `}#i(e,n){return!this.#s||this.#r?"":n.length>0?e("dial.count",{count:n.length}):e("dial.none_found")}#o(e){let n=M(this.pbxs),o=this.mine===void 0;if(n.length<2)return p;let i=Object.keys(this.pbxs).length>1,r=n.map(({number:a,pbx:l,phone:c})=>{let h=c.name?`${c.name} (${a})`:a;return i?`${h}, ${l.name}`:h});return Be([e,o,r.join()],()=>d`
        <label>
          ${e("dial.from")}
          <select @change=${this.#p}>
            ${o?d`<option value="">${e("dial.choose")}</option>`:p}
            ${n.map((a,l)=>d`<option value=${E(a)}>${r[l]}</option>`)}
          </select>
        </label>
      `)}get#s(){return this.#t.text.trim()}get#r(){return this.foundFor!==this.#s}#l(){let e=this.#s,n=this.#r?[]:this.found.filter(i=>this.canCall(to(i)));return xs.test(e)&&!n.some(({number:i})=>eo(i)===eo(e))?[{kind:"typed",entry_id:null,name:null,number:e},...n]:n}#a(e){this.#t.text=Zn(e),this.dialStatus="";let n=this.#s;n?this.#e.run(()=>{this.#d(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#d(e){let{hass:n}=this;if(n)try{let{results:o}=await n.callWS({type:"openvox_uc/find",text:e});if(e!==this.#s)return;this.found=o,this.foundFor=e,this.error=void 0}catch(o){e===this.#s&&(this.error=await pe(n,o))}}#c(e){return e!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#h(e){let n=e.clipboardData?.getData("text")??"",o=Zn(n);o!==n&&(e.preventDefault(),this.#t.enter(o.slice(0,Jn)))}#u(e){let{text:n,input:o}=this.#t;this.dial(to(e),o.getBoundingClientRect(),()=>{this.#t.text===n&&this.#m()})}#m(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#p({target:e}){let{hass:n}=this,o=M(this.pbxs).find(i=>E(i)===e.value);n&&o&&this.act(()=>this.myPhone.choose(n,o))}};g([x()],ve.prototype,"found",2),g([x()],ve.prototype,"foundFor",2);function to({entry_id:s,name:t,number:e}){return{name:t,number:e,entryId:s??void 0}}var no=new Map;function ft(s,t){let e=JSON.stringify([s,t]),n=no.get(e)??new Intl.DateTimeFormat(s,t);return no.set(e,n),n}var _e=class{#e;#t;#n;#i;constructor({config:t,language:e,locale:n}){let{time_format:o,time_zone:i}=n;this.#e=e,this.#t=o==="system"?void 0:e,this.#n=i==="server"?{timeZone:t.time_zone}:{};let r=ft(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=o==="12"||o!=="24"&&r===!0;this.#i={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#n}}daysAgo(t,e){let n=o=>Date.parse(ft("en-CA",this.#n).format(o));return Math.round((n(e)-n(t))/864e5)}time(t){return ft(this.#t,this.#i).format(t)}day(t,e){let n=this.daysAgo(t,e);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#o(t,{weekday:"long"});let o=this.#o(t,{year:"numeric"})===this.#o(e,{year:"numeric"});return this.#o(t,{day:"numeric",month:"short",...o?{}:{year:"numeric"}})}full(t){return this.#o(t,{dateStyle:"full"})}#o(t,e){return ft(this.#e,{...e,...this.#n}).format(t)}};function bt(s,t,e=new Date){let n=new Date(t),o=new _e(s),i=o.time(n);return o.daysAgo(n,e)===0?i:`${o.day(n,e)}, ${i}`}function oo(s,t,e=new Date){return new _e(s).day(new Date(t),e)}function so(s,t){return new _e(s).time(new Date(t))}function io(s,t){let e=new _e(s);return`${e.full(new Date(t))}, ${e.time(new Date(t))}`}var Gt=9e5,gt=class{constructor(t){this.host=t;this.quarter=0;t.addController(this)}#e;hostConnected(){let t=Date.now();this.quarter=Math.floor(t/Gt),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},Gt-t%Gt)}hostDisconnected(){clearTimeout(this.#e)}};var Kt={all:{},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]}},He=50,Qt=1e3;function Z({entry_id:s,call_id:t}){return`${s} ${t}`}function Ts(s,t){let e=new Set(s.map(Z));return[...s,...t.filter(n=>!e.has(Z(n)))].slice(0,Qt)}function ro(s,t,e){let n=new Map(t.map(a=>[Z(a),a])),o=s.map(a=>{let l=Z(a),c=n.get(l)??a;return n.delete(l),c}),i=e?we(s.at(-1)):"";return[...[...n.values()].filter(a=>we(a)>=i),...o].sort((a,l)=>+(we(a)<we(l))-+(we(a)>we(l))).slice(0,Qt)}function we(s){return s?.started_at??""}var yt=class{constructor(t){this.host=t;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t="all";this.#n=null;t.addController(this),this.#i=new j(t,this.#s())}#e;#t;#n;#i;#o;hostDisconnected(){this.#o=void 0}get loading(){return this.#o!==void 0||this.searching}get hasOlder(){return this.#n!==null}get isFull(){return this.calls?.length===Qt}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#t!==this.shownFilter}get filter(){return this.#t}search(t,e=this.#t){t===this.#e&&e===this.#t||(this.#e=t,this.#t=e,this.#o=void 0,this.#i.follow(this.#s()),this.host.requestUpdate())}async loadOlder(){let t=this.calls??[];this.loading||this.#n===null||this.isFull||await this.#a({calls:t,next:this.#n},t.length+1)}#s(){return{message:{type:"openvox_uc/history",...this.#r},reduce:(e,n)=>this.#l(n)}}get#r(){return{limit:He,...Kt[this.#t],...this.#e?{search:this.#e}:{}}}#l(t){if("missed"in t)this.missed=t.missed;else if("changed"in t)this.#o?.push(...t.changed),this.calls&&!this.searching&&(this.calls=ro(this.calls,t.changed,this.hasOlder));else{let e=this.searching?0:this.calls?.length??0;this.#a(t.page,e).catch(()=>{})}}async#a({calls:t,next:e},n){let o=[];this.#o=o,this.host.requestUpdate();try{for(;e!==null&&t.length<n;){let i=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#r,cursor:e});if(!i||this.#o!==o)return;t=Ts(t,i.calls),e=i.next}}finally{this.#o===o&&(this.calls=ro(t,o,e!==null),this.#n=e,this.shownSearch=this.#e,this.shownFilter=this.#t,this.#o=void 0,this.host.requestUpdate())}}};var ks=3,Me=class{constructor(t){this.host=t;t.addController(this)}#e;#t;#n;#i;#o;static{this.styles=b`
    .alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
    .alert label { display: flex; align-items: center; gap: 8px; }
    .alert input { inline-size: auto; }
  `}get#s(){return this.host.myPhone.alert}get isOn(){return this.#s.sound===!0||this.#s.notify===!0}hostDisconnected(){this.#d()}update(t){let{hass:e,texts:n}=this.host,o=t?.pbx.connected&&H(t)?t.phone.call_id??t.number:void 0;if(o===this.#e||!e||!n||(this.#d(),this.#e=o,o===void 0||!t))return;let i=t.phone.with_name??t.phone.with_number??n("calls.unknown"),r=n("mine.rings",{name:i});this.#t=document.title,document.title=`📞 ${r}`,this.#s.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#o=new Notification(r,{tag:"openvox_uc"}),this.#o.onclick=()=>globalThis.focus()),this.#s.sound&&this.#l()}renderSettings(t){let e=n=>d`
      <label>
        <input type="checkbox" name=${n} .checked=${this.#s[n]===!0} @change=${o=>this.#r(n,o.target.checked)} />
        ${t(`mine.${n}`)}
      </label>
    `;return d`<div class="alert">${e("sound")}${e("notify")}</div>`}async#r(t,e){let{hass:n}=this.host;if(!n)return;let o=!e||t==="sound"||await globalThis.Notification?.requestPermission()==="granted";e&&t==="sound"&&this.#a(),await this.host.myPhone.alertBy(n,{...this.#s,[t]:e&&o}),this.host.requestUpdate()}#l(){this.#a(),this.#i=setInterval(()=>this.#a(),ks*1e3)}#a(){this.#n??=new AudioContext;let{currentTime:t,destination:e}=this.#n;for(let[n,o]of[[0,880],[.25,660]]){let[i,r]=[this.#n.createOscillator(),this.#n.createGain()];i.frequency.value=o,r.gain.setValueAtTime(.2,t+n),r.gain.exponentialRampToValueAtTime(.001,t+n+.24),i.connect(r).connect(e),i.start(t+n),i.stop(t+n+.25)}}#d(){clearInterval(this.#i),this.#i=void 0,this.#e=void 0,this.#o?.close(),this.#o=void 0,this.#t!==void 0&&(document.title=this.#t),this.#t=void 0,this.#n?.close(),this.#n=void 0}};var De=new Set,vt;function ao(){for(let s of De)s.tick()}function Jt(){clearInterval(vt),vt=void 0,!(De.size===0||document.hidden)&&(ao(),vt=setInterval(ao,1e3))}document.addEventListener("visibilitychange",Jt);function en(s){let t=Math.max(0,Math.floor(s/1e3)),[e,n]=[Math.floor(t/3600),Math.floor(t/60)%60];return(e?[e,n,t%60]:[n,t%60]).map((i,r)=>r?String(i).padStart(2,"0"):i).join(":")}var Zt=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",De.add(this),vt===void 0?Jt():this.tick()}disconnectedCallback(){De.delete(this),De.size===0&&Jt()}attributeChangedCallback(t,e,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let t=Number.isNaN(this.#e)?"":en(Date.now()-this.#e);this.textContent!==t&&(this.textContent=t)}};customElements.define("openvox-uc-elapsed",Zt);var Le={hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},lo=Object.keys(Le),Xe=class extends D{#e=new Me(this);#t;constructor(){super(),new ye(this,t=>this.#l(t))}static{this.styles=[D.styles,X,Me.styles,b`
      .bar {
        box-sizing: border-box; min-block-size: 72px; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px;
        padding: 10px 16px; background: var(--ground);
      }
      .state { color: var(--ink); --mdc-icon-size: 32px; }
      .who { flex: 3 1 12em; min-inline-size: 0; }
      .name { display: flex; font-size: 1.25em; font-weight: 500; white-space: nowrap; }
      .name span { flex: none; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; }
      .name .company { flex: 0 1 auto; box-sizing: border-box; padding-inline-start: 0.5em; font-weight: normal; color: var(--secondary-text-color); }
      .detail { display: flex; flex-wrap: wrap; column-gap: 0.4em; color: var(--secondary-text-color); }
      .detail > * + *::before { content: "·"; margin-inline-end: 0.4em; }
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
      .action[data-action="hang_up"] { color: var(--ink); border-color: currentcolor; }
      .heard { position: absolute; clip-path: inset(50%); }
      /* Where there is room, nothing below moves when it rings. */
      :host { container-type: inline-size; }
      @container (min-width: 600px) {
        .detail { flex-wrap: nowrap; white-space: nowrap; overflow: hidden; }
        .detail > * { flex: none; }
        .detail > :last-child { flex: 0 1 auto; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
      }
    `]}getCardSize(){return 2}willUpdate(t){super.willUpdate(t);let e=this.#s;this.#e.update(this.mine);let n=e&&As(e);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#r(n))}update(t){J(this.shadowRoot,()=>super.update(t))}renderContent(t){let{mine:e}=this;if(!e)return this.#n(t);let n=L(e),o=e.phone.with_name??e.phone.with_number,i=e.pbx.connected&&e.phone.call_id!==null;return d`
      <div class="bar" data-state=${n}>
        <ha-icon class="state" .icon=${K[n]}></ha-icon>
        <div class="who">
          <div class="name">
            <span dir="auto">${i?o??t("calls.unknown"):k(e)}</span>
            ${this.#s?.company?d`<span class="company" dir="auto">${this.#s.company}</span>`:p}
          </div>
          <div class="detail">${i?this.#i(t,e):d`<span>${t(`state.${n}`)}</span><bdi>${e.number}</bdi>`}</div>
        </div>
        ${this.#s?.note?d`<div class="note" role="note" tabindex="0" dir="auto" aria-label=${t("contact.note")} title=${this.#s.note}>${this.#s.note}</div>`:p}
        <div class="buttons">
          ${T(this.itemsFor(e,void 0,lo),({key:r})=>r,({key:r,icon:a,label:l,run:c})=>d`
              <button
                class="action" data-action=${r} data-state=${r==="hang_up"?r:p}
                title=${Cs(i&&o?t("mine.about",{action:l,name:o}):l,Le[r])}
                aria-keyshortcuts=${Le[r]?`Shift+${Le[r]}`:p}
                @click=${({currentTarget:h})=>c(h.getBoundingClientRect())}
              >
                <ha-icon .icon=${a}></ha-icon>${l}${i&&o?d`<span class="heard">: ${o}</span>`:p}
              </button>
            `)}
          ${i?p:this.#o(t)}
        </div>
      </div>
      <div class="heard" role="status">${n==="ringing"?t("mine.rings",{name:o??t("calls.unknown")}):""}</div>
    `}#n(t){return M(this.pbxs).length===0?d`<p class="hint">${t("dial.no_phone")}</p>`:d`
      <div class="bar">
        <ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
        <div class="who">${t("my_phone.title")}</div>
        <button class="action" data-action="choose" @click=${this.#a}>${t("dial.choose")}</button>
      </div>
    `}#i(t,e){let{hass:n,earlier:o}=this,{phone:i}=e,r=this.#s;return d`
      <span>${t(`state.${L(e)}`)}</span>
      ${i.since?d`<span><openvox-uc-elapsed since=${i.since}></openvox-uc-elapsed></span>`:p}
      ${r?.caller_is_vip?d`<span class="vip">${t("mine.vip")}</span>`:p}
      ${i.with_name&&i.with_number?d`<bdi>${i.with_number}</bdi>`:p}
      ${o&&n?d`<span>${o.count===0||!o.last?t("mine.first"):t("mine.earlier",{count:o.count>=He?`${He}+`:o.count,last:bt(n,o.last)})}</span>`:p}
    `}#o(t){return d`
      <button class="icon-button" data-action="alert" aria-label=${t("mine.alert")} title=${t("mine.alert")} @click=${this.#d}>
        <ha-icon icon=${this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline"}></ha-icon>
      </button>
      ${M(this.pbxs).length>1?d`<button class="icon-button" data-action="choose" aria-label=${t("my_phone.title")} title=${t("my_phone.title")} @click=${this.#a}>
              <ha-icon icon="mdi:phone-settings"></ha-icon>
            </button>`:p}
    `}get#s(){let{mine:t}=this;return t?.phone.call_id?t.pbx.calls[t.phone.call_id]:void 0}async#r(t){let{hass:e,mine:n}=this,o=n?.phone.call_id;if(!e)return;let i=await Y(e.connection,{message:{type:"openvox_uc/history",search:t,limit:He},reduce:(a,l)=>"page"in l?l.page:void 0});if(!i||t!==this.#t)return;let r=i.calls.filter(({call_id:a,other_number:l})=>a!==o&&l===t);this.earlier={number:t,count:r.length,last:r[0]?.started_at??null}}#l(t){let{mine:e}=this;if(!e||this.sheet)return!1;let n=this.itemsFor(e,void 0,lo).find(o=>Le[o.key]===t);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}#a({currentTarget:t}){this.chooseMyPhone(t.getBoundingClientRect())}#d({currentTarget:t}){this.sheet={heading:this.texts?.("mine.alert")??"",near:t.getBoundingClientRect(),content:e=>this.#e.renderSettings(e)}}};g([x()],Xe.prototype,"earlier",2);function Cs(s,t){return t?`${s} (⇧${t})`:s}function As({direction:s,caller:t,callee:e}){if(s!=="internal")return(s==="outbound"?e:t)??void 0}function Ss(s,t){return s.phone!==t?.phone||s.number!==t.number||s.pbx.connected!==t.pbx.connected}var O=class extends ${constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.large=!1;this.movable=!1;this.current=!1}static{this.shadowRootOptions={...$.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[X,b`
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
    `]}render(){let{about:e,texts:n,mine:o,movable:i,pbx:r,compact:a}=this,{phone:l}=e,c=L(e),h=e.pbx.connected?l.with_name??l.with_number:null,u=n(`state.${c}`),m=d`
      <ha-icon class="icon" .icon=${K[c]}></ha-icon>
      <span class="name"><span dir="auto">${k(e)}</span></span>
      ${this.large?p:d`<span class="side">${this.#e(n,o)}</span>`}
      ${a?d`<span class="heard">${[u,h,r].filter(Boolean).join(", ")}</span>`:d`<span class="what">
              ${h?d`<span class="heard">${u}</span>`:p}
              ${h&&l.direction?d`<ha-icon .icon=${lt[l.direction]}></ha-icon>`:p}
              <bdi>${h??[u,r].filter(Boolean).join(", ")}</bdi>
            </span>`}
      ${l.since&&e.pbx.connected&&!a?d`<openvox-uc-elapsed since=${l.since}></openvox-uc-elapsed>`:p}
    `;return l.control?d`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?[k(e),u,h].filter(Boolean).join(", "):p}>${m}</button>
          ${i?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
        `:d`<div class="tile">${m}</div>`}#e(e,n){let{number:o,phone:i}=this.about;return d`
      ${i.badges.map(r=>d`<ha-icon .icon=${In[r]} role="img" title=${e(`badge.${r}`)} aria-label=${e(`badge.${r}`)}></ha-icon>`)}
      ${n?d`<ha-icon icon="mdi:star" role="img" aria-label=${e("phones.mine")}></ha-icon>`:p}
      ${o}
    `}};g([w({attribute:!1,hasChanged:Ss})],O.prototype,"about",2),g([w({attribute:!1})],O.prototype,"texts",2),g([w()],O.prototype,"pbx",2),g([w({type:Boolean})],O.prototype,"mine",2),g([w({type:Boolean,reflect:!0})],O.prototype,"compact",2),g([w({type:Boolean,reflect:!0})],O.prototype,"large",2),g([w({type:Boolean})],O.prototype,"movable",2),g([w({type:Boolean})],O.prototype,"current",2);customElements.define("openvox-uc-phone",O);var Os=13,co=41,de=class extends D{constructor(){super(...arguments);this.search="";this.filter="all";this.#e=new dt(this)}#e;static{this.styles=[D.styles,X,at,b`
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
    `]}static async getConfigForm(){let e=tt(),o=z((e&&await Y(e.connection,ae))??{}).map(i=>({value:i.number,label:`${k(i)} (${i.number})`}));return W({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:o}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(e){let{hass:n,search:o,filter:i}=this,r=z(this.pbxs).filter(y=>this.#s(y,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=Os,c=l?r.filter(y=>Ee(y,i)&&ot(y,o)):r,h=a?[{area:"",name:"",phones:c}]:this.#o(c),u=o?[]:this.myPhone.collapsed,m=h.filter(({area:y})=>!u.includes(y)).flatMap(({phones:y})=>y.filter(({phone:_})=>_.control)),f=m.find(y=>E(y)===this.current)??m[0],v=!a&&r.length>=co;return d`
      ${l?this.#n(e,r):p}
      ${c.length===0?d`<p class="hint">${e(r.length>0?"phones.none_found":"phones.none")}</p>`:p}
      <div role="presentation" @keydown=${this.#p} @focusin=${this.#m}>
        ${T(h,({area:y})=>y,y=>{let _=!u.includes(y.area),P=y.name||(h.length>1?e("phones.no_area"):"");return d`
              ${P?this.#i(P,y,_):p}
              <div
                class="phones ${a?"wallboard":""} ${v?"compact":""}" role="list" aria-label=${P||e("phones.label")}
                ?hidden=${!_}
              >
                ${_?T(y.phones,E,qe=>this.#t(e,qe,qe===f,v)):p}
              </div>
            `})}
      </div>
    `}#t(e,n,o,i){let r=this.#e.from;return d`
      <openvox-uc-phone
        role="listitem"
        state=${L(n)}
        .about=${n}
        .texts=${e}
        .pbx=${Object.keys(this.pbxs).length>1?n.pbx.name:""}
        ?compact=${i}
        ?large=${this.config?.wallboard===!0}
        ?mine=${le(n,this.mine)}
        ?current=${o}
        ?movable=${!this.config?.wallboard&&me(n)}
        ?droppable=${r!==void 0&&ct(n,r)}
        @click=${this.#h}
        @pointerdown=${this.#u}
      ></openvox-uc-phone>
    `}#n(e,n){let o=n.filter(H);return d`
      <div class="tools">
        <input
          type="search" aria-label=${e("phones.search")} placeholder=${e("phones.search")}
          @input=${this.#r} @keydown=${this.#l}
        />
        <div class="filters" role="group" aria-label=${e("phones.filter")}>
          ${An.map(i=>{let r=n.filter(a=>Ee(a,i)).length;return d`
              <button class="chip" data-filter=${i} aria-pressed=${i===this.filter} @click=${()=>this.#a(i)}>
                ${e(`phones.${i}`)} <bdi>${r}</bdi>
              </button>
            `})}
        </div>
        ${n.length>=co?d`<div class="ringing" aria-live="polite">
                ${o.map(i=>d`
                    <button class="chip" data-state="ringing" @click=${()=>this.#c(i)}>
                      <ha-icon .icon=${K.ringing}></ha-icon><bdi>${k(i)}</bdi>
                    </button>
                  `)}
              </div>`:p}
      </div>
    `}#i(e,{area:n,phones:o},i){return d`
      <button class="fold" aria-expanded=${i} @click=${()=>this.#d(n)}>
        <ha-icon icon=${i?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${e}</bdi> (${o.length})
      </button>
    `}#o(e){let{hass:n}=this,o=new Map;for(let r of e){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";o.set(a,[...o.get(a)??[],r])}let i=[...o].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return i.length>1?i.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:e}]}#s({number:e,phone:n},o){let{area:i,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(e)?!1:!i||n.device_id!==null&&o?.devices[n.device_id]?.area_id===i}#r({target:e}){this.search=e.value.trim()}#l({key:e}){e==="Enter"&&this.renderRoot.querySelector("openvox-uc-phone")?.focus()}#a(e){this.filter=e}#d(e){let{hass:n}=this;n&&this.act(()=>this.myPhone.fold(n,e))}#c(e){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:o})=>le(o,e));n?.scrollIntoView({block:"center"}),n?.focus()}#h({currentTarget:e}){let n=e;n.about.phone.control&&this.openMenu(n.about,n.getBoundingClientRect())}#u(e){this.drag(e,e.currentTarget.about)}#m({target:e}){e instanceof O&&(this.current=E(e.about))}#p(e){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],o=n.filter(({about:h})=>h.phone.control),i=o.indexOf(e.target),r=n.map(({offsetTop:h})=>h),a=r.filter(h=>h===r[0]).length,l=getComputedStyle(this).direction==="rtl"?-1:1,c=new Map([["ArrowRight",i+l],["ArrowLeft",i-l],["ArrowDown",i+a],["ArrowUp",i-a],["Home",0],["End",o.length-1]]).get(e.key);c===void 0||i<0||(e.preventDefault(),o[c]?.focus())}};g([x()],de.prototype,"search",2),g([x()],de.prototype,"filter",2),g([x()],de.prototype,"current",2);var _t={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},Es={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},Rs=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]);function ho({paused:s,state:t},e){if(s)return"paused";if(e?.state==="idle"&&e.badges.includes("do_not_disturb"))return"do_not_disturb";let n=e?.state&&Es[e.state];return n||(e?.state==="idle"&&Rs.has(t)?"not_in_use":t!==null&&t in _t?t:"unknown")}function uo(s){return Object.entries(s).flatMap(([t,e])=>Object.entries(e.queues).map(([n,o])=>({entryId:t,number:n,pbx:e,queue:o}))).sort((t,e)=>Dt(t.number,e.number))}var wt=class extends C{static{this.styles=[C.styles,b`
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
    `]}static async getConfigForm(){let t=tt(),n=uo((t&&await Y(t.connection,ae))??{}).map(({number:o,queue:i})=>({value:o,label:i.name&&i.name!==o?`${i.name} (${o})`:o}));return W({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(t){J(this.shadowRoot,()=>super.update(t))}renderContent(t){let e=this.config?.queues?.map(String),n=uo(this.pbxs).filter(({number:o})=>!e?.length||e.includes(o));return n.length===0?d`<p class="hint">${t("queues.none")}</p>`:d`
      <div class="queues ${this.config?.wallboard?"wallboard":""}">
        ${T(n,({entryId:o,number:i})=>`${o} ${i}`,o=>this.#e(t,o))}
      </div>
    `}#e(t,e){let{number:n,pbx:o,queue:i}=e,{agents:r,longest_wait_since:a,waiting:l}=i,c=i.name??n;return d`
      <section class=${l?"waiting":""} aria-label=${c}>
        <h3>
          <bdi>${c}</bdi>
          ${c===n?p:d`<span>${n}</span>`}
          ${Object.keys(this.pbxs).length>1?d`<span><bdi>${o.name}</bdi></span>`:p}
        </h3>
        <dl>
          <div><dt>${t("queues.waiting")}</dt><dd>${l}</dd></div>
          ${a&&l!==0&&o.connected?d`<div><dt>${t("queues.longest_wait")}</dt><dd><openvox-uc-elapsed since=${a}></openvox-uc-elapsed></dd></div>`:p}
          <div>
            <dt>${t("queues.free")}</dt>
            <dd>${r.filter(h=>_t[ho(h,o.phones[h.number])]?.tone==="free").length}/${r.length}</dd>
          </div>
        </dl>
        <ul aria-label=${t("queues.agents")}>
          ${T(r,h=>h.number,h=>this.#t(t,e,h))}
        </ul>
      </section>
    `}#t(t,{entryId:e,number:n,pbx:o},i){let r=o.connected?ho(i,o.phones[i.number]):"unknown",a=i.name??i.number,l=I(this.pbxs,e,i.number),c=i.paused?"resume":"pause";return d`
      <li data-tone=${_t[r]?.tone}>
        <ha-icon aria-hidden="true" .icon=${_t[r]?.icon}></ha-icon>
        <span class="agent"><span dir="auto">${a}</span><span class="state">${t(`agent.${r}`)}</span></span>
        ${l?.phone.control&&l.phone.device_id&&o.connected&&!this.config?.wallboard?d`
                <button
                  class="icon-button" data-action="pause" aria-label=${t(`queues.${c}`,{name:a})} title=${t(`queues.${c}`,{name:a})}
                  @click=${()=>this.hass&&void this.act(async()=>this.hass&&U(this.hass,`queue_${c}`,l,{queue:n}))}
                >
                  <ha-icon icon=${i.paused?"mdi:play":"mdi:pause"}></ha-icon>
                </button>
              `:p}
      </li>
    `}};function Is({entry_id:s,uid:t}){return`${s} ${t}`}var Bs=5,tn=3,Hs=64,xe=class extends B{constructor(){super(...arguments);this.allCallers=!1;this.#e=new yt(this);this.#t=new gt(this);this.#n=new Q;this.#o=null}#e;#t;#n;#i;#o;#s;static{this.styles=[B.styles,at,pt,b`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#n.cancel(),this.#i?.disconnect(),this.#i=void 0,this.#o=null}update(e){J(this.shadowRoot,()=>super.update(e))}updated(){let e=this.renderRoot.querySelector(".calls"),n=this.renderRoot.querySelector("[data-end]"),o=this.#e.calls?.length;n===this.#o&&o===this.#s||([this.#o,this.#s]=[n,o],this.#i?.disconnect(),this.#i=void 0,!(!e||!n)&&(this.#i=new IntersectionObserver(i=>{i.some(({isIntersecting:r})=>r)&&this.#g()},{root:e,rootMargin:"400px"}),this.#i.observe(n)))}renderContent(e){let{hass:n,mine:o,mayDial:i,allCallers:r}=this,{calls:a,shownSearch:l,shownFilter:c,filter:h,loading:u,hasOlder:m,isFull:f}=this.#e,v=this.#r(o),y=[e,n?.user,n?.locale,o?.entryId,o?.number,i,this.#t.quarter],_=P=>Be([P,this.#p(P)&&this.playing,...y],()=>this.#u(this.#c(e,P)));return d`
      <div class="search">
        <input
          type="search" maxlength=${Hs} autocomplete="off"
          aria-label=${e("recent.search")} placeholder=${e("recent.search")} @input=${this.#b}
        />
      </div>
      <div class="filters" role="group" aria-label=${e("recent.filter")}>
        ${Object.keys(Kt).map(P=>d`
            <button class="chip" data-filter=${P} aria-pressed=${P===h} @click=${()=>this.#y(P)}>
              ${e(P==="missed"?"recent.missed_calls":`recent.${P}`)}
            </button>
          `)}
      </div>
      ${this.renderDialStatus()}
      <div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${u}>
        ${Be([a,this.#e.missed,l,c,u,this.playing,r,...y],()=>d`
            ${l||c==="outgoing"||v.length===0?p:this.#a(e,v)}
            ${a?.length===0?d`<p class="hint" role="status">${e(l||c!=="all"?"recent.none_found":"recent.none")}</p>`:p}
            ${T(this.#l(a??[]),([P])=>P,([P,qe])=>d`
                <h3 dir="auto">${P}</h3>
                <ul class="recent">${T(qe,Z,_)}</ul>
              `)}
            ${this.#m(e,u,m,f)}
          `)}
      </div>
    `}#r(e){return this.#e.missed.filter(({entry_id:n,number:o})=>n!==e?.entryId||o!==e.number)}#l(e){let{hass:n}=this,o=new Map;for(let i of e){let r=n&&i.started_at?oo(n,i.started_at):"",a=o.get(r);a?a.push(i):o.set(r,[i])}return[...o]}#a(e,n){let o=this.allCallers?n:n.slice(0,Bs);return d`
      <h3>${e("recent.missed")}</h3>
      <ul>${T(o,Is,i=>this.#u(this.#d(e,i)))}</ul>
      ${o.length<n.length?d`<button class="more" @click=${()=>this.#v()}>${e("recent.more",{count:n.length})}</button>`:p}
    `}#d(e,n){let{entry_id:o,uid:i,name:r,number:a,calls:l,last_at:c,extensions:h,control:u}=n,m=r??a??e("recent.unknown"),f=h.map(v=>this.#f(o,v));return{isOfDay:!1,icon:"mdi:phone-missed",kind:e("outcome.missed"),isMissed:!0,who:m,at:c,details:[l>1?e("recent.calls",{count:l}):void 0,f.length>tn?`${f.slice(0,tn).join(", ")} +${f.length-tn}`:f.join(", ")],buttons:[...this.#h(e,m,r,a,o),u&&{action:"done",icon:"mdi:check",label:e("recent.done",{name:m}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:o,uid:i}))}}]}}#c(e,n){let{entry_id:o,direction:i,outcome:r,talk_seconds:a,recording_media_content_id:l}=n,c=this.#p(n),h=n.other??e("recent.unknown"),[u,m]=i==="outbound"?[n.callee_name,n.caller]:[n.caller_name,n.answered_by??(n.extensions.length===1?n.extensions[0]:n.callee)];return{isOfDay:!0,icon:n.icon,kind:[e(`direction.${i}`),r&&e(`outcome.${r}`)].filter(Boolean).join(", "),isMissed:r==="missed"||r==="failed",who:h,at:n.started_at,details:[m?this.#f(o,m):void 0,a&&r==="answered"?en(a*1e3):void 0],buttons:[l!==null&&{action:"play",icon:c?"mdi:stop":"mdi:play",label:e("recent.play",{name:h}),pressed:c,run:()=>this.#_(Z(n),l)},...this.#h(e,h,u,n.other_number,o)],recording:c?this.playing?.url:void 0}}#h(e,n,o,i,r){if(i===null)return[];let a={name:n,number:i,entryId:this.entryOf(r,i)};return[this.hass?.user?.is_admin===!0&&o===null&&!a.entryId&&{action:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:i}),run:l=>this.#x(e,i,l)},this.canCall(a)&&{action:"call",icon:"mdi:phone",label:e("recent.call",{name:n}),run:l=>this.dial(a,l)}]}#u({isOfDay:e,icon:n,kind:o,isMissed:i,who:r,at:a,details:l,buttons:c,recording:h}){return d`
      <li class=${i?"missed":""}>
        <ha-icon role="img" aria-label=${o} title=${o} .icon=${n}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${r}</bdi></div>
          <div class="detail">
            ${a&&this.hass?d`<span><time dir="auto" datetime=${a} title=${io(this.hass,a)}>${(e?so:bt)(this.hass,a)}</time></span>`:p}
            ${l.filter(Boolean).map(u=>d`<span><bdi>${u}</bdi></span>`)}
          </div>
        </div>
        <div class="buttons">
          ${T(c.filter(u=>u!==!1),({action:u})=>u,({action:u,icon:m,label:f,pressed:v,run:y})=>d`
              <button
                class="icon-button" data-action=${u} aria-label=${f} title=${f} aria-pressed=${v??p}
                @click=${({currentTarget:_})=>y(_.getBoundingClientRect())}
              >
                <ha-icon .icon=${m}></ha-icon>
              </button>
            `)}
        </div>
        ${h?d`<audio controls autoplay src=${h} @error=${this.#w}></audio>`:p}
      </li>
    `}#m(e,n,o,i){return o?i?d`<p class="hint">${e("recent.full")}</p>`:d`
      <button class="more" data-end aria-disabled=${n} @click=${this.#g}>
        ${e(n?"recent.loading":"recent.older")}
      </button>
    `:n?d`<p class="hint">${e("recent.loading")}</p>`:p}#p(e){return this.playing?.key===Z(e)}#f(e,n){let o=I(this.pbxs,e,n);return o?k(o):n}#b({target:e}){let n=e.value.trim();this.#n.run(()=>this.#e.search(n))}#y(e){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",e)}#g(){this.act(()=>this.#e.loadOlder())}#v(){this.allCallers=!0}#_(e,n){if(this.playing?.key===e){this.playing=void 0;return}this.act(async()=>{let o=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:n});this.playing=o&&{key:e,url:o.url}})}#w(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#x(e,n,o){let{hass:i}=this;i&&(this.sheet={heading:e("recent.add_contact",{number:n}),near:o,content:()=>mt(e,{name:"",numbers:[n],vip:!1},r=>{this.act(()=>Kn(i,r))})})}};g([x()],xe.prototype,"allCallers",2),g([x()],xe.prototype,"playing",2);function ee(s,t,e){let{name:n,description:o}=Oe[s],i=`openvox-uc-${s}`;customElements.define(i,t),window.customCards??=[],window.customCards.push({type:i,name:n,description:o,preview:!0,getEntitySuggestion:e})}function po(s,t){let{title:e,description:n}=Oe.dashboard;customElements.define(`ll-strategy-dashboard-${s}`,t),window.customStrategies??=[],window.customStrategies.push({type:s,strategyType:"dashboard",name:e,description:n})}var Ms={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},list:{top:[],side:[],middle:["contacts"]},wall:{top:[],side:["calls","queues"],middle:["phones"]}},Ne=class extends ${constructor(){super(...arguments);this.cards=[];this.layout="desk"}static{this.styles=b`
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
  `}setConfig({layout:e="desk"}){this.layout=e}render(){let{top:e,side:n,middle:o}=Ms[this.layout];return d`
      <div class="board ${this.layout}">
        ${e.map(i=>this.#e(i))}
        <div class="side">${n.map(i=>this.#e(i))}</div>
        ${o.map(i=>this.#e(i))}
      </div>
    `}#e(e){let n=this.cards.filter(({config:o})=>o?.view_layout?.area===e);return d`<div class="area" data-area=${e} ?hidden=${n.length===0}>${n}</div>`}};g([w({attribute:!1})],Ne.prototype,"cards",2),g([x()],Ne.prototype,"layout",2);customElements.define("openvox-uc-board",Ne);var xt=class extends ${static{this.noEditor=!0}static async generate(t,e){let[n,o]=await Promise.all([et(e),Y(e.connection,ae)]),i=Object.values(o??{}).some(({queues:a})=>Object.keys(a).length>0),r=(a,l,c)=>({title:n(`dashboard.${a}`),path:a,type:"custom:openvox-uc-board",layout:l,cards:c.filter(h=>i||h!=="queues").map(h=>({type:`custom:openvox-uc-${h}`,view_layout:{area:h},...l==="wall"?{wallboard:!0}:{},...l!=="desk"||h==="mine"?{}:{title:n(`dashboard.${h}`)}}))});return{title:n("dashboard.title"),views:[r("switchboard","desk",["mine","dial","calls","queues","phones","recent"]),r("contacts","list",["contacts"]),r("wall","wall",["calls","queues","phones"])]}}};function mo({entities:s,devices:t},e){let n=s[e];if(n?.platform!==S||!n.device_id)return;let[,o=""]=t[n.device_id]?.identifiers?.find(([a])=>a===S)??[],[,i="pbx",r=""]=/_(ext|queue)_(.+)$/.exec(o)??[];return{kind:i,number:r}}function fo(s,t,e){return(n,o)=>{let i=mo(n,o);return i?.kind===t?{config:{type:`custom:${s}`,[e]:[i.number]}}:null}}function go(s,...t){return(e,n)=>t.includes(n.split(".",1)[0]??"")&&mo(e,n)?.kind==="pbx"?{config:{type:`custom:${s}`}}:null}var bo=fo("openvox-uc-phones","ext","favorites"),yo=fo("openvox-uc-queues","queue","queues"),vo=go("openvox-uc-recent","todo","calendar"),_o=go("openvox-uc-calls","sensor","binary_sensor");ee("calls",ut,_o);ee("contacts",be);ee("dial",ve);ee("mine",Xe);ee("phones",de,bo);ee("queues",wt,yo);ee("recent",xe,vo);po("openvox-uc",xt);
