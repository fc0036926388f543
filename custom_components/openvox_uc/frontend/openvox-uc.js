var on=Object.defineProperty;var sn=Object.getOwnPropertyDescriptor;var g=(n,e,t,o)=>{for(var s=o>1?void 0:o?sn(e,t):e,r=n.length-1,a;r>=0;r--)(a=n[r])&&(s=(o?a(e,t,s):a(s))||s);return o&&s&&on(e,t,s),s};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var he=globalThis,ue=he.ShadowRoot&&(he.ShadyCSS===void 0||he.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,De=Symbol(),pt=new WeakMap,J=class{constructor(e,t,o){if(this._$cssResult$=!0,o!==De)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(ue&&e===void 0){let o=t!==void 0&&t.length===1;o&&(e=pt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),o&&pt.set(t,e))}return e}toString(){return this.cssText}},mt=n=>new J(typeof n=="string"?n:n+"",void 0,De),x=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((o,s,r)=>o+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+n[r+1],n[0]);return new J(t,n,De)},ft=(n,e)=>{if(ue)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let o=document.createElement("style"),s=he.litNonce;s!==void 0&&o.setAttribute("nonce",s),o.textContent=t.cssText,n.appendChild(o)}},Ne=ue?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let o of e.cssRules)t+=o.cssText;return mt(t)})(n):n;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:rn,defineProperty:an,getOwnPropertyDescriptor:ln,getOwnPropertyNames:dn,getOwnPropertySymbols:cn,getPrototypeOf:hn}=Object,pe=globalThis,gt=pe.trustedTypes,un=gt?gt.emptyScript:"",pn=pe.reactiveElementPolyfillSupport,Q=(n,e)=>n,Z={toAttribute(n,e){switch(e){case Boolean:n=n?un:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},me=(n,e)=>!rn(n,e),bt={attribute:!0,type:String,converter:Z,reflect:!1,useDefault:!1,hasChanged:me};Symbol.metadata??=Symbol("metadata"),pe.litPropertyMetadata??=new WeakMap;var C=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=bt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let o=Symbol(),s=this.getPropertyDescriptor(e,o,t);s!==void 0&&an(this.prototype,e,s)}}static getPropertyDescriptor(e,t,o){let{get:s,set:r}=ln(this.prototype,e)??{get(){return this[t]},set(a){this[t]=a}};return{get:s,set(a){let l=s?.call(this);r?.call(this,a),this.requestUpdate(e,l,o)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??bt}static _$Ei(){if(this.hasOwnProperty(Q("elementProperties")))return;let e=hn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Q("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Q("properties"))){let t=this.properties,o=[...dn(t),...cn(t)];for(let s of o)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[o,s]of t)this.elementProperties.set(o,s)}this._$Eh=new Map;for(let[t,o]of this.elementProperties){let s=this._$Eu(t,o);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let o=new Set(e.flat(1/0).reverse());for(let s of o)t.unshift(Ne(s))}else e!==void 0&&t.push(Ne(e));return t}static _$Eu(e,t){let o=t.attribute;return o===!1?void 0:typeof o=="string"?o:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let o of t.keys())this.hasOwnProperty(o)&&(e.set(o,this[o]),delete this[o]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ft(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,o){this._$AK(e,o)}_$ET(e,t){let o=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,o);if(s!==void 0&&o.reflect===!0){let r=(o.converter?.toAttribute!==void 0?o.converter:Z).toAttribute(t,o.type);this._$Em=e,r==null?this.removeAttribute(s):this.setAttribute(s,r),this._$Em=null}}_$AK(e,t){let o=this.constructor,s=o._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let r=o.getPropertyOptions(s),a=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:Z;this._$Em=s;let l=a.fromAttribute(t,r.type);this[s]=l??this._$Ej?.get(s)??l,this._$Em=null}}requestUpdate(e,t,o,s=!1,r){if(e!==void 0){let a=this.constructor;if(s===!1&&(r=this[e]),o??=a.getPropertyOptions(e),!((o.hasChanged??me)(r,t)||o.useDefault&&o.reflect&&r===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,o))))return;this.C(e,t,o)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:o,reflect:s,wrapped:r},a){o&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),r!==!0||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||o||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,r]of this._$Ep)this[s]=r;this._$Ep=void 0}let o=this.constructor.elementProperties;if(o.size>0)for(let[s,r]of o){let{wrapped:a}=r,l=this[s];a!==!0||this._$AL.has(s)||l===void 0||this.C(s,void 0,r,l)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(o=>o.hostUpdate?.()),this.update(t)):this._$EM()}catch(o){throw e=!1,this._$EM(),o}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};C.elementStyles=[],C.shadowRootOptions={mode:"open"},C[Q("elementProperties")]=new Map,C[Q("finalized")]=new Map,pn?.({ReactiveElement:C}),(pe.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ve=globalThis,_t=n=>n,fe=Ve.trustedTypes,yt=fe?fe.createPolicy("lit-html",{createHTML:n=>n}):void 0,ze="$lit$",S=`lit$${Math.random().toFixed(9).slice(2)}$`,qe="?"+S,mn=`<${qe}>`,D=document,te=()=>D.createComment(""),ne=n=>n===null||typeof n!="object"&&typeof n!="function",Fe=Array.isArray,At=n=>Fe(n)||typeof n?.[Symbol.iterator]=="function",Ue=`[ 	
\f\r]`,ee=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,vt=/-->/g,xt=/>/g,M=RegExp(`>|${Ue}(?:([^\\s"'>=/]+)(${Ue}*=${Ue}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),wt=/'/g,Pt=/"/g,kt=/^(?:script|style|textarea|title)$/i,We=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),p=We(1),eo=We(2),to=We(3),P=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),Tt=new WeakMap,L=D.createTreeWalker(D,129);function $t(n,e){if(!Fe(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return yt!==void 0?yt.createHTML(e):e}var Ct=(n,e)=>{let t=n.length-1,o=[],s,r=e===2?"<svg>":e===3?"<math>":"",a=ee;for(let l=0;l<t;l++){let i=n[l],c,h,d=-1,u=0;for(;u<i.length&&(a.lastIndex=u,h=a.exec(i),h!==null);)u=a.lastIndex,a===ee?h[1]==="!--"?a=vt:h[1]!==void 0?a=xt:h[2]!==void 0?(kt.test(h[2])&&(s=RegExp("</"+h[2],"g")),a=M):h[3]!==void 0&&(a=M):a===M?h[0]===">"?(a=s??ee,d=-1):h[1]===void 0?d=-2:(d=a.lastIndex-h[2].length,c=h[1],a=h[3]===void 0?M:h[3]==='"'?Pt:wt):a===Pt||a===wt?a=M:a===vt||a===xt?a=ee:(a=M,s=void 0);let f=a===M&&n[l+1].startsWith("/>")?" ":"";r+=a===ee?i+mn:d>=0?(o.push(c),i.slice(0,d)+ze+i.slice(d)+S+f):i+S+(d===-2?l:f)}return[$t(n,r+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),o]},oe=class n{constructor({strings:e,_$litType$:t},o){let s;this.parts=[];let r=0,a=0,l=e.length-1,i=this.parts,[c,h]=Ct(e,t);if(this.el=n.createElement(c,o),L.currentNode=this.el.content,t===2||t===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(s=L.nextNode())!==null&&i.length<l;){if(s.nodeType===1){if(s.hasAttributes())for(let d of s.getAttributeNames())if(d.endsWith(ze)){let u=h[a++],f=s.getAttribute(d).split(S),_=/([.?@])?(.*)/.exec(u);i.push({type:1,index:r,name:_[2],strings:f,ctor:_[1]==="."?be:_[1]==="?"?_e:_[1]==="@"?ye:U}),s.removeAttribute(d)}else d.startsWith(S)&&(i.push({type:6,index:r}),s.removeAttribute(d));if(kt.test(s.tagName)){let d=s.textContent.split(S),u=d.length-1;if(u>0){s.textContent=fe?fe.emptyScript:"";for(let f=0;f<u;f++)s.append(d[f],te()),L.nextNode(),i.push({type:2,index:++r});s.append(d[u],te())}}}else if(s.nodeType===8)if(s.data===qe)i.push({type:2,index:r});else{let d=-1;for(;(d=s.data.indexOf(S,d+1))!==-1;)i.push({type:7,index:r}),d+=S.length-1}r++}}static createElement(e,t){let o=D.createElement("template");return o.innerHTML=e,o}};function N(n,e,t=n,o){if(e===P)return e;let s=o!==void 0?t._$Co?.[o]:t._$Cl,r=ne(e)?void 0:e._$litDirective$;return s?.constructor!==r&&(s?._$AO?.(!1),r===void 0?s=void 0:(s=new r(n),s._$AT(n,t,o)),o!==void 0?(t._$Co??=[])[o]=s:t._$Cl=s),s!==void 0&&(e=N(n,s._$AS(n,e.values),s,o)),e}var ge=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:o}=this._$AD,s=(e?.creationScope??D).importNode(t,!0);L.currentNode=s;let r=L.nextNode(),a=0,l=0,i=o[0];for(;i!==void 0;){if(a===i.index){let c;i.type===2?c=new q(r,r.nextSibling,this,e):i.type===1?c=new i.ctor(r,i.name,i.strings,this,e):i.type===6&&(c=new ve(r,this,e)),this._$AV.push(c),i=o[++l]}a!==i?.index&&(r=L.nextNode(),a++)}return L.currentNode=D,s}p(e){let t=0;for(let o of this._$AV)o!==void 0&&(o.strings!==void 0?(o._$AI(e,o,t),t+=o.strings.length-2):o._$AI(e[t])),t++}},q=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,o,s){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=o,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=N(this,e,t),ne(e)?e===m||e==null||e===""?(this._$AH!==m&&this._$AR(),this._$AH=m):e!==this._$AH&&e!==P&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):At(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==m&&ne(this._$AH)?this._$AA.nextSibling.data=e:this.T(D.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:o}=e,s=typeof o=="number"?this._$AC(e):(o.el===void 0&&(o.el=oe.createElement($t(o.h,o.h[0]),this.options)),o);if(this._$AH?._$AD===s)this._$AH.p(t);else{let r=new ge(s,this),a=r.u(this.options);r.p(t),this.T(a),this._$AH=r}}_$AC(e){let t=Tt.get(e.strings);return t===void 0&&Tt.set(e.strings,t=new oe(e)),t}k(e){Fe(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,o,s=0;for(let r of e)s===t.length?t.push(o=new n(this.O(te()),this.O(te()),this,this.options)):o=t[s],o._$AI(r),s++;s<t.length&&(this._$AR(o&&o._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let o=_t(e).nextSibling;_t(e).remove(),e=o}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},U=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,o,s,r){this.type=1,this._$AH=m,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=r,o.length>2||o[0]!==""||o[1]!==""?(this._$AH=Array(o.length-1).fill(new String),this.strings=o):this._$AH=m}_$AI(e,t=this,o,s){let r=this.strings,a=!1;if(r===void 0)e=N(this,e,t,0),a=!ne(e)||e!==this._$AH&&e!==P,a&&(this._$AH=e);else{let l=e,i,c;for(e=r[0],i=0;i<r.length-1;i++)c=N(this,l[o+i],t,i),c===P&&(c=this._$AH[i]),a||=!ne(c)||c!==this._$AH[i],c===m?e=m:e!==m&&(e+=(c??"")+r[i+1]),this._$AH[i]=c}a&&!s&&this.j(e)}j(e){e===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},be=class extends U{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===m?void 0:e}},_e=class extends U{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==m)}},ye=class extends U{constructor(e,t,o,s,r){super(e,t,o,s,r),this.type=5}_$AI(e,t=this){if((e=N(this,e,t,0)??m)===P)return;let o=this._$AH,s=e===m&&o!==m||e.capture!==o.capture||e.once!==o.once||e.passive!==o.passive,r=e!==m&&(o===m||s);s&&this.element.removeEventListener(this.name,this,o),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ve=class{constructor(e,t,o){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=o}get _$AU(){return this._$AM._$AU}_$AI(e){N(this,e)}},St={M:ze,P:S,A:qe,C:1,L:Ct,R:ge,D:At,V:N,I:q,H:U,N:_e,U:ye,B:be,F:ve},fn=Ve.litHtmlPolyfillSupport;fn?.(oe,q),(Ve.litHtmlVersions??=[]).push("3.3.3");var Et=(n,e,t)=>{let o=t?.renderBefore??e,s=o._$litPart$;if(s===void 0){let r=t?.renderBefore??null;o._$litPart$=s=new q(e.insertBefore(te(),r),r,void 0,t??{})}return s._$AI(n),s};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var je=globalThis,y=class extends C{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Et(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return P}};y._$litElement$=!0,y.finalized=!0,je.litElementHydrateSupport?.({LitElement:y});var gn=je.litElementPolyfillSupport;gn?.({LitElement:y});(je.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var xe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},we=n=>(...e)=>({_$litDirective$:n,values:e}),F=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,o){this._$Ct=e,this._$AM=t,this._$Ci=o}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:bn}=St,Ot=n=>n;var It=()=>document.createComment(""),W=(n,e,t)=>{let o=n._$AA.parentNode,s=e===void 0?n._$AB:e._$AA;if(t===void 0){let r=o.insertBefore(It(),s),a=o.insertBefore(It(),s);t=new bn(r,a,n,n.options)}else{let r=t._$AB.nextSibling,a=t._$AM,l=a!==n;if(l){let i;t._$AQ?.(n),t._$AM=n,t._$AP!==void 0&&(i=n._$AU)!==a._$AU&&t._$AP(i)}if(r!==s||l){let i=t._$AA;for(;i!==r;){let c=Ot(i).nextSibling;Ot(o).insertBefore(i,s),i=c}}}return t},H=(n,e,t=n)=>(n._$AI(e,t),n),_n={},Bt=(n,e=_n)=>n._$AH=e,Ht=n=>n._$AH,Pe=n=>{n._$AR(),n._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Rt=(n,e,t)=>{let o=new Map;for(let s=e;s<=t;s++)o.set(n[s],s);return o},E=we(class extends F{constructor(n){if(super(n),n.type!==xe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,e,t){let o;t===void 0?t=e:e!==void 0&&(o=e);let s=[],r=[],a=0;for(let l of n)s[a]=o?o(l,a):a,r[a]=t(l,a),a++;return{values:r,keys:s}}render(n,e,t){return this.dt(n,e,t).values}update(n,[e,t,o]){let s=Ht(n),{values:r,keys:a}=this.dt(e,t,o);if(!Array.isArray(s))return this.ut=a,r;let l=this.ut??=[],i=[],c,h,d=0,u=s.length-1,f=0,_=r.length-1;for(;d<=u&&f<=_;)if(s[d]===null)d++;else if(s[u]===null)u--;else if(l[d]===a[f])i[f]=H(s[d],r[f]),d++,f++;else if(l[u]===a[_])i[_]=H(s[u],r[_]),u--,_--;else if(l[d]===a[_])i[_]=H(s[d],r[_]),W(n,i[_+1],s[d]),d++,_--;else if(l[u]===a[f])i[f]=H(s[u],r[f]),W(n,s[d],s[u]),u--,f++;else if(c===void 0&&(c=Rt(a,f,_),h=Rt(l,d,u)),c.has(l[d]))if(c.has(l[u])){let w=h.get(a[f]),v=w!==void 0?s[w]:null;if(v===null){let K=W(n,s[d]);H(K,r[f]),i[f]=K}else i[f]=H(v,r[f]),W(n,s[d],v),s[w]=null;f++}else Pe(s[u]),u--;else Pe(s[d]),d++;for(;f<=_;){let w=W(n,i[_+1]);H(w,r[f]),i[f++]=w}for(;d<=u;){let w=s[d++];w!==null&&Pe(w)}return this.ut=a,Bt(n,i),P}});/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var yn={attribute:!0,type:String,converter:Z,reflect:!1,hasChanged:me},vn=(n=yn,e,t)=>{let{kind:o,metadata:s}=t,r=globalThis.litPropertyMetadata.get(s);if(r===void 0&&globalThis.litPropertyMetadata.set(s,r=new Map),o==="setter"&&((n=Object.create(n)).wrapped=!0),r.set(t.name,n),o==="accessor"){let{name:a}=t;return{set(l){let i=e.get.call(this);e.set.call(this,l),this.requestUpdate(a,i,n,!0,l)},init(l){return l!==void 0&&this.C(a,void 0,n,l),l}}}if(o==="setter"){let{name:a}=t;return function(l){let i=this[a];e.call(this,l),this.requestUpdate(a,i,n,!0,l)}}throw Error("Unsupported decorator location: "+o)};function b(n){return(e,t)=>typeof t=="object"?vn(n,e,t):((o,s,r)=>{let a=s.hasOwnProperty(r);return s.constructor.createProperty(r,o),a?Object.getOwnPropertyDescriptor(s,r):void 0})(n,e,t)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function T(n){return b({...n,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var V=(n,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(n,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function Te(n,e){return(t,o,s)=>{let r=a=>a.renderRoot?.querySelector(n)??null;if(e){let{get:a,set:l}=typeof o=="object"?t:s??(()=>{let i=Symbol();return{get(){return this[i]},set(c){this[i]=c}}})();return V(t,o,{get(){let i=a.call(this);return i===void 0&&(i=r(this),(i!==null||this.hasUpdated)&&l.call(this,i)),i}})}return V(t,o,{get(){return r(this)}})}}/**
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
 */async function Ye(n){await n?.().catch(()=>{})}var Ge=class{constructor(e,t){this.connection=e;this.source=t}#e=new Set;#t;#n=0;#o;listen(e){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#s),this.#s()),this.#e.add(e),()=>{this.#e.delete(e)&&this.#e.size===0&&this.#a()}}#s=()=>{let e=this.#r();this.connection.subscribeMessage(t=>{e===this.#n&&this.#i(t)},this.source.message,{resubscribe:!1}).then(t=>{e===this.#n?this.#t=t:Ye(t)},()=>{e===this.#n&&(this.#o=setTimeout(this.#s,5e3))})};#r(){return clearTimeout(this.#o),this.#t=void 0,this.#n+=1,this.#n}#a(){this.connection.removeEventListener("ready",this.#s),this.connection.connected&&Ye(this.#t),this.#r(),this.value=void 0}#i(e){this.value=this.source.reduce(this.value,e);for(let t of[...this.#e])t()}},Xt=new WeakMap;function xn(n,e){let t=Xt.get(n)??new Map;Xt.set(n,t);let o=t.get(e)??new Ge(n,e);return t.set(e,o),o}var j=class{constructor(e,t){this.host=e;this.source=t;e.addController(this)}#e;#t;get value(){return this.#e?.value}hostConnected(){this.#n()}hostUpdate(){this.#n()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}#n(){let e=this.host.hass?.connection;if(!e)return;let t=xn(e,this.source);if(t===this.#e)return;let o=this.#t;this.#e=t,this.#t=t.listen(()=>this.host.requestUpdate()),o?.()}};async function Ae(n,e){let t;try{let o=await new Promise((s,r)=>{t=n.subscribeMessage(s,e.message,{resubscribe:!1}),t.catch(r)});return e.reduce(void 0,o)}catch{return}finally{t?.then(Ye,()=>{})}}var wn={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,phones:{},calls:{},queues:{}};function Ke(n,e){if(!e)return n;let t={...n};for(let[o,s]of Object.entries(e))s==null?delete t[o]:t[o]=s;return t}function Pn(n,{phones:e,calls:t,queues:o,...s}){return{...n,...s,phones:Ke(n.phones,e),calls:Ke(n.calls,t),queues:Ke(n.queues,o)}}function Tn(n={},e){let t="all"in e,o=t?{}:{...n};for(let[s,r]of Object.entries(t?e.all:e.changes))o[s]=Pn(o[s]??wn,r);return o}var se={message:{type:"openvox_uc/live"},reduce:Tn},ke=class extends j{constructor(e){super(e,se)}get pbxs(){return this.value}};function k({entryId:n,number:e}){return`${n} ${e}`}function R({number:n,phone:e}){return e.name??n}function $e(n,e){return n.entryId===e?.entryId&&n.number===e.number}function z({phone:n}){return n.state==="ringing"}function Je(n,e){return Number(z(e))-Number(z(n))}function An(n,e){return n.length-e.length||(n<e?-1:+(n>e))}function O(n){return Object.entries(n).flatMap(([e,t])=>Object.entries(t.phones).map(([o,s])=>({entryId:e,number:o,pbx:t,phone:s}))).sort((e,t)=>An(e.number,t.number))}function Ce(n,e,t){let o=n[e],s=o?.phones[t];return o&&s&&{entryId:e,number:t,pbx:o,phone:s}}function Se({number:n,phone:e},t){let o=[n,e.name,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(s=>o.includes(s))}var Mt="openvox_uc",kn={message:{type:"frontend/subscribe_user_data",key:Mt},reduce:(n,{value:e})=>e??{}};function Qe(n){return O(n).filter(({phone:e})=>e.control&&e.device_id)}var Ee=class extends j{constructor(e){super(e,kn)}among(e){let t=this.value?.phone,o=t&&Ce(e,t.entry_id,t.number);if(o?.phone.control&&o.phone.device_id)return o;let s=Qe(e);return s.length===1?s[0]:void 0}choose(e,{entryId:t,number:o}){let s={...this.value,phone:{entry_id:t,number:o}};return e.callWS({type:"frontend/set_user_data",key:Mt,value:s})}};var Lt="openvox_uc";function et(n){return`component.${Lt}.config_panel.${n}`}var Ze=new WeakMap;function Oe(n){let{connection:e,language:t}=n,o=Ze.get(e);if(o?.language===t)return o.texts;let s=$n(n);return Ze.set(e,{language:t,texts:s}),s.catch(()=>Ze.delete(e)),s}async function $n(n){let e=await n.loadBackendTranslation("config_panel",Lt);return(t,o)=>e(et(t),o)}async function Dt(n,e){let t=e?.error??e,{message:o,translation_domain:s,translation_key:r,translation_placeholders:a}=t;return(s?await n.loadBackendTranslation("exceptions",s):void 0)?.(`component.${s}.exceptions.${r}.message`,a)||o||String(t)}var Cn=/\d/,I=class extends y{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.text="";this.active=0}static{this.styles=x`
    :host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
    input {
      box-sizing: border-box; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit;
      background: transparent; border: 1px solid var(--secondary-text-color); border-radius: 8px;
    }
    ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
    li { display: flex; gap: 8px; justify-content: space-between; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
    li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
    .name { overflow-wrap: anywhere; }
    .number { color: var(--secondary-text-color); }
  `}firstUpdated(){this.input.focus()}updated(t){t.has("active")&&this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"})}render(){let t=this.#e(),o=Math.min(this.active,t.length-1);return p`
      <input
        role="combobox" aria-autocomplete="list" aria-expanded=${t.length>0} aria-controls="picks" autocomplete="off"
        aria-activedescendant=${t.length>0?`pick${o}`:m} aria-label=${this.label} placeholder=${this.label}
        .value=${this.text} @input=${this.#t} @keydown=${this.#n}
      />
      <ul id="picks" role="listbox" aria-label=${this.label}>
        ${E(t,s=>typeof s=="string"?"":k(s),(s,r)=>p`
            <li id="pick${r}" role="option" aria-selected=${r===o} @click=${()=>this.#o(s)}>
              <span class="name">${typeof s=="string"?s:R(s)}</span>
              ${typeof s=="string"?m:p`<span class="number">${s.number}</span>`}
            </li>
          `)}
      </ul>
    `}#e(){let t=this.text.trim(),o=this.phones.filter(r=>Se(r,t));return this.free&&Cn.test(t)&&!o.some(({number:r})=>r===t)?[...o,t]:o}#t(){this.text=this.input.value,this.active=0}#n(t){let o=this.#e(),r={ArrowDown:1,ArrowUp:-1}[t.key];if(r)this.active=(Math.min(this.active,o.length-1)+r+o.length)%o.length||0;else if(t.key==="Enter"&&!t.isComposing){let a=o[Math.min(this.active,o.length-1)];a&&this.#o(a)}else return;t.preventDefault()}#o(t){this.dispatchEvent(new CustomEvent("pick",{detail:t}))}};g([b()],I.prototype,"label",2),g([b({attribute:!1})],I.prototype,"phones",2),g([b({type:Boolean})],I.prototype,"free",2),g([T()],I.prototype,"text",2),g([T()],I.prototype,"active",2),g([Te("input")],I.prototype,"input",2);customElements.define("openvox-uc-picker",I);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Nt="important",Sn=" !"+Nt,Ut=we(class extends F{constructor(n){if(super(n),n.type!==xe.ATTRIBUTE||n.name!=="style"||n.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(n){return Object.keys(n).reduce((e,t)=>{let o=n[t];return o==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${o};`},"")}update(n,[e]){let{style:t}=n.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let o of this.ft)e[o]==null&&(this.ft.delete(o),o.includes("-")?t.removeProperty(o):t[o]=null);for(let o in e){let s=e[o];if(s!=null){this.ft.add(o);let r=typeof s=="string"&&s.endsWith(Sn);o.includes("-")||r?t.setProperty(o,r?s.slice(0,-11):s,r?Nt:""):t[o]=s}}return P}});var Vt=600,zt=320,re=8;function En(){let n=document.activeElement;for(;n?.shadowRoot?.activeElement;)n=n.shadowRoot.activeElement;return n}var Y=class extends y{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=x`
    dialog {
      position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
      inline-size: min(${zt}px, calc(100vw - ${2*re}px)); overflow: auto;
      border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
      background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
    }
    dialog::backdrop { background: rgb(0 0 0 / 25%); }
    h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
    @media (max-width: ${Vt-1}px) {
      dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
    }
  `}connectedCallback(){super.connectedCallback(),this.#e=En()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return p`
      <dialog aria-labelledby="heading" style=${Ut(this.#t())} @close=${this.#o} @click=${this.#n}>
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <slot></slot>
      </dialog>
    `}#t(){if(!this.near||innerWidth<Vt)return{};let{left:t,top:o,bottom:s}=this.near,r=`${Math.max(re,Math.min(t,innerWidth-zt-re))}px`;return(o+s)/2<innerHeight/2?{margin:"0",left:r,right:"auto",top:`${s}px`,bottom:"auto","max-height":`${innerHeight-s-re}px`}:{margin:"0",left:r,right:"auto",top:"auto",bottom:`${innerHeight-o}px`,"max-height":`${o-re}px`}}#n(t){if(t.target!==this.dialog)return;let{left:o,right:s,top:r,bottom:a}=this.dialog.getBoundingClientRect(),{clientX:l,clientY:i}=t;(l<o||l>s||i<r||i>a)&&this.#o()}#o(){this.dispatchEvent(new Event("close"))}};g([b()],Y.prototype,"heading",2),g([b({attribute:!1})],Y.prototype,"near",2),g([Te("dialog")],Y.prototype,"dialog",2);customElements.define("openvox-uc-sheet",Y);var On=["areas","connected","connection","devices","entities","language","user"];function In(n,e){return!n||!e||On.some(t=>n[t]!==e[t])}var B=class extends y{constructor(){super(...arguments);this.live=new ke(this);this.myPhone=new Ee(this)}#e;static{this.styles=x`
    :host { display: block; height: 100%; }
    ha-card { height: 100%; box-sizing: border-box; }
    .offline { opacity: 0.5; }
    .notice { display: flex; align-items: center; gap: 8px; padding: 8px 16px; }
    .error { color: var(--error-color); }
    .error span { flex: 1; }
    .hint { margin: 0; padding: 16px; color: var(--secondary-text-color); }
    .icon-button {
      display: inline-flex; padding: 6px; border: none; border-radius: 50%; background: none; color: inherit;
      cursor: pointer; --mdc-icon-size: 20px;
    }
    .icon-button:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
    :focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
  `}setConfig(t){this.config=t}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(t){let o=this.hass;!o||o.language===this.#e||(this.#e=o.language,Oe(o).then(s=>{this.texts=s}))}async act(t){this.error=void 0,this.sheet=void 0;try{await t()}catch(o){this.hass&&(this.error=await Dt(this.hass,o))}}withMyPhone(t,{near:o,entryId:s}={}){let{hass:r,texts:a}=this,l=this.mine;if(l&&this.act(()=>t(l)),l||!r||!a)return;let i=({detail:c})=>{typeof c!="string"&&this.act(async()=>{await this.myPhone.choose(r,c),await t(c)})};this.sheet={heading:a("my_phone.title"),near:o,content:()=>p`
        <p class="hint">${a("my_phone.help")}</p>
        <openvox-uc-picker
          .label=${a("my_phone.search")}
          .phones=${Qe(this.pbxs).filter(c=>!s||c.entryId===s)}
          @pick=${i}
        ></openvox-uc-picker>
      `}}get pbxs(){return this.live.pbxs??{}}get mine(){return this.myPhone.among(this.pbxs)}render(){let{config:t,hass:o,texts:s}=this,r=this.live.pbxs;if(!o||!t||!s)return m;let a=!o.connected;return p`
      <ha-card .header=${t.title}>
        ${this.#t(s).map(l=>p`<div class="notice" role="status">${l}</div>`)}
        ${this.error?p`<div class="notice error" role="alert">
                <span dir="auto">${this.error}</span>
                <button class="icon-button" aria-label=${s("card.dismiss")} @click=${()=>this.#o()}>
                  <ha-icon icon="mdi:close"></ha-icon>
                </button>
              </div>`:m}
        <div class=${a?"offline":""} ?inert=${a}>${r?this.renderContent(s):m}</div>
        ${this.sheet&&!a?this.#n(s,this.sheet):m}
      </ha-card>
    `}#t(t){if(!this.hass?.connected)return[t("card.offline")];let o=this.live.pbxs&&Object.values(this.live.pbxs);return o?.length===0?[t("card.no_pbx")]:(o??[]).filter(({connected:s})=>!s).map(({name:s})=>t("card.pbx_offline",{pbx:s}))}#n(t,{heading:o,near:s,content:r}){return p`<openvox-uc-sheet .heading=${o} .near=${s} @close=${()=>this.closeSheet()}>${r(t)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#o(){this.error=void 0}};g([b({attribute:!1,hasChanged:In})],B.prototype,"hass",2),g([T()],B.prototype,"config",2),g([T()],B.prototype,"texts",2),g([T()],B.prototype,"error",2),g([T()],B.prototype,"sheet",2);var Bn=new Set(["idle","ringing","in_use","on_hold"]),tt=new Set,Ft;function qt(n){Ft=n;for(let e of tt)e()}function Be(n,e){return n.entryId===e.entryId&&n.number!==e.number&&n.phone.call_id!==e.phone.call_id&&Bn.has(n.phone.state)}var Ie=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return Ft}hostConnected(){tt.add(this.#e)}hostDisconnected(){tt.delete(this.#e)}};function Hn(n,e){let t=document.elementFromPoint(n,e);for(;;){let o=t?.closest("[droppable]");if(o)return o;let s=t?.shadowRoot?.elementFromPoint(n,e);if(!s||s===t)return;t=s}}function Rn(n){let e=document.createElement("div");return e.textContent=n,e.ariaHidden="true",e.style.cssText=`
    position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
    color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
  `,document.body.append(e),e}function Wt(n,e,t,o){let s=new AbortController,{signal:r}=s,[a,l]=[n.clientX,n.clientY],i,c,h=0,d=()=>{let v=Hn(a,l);v!==c&&(c?.removeAttribute("over"),v?.setAttribute("over",""),c=v)},u=()=>{let v=+(l>innerHeight-48)-+(l<48);v&&scrollBy(0,v*12),d(),h=requestAnimationFrame(u)},f=()=>{s.abort(),cancelAnimationFrame(h),c?.removeAttribute("over"),i?.remove(),i&&qt(void 0)},_=v=>{if(v.pointerId===n.pointerId){if([a,l]=[v.clientX,v.clientY],!i){if(Math.hypot(a-n.clientX,l-n.clientY)<6)return;i=Rn(t),qt(e),u()}i.style.transform=`translate(${a+6}px, ${l+6}px)`,d()}},w=v=>{if(v.pointerId!==n.pointerId)return;let K=c?.about;i&&Xn(),f(),K&&o(K)};addEventListener("pointermove",_,{signal:r}),addEventListener("pointerup",w,{signal:r}),addEventListener("pointercancel",f,{signal:r}),addEventListener("keydown",({key:v})=>v==="Escape"&&f(),{signal:r})}function Xn(){let n=e=>e.stopPropagation();addEventListener("click",n,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",n,{capture:!0}))}var ae=class extends y{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=x`
    div { display: flex; flex-direction: column; padding: 4px 8px 8px; }
    button {
      display: flex; align-items: center; gap: 12px; padding: 10px 8px; border: none; border-radius: 8px; background: none;
      color: inherit; font: inherit; text-align: start; cursor: pointer;
    }
    button:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
    button:focus-visible { outline: 2px solid var(--primary-color); }
    ha-icon { color: var(--secondary-text-color); }
  `}updated(){this.shadowRoot?.activeElement||this.#e()[0]?.focus()}render(){return p`
      <div role="menu" aria-label=${this.label} @keydown=${this.#t}>
        ${E(this.items,({key:t})=>t,({icon:t,label:o,run:s})=>p`
            <button role="menuitem" tabindex="-1" @click=${()=>s()}><ha-icon .icon=${t}></ha-icon>${o}</button>
          `)}
      </div>
    `}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let o=this.#e(),s=o.indexOf(this.shadowRoot?.activeElement),r=new Map([["ArrowDown",s+1],["ArrowUp",s-1],["Home",0],["End",-1]]).get(t.key);r!==void 0&&(t.preventDefault(),o.at(r%o.length)?.focus())}};g([b()],ae.prototype,"label",2),g([b({attribute:!1})],ae.prototype,"items",2);customElements.define("openvox-uc-menu",ae);var rt="openvox_uc",Mn=new Set(["in_use","on_hold"]),Ln=new Set(["ringing","in_use","on_hold"]),Dn=new Set(["idle","in_use","on_hold"]);function $({phone:n,pbx:e}){let t=n.call_id===null?void 0:e.calls[n.call_id];return Mn.has(n.state)&&t?.answered_at!==null}function le(n){return n.phone.control&&n.pbx.connected&&$(n)}var ot=new Map;function jt({about:n}){return n.phone.call_id!==null&&ot.get(k(n))===n.phone.call_id}function st({hass:n,about:e}){let t=Object.values(n.entities).find(s=>s?.device_id===e.phone.device_id&&s.platform===rt&&s.translation_key==="dnd"),o=t&&n.states[t.entity_id]?.state;return o?{entityId:t.entity_id,state:o}:void 0}function at(n,e,{phone:t},o={}){return n.callService(rt,e,o,{device_id:t.device_id??[]},!1)}function ie(n,e){return{run:(t,{hass:o,about:s})=>{t.act(()=>at(o,n,s).then(()=>e?.(s)))}}}function nt(n,e){return{byMine:!0,run:(t,{hass:o,about:s},r)=>t.withMyPhone(a=>at(o,n,a,e(s.number)),{near:r,entryId:s.entryId})}}function Yt(n){return{run:(e,t)=>{let o=st(t);o&&e.act(()=>t.hass.callService("switch",n,{},{entity_id:o.entityId},!1))}}}var Kt=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],Nn=[{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:n})=>n.pbx.pickup&&z(n),...nt("pick_up",n=>({extension:n}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:n})=>Dn.has(n.phone.state),...nt("dial",n=>({number:n}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:n})=>$(n),run:(n,{about:e},t)=>n.askForTarget(e,t)},{key:"hold",icon:"mdi:phone-paused",offered:({about:n})=>$(n)&&n.phone.state==="in_use",...ie("hold")},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:n})=>n.phone.state==="on_hold",...ie("resume")},{key:"mute",icon:"mdi:microphone-off",offered:n=>$(n.about)&&!jt(n),...ie("mute",n=>ot.set(k(n),n.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:n=>$(n.about)&&jt(n),...ie("unmute",n=>ot.delete(k(n)))},...Kt.map(([n,e])=>({key:n,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&$(t),...nt("listen_in",t=>({extension:t,mode:n}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:n})=>Ln.has(n.phone.state),...ie("hang_up")},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:n=>st(n)?.state==="off",...Yt("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:n=>st(n)?.state==="on",...Yt("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:n,mine:e})=>n.phone.device_id!==null&&!$e(n,e),run:(n,{hass:e,about:t})=>{n.act(()=>n.myPhone.choose(e,t))}}],it=Kt.map(([n])=>n);function Un(n,e){let{about:t,mine:o}=e;return!t.phone.control||!t.pbx.connected||!n.offered(e)?!1:!n.byMine||!o?!0:o.entryId===t.entryId&&o.number!==t.number&&o.phone.state==="idle"}var X=class extends B{itemsFor(e,t,o){let{hass:s,texts:r}=this;if(!s||!r)return[];let a={hass:s,about:e,mine:this.mine};return Nn.filter(({key:l})=>!o||o.includes(l)).filter(l=>Un(l,a)).map(l=>({key:l.key,icon:l.icon,label:r(`menu.${l.key}`),run:(i=t)=>l.run(this,a,i)}))}openMenu({entryId:e,number:t},o,s){let r=()=>Ce(this.pbxs,e,t),a=r();a&&(this.sheet={heading:a.phone.name?`${a.phone.name} (${t})`:t,near:o,content:l=>{let i=r(),c=i?this.itemsFor(i,o,s):[];return c.length>0?p`<openvox-uc-menu .label=${l("menu.label")} .items=${c}></openvox-uc-menu>`:p`<p class="hint">${l("menu.nothing")}</p>`}})}askForTarget(e,t){let{texts:o}=this;if(!o)return;let s=({detail:r})=>this.transfer(e,typeof r=="string"?r:r.number);this.sheet={heading:o("transfer.title",{name:Gt(e,o)}),near:t,content:()=>p`
        <openvox-uc-picker
          free
          .label=${o("transfer.search")}
          .phones=${O(this.pbxs).filter(r=>Be(r,e))}
          @pick=${s}
        ></openvox-uc-picker>
      `}}drag(e,t){let{texts:o}=this,s=e.composedPath().some(r=>r instanceof Element&&r.matches(".handle"));!o||e.button!==0||e.pointerType!=="mouse"&&!s||!le(t)||Wt(e,t,Gt(t,o),r=>this.transfer(t,r.number))}hangUp(e){let{hass:t}=this;t&&this.act(()=>t.callService(rt,"hang_up",{call_id:e},void 0,!1))}transfer(e,t){let{hass:o}=this;o&&this.act(()=>at(o,"transfer",e,{number:t,call_id:e.phone.call_id}))}};function Gt({phone:n},e){return n.with_name??n.with_number??e("calls.unknown")}var de={calls:{description:"What rings and talks now, and who with whom.",label:"Calls now",name:"OpenVox UC calls",none:"No calls at the moment.",to:"to",unknown:"Unknown"},card:{dismiss:"Dismiss",no_pbx:"No PBX is set up. Add one under Settings > Devices & services.",offline:"Connection lost. What you see is not up to date.",pbx_offline:"{pbx} is not connected. What you see of its phones is not up to date."},dashboard:{calls:"Calls now",description:"OpenVox UC: who is on the phone, who called, and one click to act.",dial:"Dial",phones:"Phones",queues:"Queues",recent:"Missed and recent",switchboard:"Switchboard",title:"Phones",wall:"Wall"},direction:{inbound:"Incoming",internal:"Internal",outbound:"Outgoing"},editor:{area:"Area",favorites:"Phones",title:"Title",wallboard:"Large type"},menu:{barge:"Join the call",call:"Call from my phone",disturb:"Turn off do not disturb",do_not_disturb:"Turn on do not disturb",hang_up:"Hang up",hold:"Hold",label:"Actions",listen:"Listen to the call",listen_in:"Listen in",mute:"Mute",nothing:"There is nothing to do with this phone at the moment.",pick_up:"Pick up",resume:"Resume",set_my_phone:"Set as my phone",transfer:"Transfer to…",unmute:"Unmute",whisper:"Speak to this phone only"},my_phone:{help:"Calls that you make here ring this phone first. To change it later, select another phone, then Set as my phone.",search:"Name or number",title:"Which phone is yours?"},phones:{description:"Who is on the phone, and what you can do now.",label:"Phones",mine:"my phone",name:"OpenVox UC phones",none:"No phones to show.",none_found:"No phone matches.",search:"Search phones"},state:{fault:"Fault",idle:"Idle",in_use:"In a call",on_hold:"On hold",ringing:"Ringing",unknown:"Unknown",unregistered:"Not registered"},transfer:{search:"Name or number",title:"Transfer {name} to"}};function He(...n){return{schema:[{name:"title",selector:{text:{}}},...n],computeLabel:({name:e},t)=>t(et(`editor.${e}`))||de.editor[e]}}function Jt(){return document.querySelector("home-assistant")?.hass}var Qt={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},Re={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"};var lt=3,Xe=class extends X{static{this.styles=[X.styles,x`
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
    `]}static getStubConfig(){return{}}static getConfigForm(){return He({name:"wallboard",selector:{boolean:{}}})}update(e){let t=this.shadowRoot?.activeElement;super.update(e),t&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(e){let t=zn(this.pbxs);return t.length===0?p`<p class="hint" tabindex="-1">${e("calls.none")}</p>`:p`
      <ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${e("calls.label")}>
        ${E(t,({call:o,pbx:s})=>`${s.device_id} ${o.call_id}`,o=>this.#e(e,o))}
      </ul>
    `}#e(e,t){let{call:o,pbx:s}=t,r=Fn(t),a=qn(t);return p`
      <li data-state=${r} @pointerdown=${l=>a&&this.drag(l,a)}>
        <ha-icon class="direction" role="img" aria-label=${e(`direction.${o.direction}`)} .icon=${Re[o.direction]}></ha-icon>
        <div class="who">
          <div class="parties">
            <bdi>${o.caller_name??o.caller??e("calls.unknown")}</bdi>
            <ha-icon class="arrow" role="img" aria-label=${e("calls.to")} icon="mdi:arrow-right"></ha-icon>
            <bdi>${Wn(t).join(", ")||e("calls.unknown")}</bdi>
          </div>
          <div class="detail">
            <span>${e(`state.${r}`)}</span>
            <span><openvox-uc-elapsed since=${o.answered_at??o.started_at??m}></openvox-uc-elapsed></span>
            ${o.trunk?p`<span><bdi>${o.trunk}</bdi></span>`:m}
            ${Object.keys(this.pbxs).length>1?p`<span><bdi>${s.name}</bdi></span>`:m}
          </div>
        </div>
        <div class="buttons">
          ${E(this.#t(e,t,a),({key:l})=>l,({icon:l,label:i,run:c})=>p`
              <button
                class="icon-button" aria-label=${i} title=${i}
                @click=${({currentTarget:h})=>c(h.getBoundingClientRect())}
              >
                <ha-icon .icon=${l}></ha-icon>
              </button>
            `)}
          ${a&&le(a)?p`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:m}
        </div>
      </li>
    `}#t(e,{call:t,pbx:o,phones:s},r){let a=s.find(z),l=r?this.itemsFor(r,void 0,it):[],i=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...r?this.itemsFor(r,void 0,["transfer"]):[]];return r&&l.length>0&&i.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:c=>this.openMenu(r,c,it)}),o.connected&&s.some(({phone:c})=>c.control)&&i.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:()=>this.hangUp(t.call_id)}),i}};function zn(n){let e=O(n).filter(({phone:t})=>t.call_id!==null);return Object.values(n).flatMap(t=>Object.values(t.calls).map(o=>({pbx:t,call:o,phones:e.filter(s=>s.pbx===t&&s.phone.call_id===o.call_id)}))).sort((t,o)=>(t.call.started_at??"").localeCompare(o.call.started_at??""))}function qn({call:n,phones:e}){let t=e.filter($);return t.find(({number:o})=>o===n.answered_by)??t.find(({number:o})=>o!==n.caller)??t[0]}function Fn({call:n,phones:e}){return e.some(({phone:t})=>t.state==="on_hold")?"on_hold":n.answered_at===null?"ringing":"in_use"}function Wn({call:n,phones:e}){let t=n.direction==="outbound"?[]:e.filter(({number:r})=>n.direction!=="internal"||r!==n.caller),o=(t.some($)?t.filter($):t.filter(z)).map(R),s=n.callee_name??n.callee??n.dialed;return o.length===0?s===null?[]:[s]:o.length>lt?[...o.slice(0,lt),`+${o.length-lt}`]:o}var ce=new Set,Me;function Zt(){for(let n of ce)n.tick()}function dt(){clearInterval(Me),Me=void 0,!(ce.size===0||document.hidden)&&(Zt(),Me=setInterval(Zt,1e3))}document.addEventListener("visibilitychange",dt);function jn(n){let e=Math.max(0,Math.floor(n/1e3)),[t,o]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,o,e%60]:[o,e%60]).map((r,a)=>a?String(r).padStart(2,"0"):r).join(":")}var ct=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",ce.add(this),Me===void 0?dt():this.tick()}disconnectedCallback(){ce.delete(this),ce.size===0&&dt()}attributeChangedCallback(e,t,o){this.#e=Date.parse(o??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":jn(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",ct);function Yn(n,e){return n.phone!==e?.phone||n.number!==e.number}var A=class extends y{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.movable=!1;this.current=!1}static{this.shadowRootOptions={...y.shadowRootOptions,delegatesFocus:!0}}static{this.styles=x`
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
      :host([state="ringing"]) .icon { animation: ring 1s ease-in-out infinite alternate; }
      @keyframes ring { to { opacity: 0.3; } }
    }
  `}render(){let{about:t,texts:o,mine:s,movable:r,pbx:a}=this,{number:l,phone:i}=t,c=i.state??"unknown",h=i.with_name??i.with_number,d=o(`state.${c}`),u=p`
      <ha-icon class="icon" .icon=${Qt[c]}></ha-icon>
      <span class="name"><bdi>${R(t)}</bdi></span>
      <span class="number">
        ${s?p`<ha-icon icon="mdi:star" role="img" aria-label=${o("phones.mine")}></ha-icon>`:m} ${l}
      </span>
      <span class="what">
        ${h?p`<span class="heard">${d}</span>`:m}
        ${h&&i.direction?p`<ha-icon .icon=${Re[i.direction]}></ha-icon>`:m}
        <bdi>${h??[d,a].filter(Boolean).join(", ")}</bdi>
      </span>
      ${i.since?p`<openvox-uc-elapsed since=${i.since}></openvox-uc-elapsed>`:m}
    `;return i.control?p`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1}>${u}</button>
          ${r?p`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:m}
        `:p`<div class="tile">${u}</div>`}};g([b({attribute:!1,hasChanged:Yn})],A.prototype,"about",2),g([b({attribute:!1})],A.prototype,"texts",2),g([b()],A.prototype,"pbx",2),g([b({type:Boolean})],A.prototype,"mine",2),g([b({type:Boolean})],A.prototype,"movable",2),g([b({type:Boolean})],A.prototype,"current",2);customElements.define("openvox-uc-phone",A);var en=31,G=class extends X{constructor(){super(...arguments);this.search="";this.#e=new Ie(this)}#e;static{this.styles=[X.styles,x`
      .search { padding: 16px 16px 0; }
      input {
        box-sizing: border-box; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit; background: transparent;
        border: 1px solid var(--secondary-text-color); border-radius: 8px;
      }
      .phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13.5em, 100%), 1fr)); gap: 8px; padding: 16px; }
      .wallboard { font-size: 1.4em; }
    `]}static getStubConfig(){return{}}static async getConfigForm(){let t=Jt(),s=O((t&&await Ae(t.connection,se))??{}).map(r=>({value:r.number,label:`${R(r)} (${r.number})`}));return He({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:s}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:o,mine:s,search:r}=this,a=O(this.pbxs).filter(u=>this.#t(u,o)),l=r&&a.length>=en?a.filter(u=>Se(u,r)):a,i=l.filter(({phone:u})=>u.control),c=i.find(u=>k(u)===this.current)??i.toSorted(Je)[0],h=Object.keys(this.pbxs).length>1,d=this.#e.from;return p`
      ${a.length>=en?p`<div class="search">
              <input type="search" aria-label=${t("phones.search")} placeholder=${t("phones.search")} @input=${this.#n} />
            </div>`:m}
      ${l.length===0?p`<p class="hint">${t(r?"phones.none_found":"phones.none")}</p>`:m}
      <div
        class="phones ${this.config?.wallboard?"wallboard":""}" role="list" aria-label=${t("phones.label")}
        @keydown=${this.#a} @focusin=${this.#r}
      >
        ${E(l,k,u=>p`
            <openvox-uc-phone
              role="listitem"
              state=${u.phone.state??"unknown"}
              .about=${u}
              .texts=${t}
              .pbx=${h?u.pbx.name:""}
              ?mine=${$e(u,s)}
              ?current=${u===c}
              ?movable=${le(u)}
              ?droppable=${d!==void 0&&Be(u,d)}
              @click=${this.#o}
              @pointerdown=${this.#s}
            ></openvox-uc-phone>
          `)}
      </div>
    `}#t({number:t,phone:o},s){let{area:r,favorites:a}=this.config??{};return a?.length&&!a.map(String).includes(t)?!1:!r||o.device_id!==null&&s?.devices[o.device_id]?.area_id===r}#n({target:t}){this.search=t.value.trim()}#o({currentTarget:t}){let o=t;o.about.phone.control&&this.openMenu(o.about,o.getBoundingClientRect())}#s(t){this.drag(t,t.currentTarget.about)}#r({target:t}){t instanceof A&&(this.current=k(t.about))}#a(t){let o=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],s=o.filter(({about:h})=>h.phone.control).sort((h,d)=>Je(h.about,d.about)),r=s.indexOf(t.target),a=o.map(({offsetTop:h})=>h),l=a.filter(h=>h===Math.min(...a)).length,i=getComputedStyle(this).direction==="rtl"?-1:1,c=new Map([["ArrowRight",r+i],["ArrowLeft",r-i],["ArrowDown",r+l],["ArrowUp",r-l],["Home",0],["End",s.length-1]]).get(t.key);c===void 0||r<0||(t.preventDefault(),s[c]?.focus())}};g([T()],G.prototype,"search",2),g([T()],G.prototype,"current",2);function ht(n,e){let{name:t,description:o}=de[n],s=`openvox-uc-${n}`;customElements.define(s,e),window.customCards??=[],window.customCards.push({type:s,name:t,description:o,preview:!0})}function tn(n,e){let{title:t,description:o}=de.dashboard;customElements.define(`ll-strategy-dashboard-${n}`,e),window.customStrategies??=[],window.customStrategies.push({type:n,strategyType:"dashboard",name:t,description:o})}var nn=4,ut={wallboard:!0},Le=class extends y{static{this.noEditor=!0}static async generate(e,t){let[o,s]=await Promise.all([Oe(t),Ae(t.connection,se)]),r=Object.values(s??{}).some(({queues:h})=>Object.keys(h).length>0),a=(h,d={})=>[{type:"heading",heading:o(`dashboard.${h}`)},{type:`custom:openvox-uc-${h}`,grid_options:{columns:"full"},...d}],l=h=>r?a("queues",h):[],i=(h,...d)=>({type:"grid",column_span:h,cards:d}),c=(h,...d)=>({title:o(`dashboard.${h}`),path:h,type:"sections",max_columns:nn,sections:d});return{title:o("dashboard.title"),views:[c("switchboard",i(1,...a("dial"),...a("calls")),i(2,...a("phones")),i(1,...a("recent"),...l())),c("wall",i(1,...a("calls",ut),...l(ut)),i(nn-1,...a("phones",ut)))]}}};ht("calls",Xe);ht("phones",G);tn("openvox-uc",Le);
