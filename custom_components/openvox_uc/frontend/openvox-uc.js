var Zn=Object.defineProperty;var eo=Object.getOwnPropertyDescriptor;var g=(s,e,t,n)=>{for(var o=n>1?void 0:n?eo(e,t):e,i=s.length-1,r;i>=0;i--)(r=s[i])&&(o=(n?r(e,t,o):r(o))||o);return n&&o&&Zn(e,t,o),o};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Le=globalThis,De=Le.ShadowRoot&&(Le.ShadyCSS===void 0||Le.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,yt=Symbol(),Wt=new WeakMap,ve=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==yt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(De&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Wt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Wt.set(t,e))}return e}toString(){return this.cssText}},jt=s=>new ve(typeof s=="string"?s:s+"",void 0,yt),b=(s,...e)=>{let t=s.length===1?s[0]:e.reduce((n,o,i)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+s[i+1],s[0]);return new ve(t,s,yt)},Yt=(s,e)=>{if(De)s.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=Le.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,s.appendChild(n)}},_t=De?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return jt(t)})(s):s;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:to,defineProperty:no,getOwnPropertyDescriptor:oo,getOwnPropertyNames:so,getOwnPropertySymbols:io,getPrototypeOf:ro}=Object,qe=globalThis,Gt=qe.trustedTypes,ao=Gt?Gt.emptyScript:"",lo=qe.reactiveElementPolyfillSupport,we=(s,e)=>s,xe={toAttribute(s,e){switch(e){case Boolean:s=s?ao:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let t=s;switch(e){case Boolean:t=s!==null;break;case Number:t=s===null?null:Number(s);break;case Object:case Array:try{t=JSON.parse(s)}catch{t=null}}return t}},Ne=(s,e)=>!to(s,e),Kt={attribute:!0,type:String,converter:xe,reflect:!1,useDefault:!1,hasChanged:Ne};Symbol.metadata??=Symbol("metadata"),qe.litPropertyMetadata??=new WeakMap;var L=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Kt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&no(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:i}=oo(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:o,set(r){let a=o?.call(this);i?.call(this,r),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Kt}static _$Ei(){if(this.hasOwnProperty(we("elementProperties")))return;let e=ro(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(we("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(we("properties"))){let t=this.properties,n=[...so(t),...io(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(_t(o))}else e!==void 0&&t.push(_t(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Yt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:xe).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let i=n.getPropertyOptions(o),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:xe;this._$Em=o;let a=r.fromAttribute(t,i.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,n,o=!1,i){if(e!==void 0){let r=this.constructor;if(o===!1&&(i=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??Ne)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:i},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),i!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,i]of n){let{wrapped:r}=i,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,i,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};L.elementStyles=[],L.shadowRootOptions={mode:"open"},L[we("elementProperties")]=new Map,L[we("finalized")]=new Map,lo?.({ReactiveElement:L}),(qe.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var wt=globalThis,Qt=s=>s,ze=wt.trustedTypes,Jt=ze?ze.createPolicy("lit-html",{createHTML:s=>s}):void 0,xt="$lit$",D=`lit$${Math.random().toFixed(9).slice(2)}$`,Pt="?"+D,co=`<${Pt}>`,Z=document,Te=()=>Z.createComment(""),ke=s=>s===null||typeof s!="object"&&typeof s!="function",Tt=Array.isArray,sn=s=>Tt(s)||typeof s?.[Symbol.iterator]=="function",vt=`[ 	
\f\r]`,Pe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Zt=/-->/g,en=/>/g,Q=RegExp(`>|${vt}(?:([^\\s"'>=/]+)(${vt}*=${vt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),tn=/'/g,nn=/"/g,rn=/^(?:script|style|textarea|title)$/i,kt=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),d=kt(1),bs=kt(2),ys=kt(3),A=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),on=new WeakMap,J=Z.createTreeWalker(Z,129);function an(s,e){if(!Tt(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return Jt!==void 0?Jt.createHTML(e):e}var ln=(s,e)=>{let t=s.length-1,n=[],o,i=e===2?"<svg>":e===3?"<math>":"",r=Pe;for(let a=0;a<t;a++){let l=s[a],c,h,u=-1,m=0;for(;m<l.length&&(r.lastIndex=m,h=r.exec(l),h!==null);)m=r.lastIndex,r===Pe?h[1]==="!--"?r=Zt:h[1]!==void 0?r=en:h[2]!==void 0?(rn.test(h[2])&&(o=RegExp("</"+h[2],"g")),r=Q):h[3]!==void 0&&(r=Q):r===Q?h[0]===">"?(r=o??Pe,u=-1):h[1]===void 0?u=-2:(u=r.lastIndex-h[2].length,c=h[1],r=h[3]===void 0?Q:h[3]==='"'?nn:tn):r===nn||r===tn?r=Q:r===Zt||r===en?r=Pe:(r=Q,o=void 0);let f=r===Q&&s[a+1].startsWith("/>")?" ":"";i+=r===Pe?l+co:u>=0?(n.push(c),l.slice(0,u)+xt+l.slice(u)+D+f):l+D+(u===-2?a:f)}return[an(s,i+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},$e=class s{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let i=0,r=0,a=e.length-1,l=this.parts,[c,h]=ln(e,t);if(this.el=s.createElement(c,n),J.currentNode=this.el.content,t===2||t===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(o=J.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let u of o.getAttributeNames())if(u.endsWith(xt)){let m=h[r++],f=o.getAttribute(u).split(D),_=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:_[2],strings:f,ctor:_[1]==="."?Fe:_[1]==="?"?Ve:_[1]==="@"?We:te}),o.removeAttribute(u)}else u.startsWith(D)&&(l.push({type:6,index:i}),o.removeAttribute(u));if(rn.test(o.tagName)){let u=o.textContent.split(D),m=u.length-1;if(m>0){o.textContent=ze?ze.emptyScript:"";for(let f=0;f<m;f++)o.append(u[f],Te()),J.nextNode(),l.push({type:2,index:++i});o.append(u[m],Te())}}}else if(o.nodeType===8)if(o.data===Pt)l.push({type:2,index:i});else{let u=-1;for(;(u=o.data.indexOf(D,u+1))!==-1;)l.push({type:7,index:i}),u+=D.length-1}i++}}static createElement(e,t){let n=Z.createElement("template");return n.innerHTML=e,n}};function ee(s,e,t=s,n){if(e===A)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,i=ke(e)?void 0:e._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(s),o._$AT(s,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=ee(s,o._$AS(s,e.values),o,n)),e}var Ue=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??Z).importNode(t,!0);J.currentNode=o;let i=J.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let c;l.type===2?c=new le(i,i.nextSibling,this,e):l.type===1?c=new l.ctor(i,l.name,l.strings,this,e):l.type===6&&(c=new je(i,this,e)),this._$AV.push(c),l=n[++a]}r!==l?.index&&(i=J.nextNode(),r++)}return J.currentNode=Z,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},le=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=ee(this,e,t),ke(e)?e===p||e==null||e===""?(this._$AH!==p&&this._$AR(),this._$AH=p):e!==this._$AH&&e!==A&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):sn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==p&&ke(this._$AH)?this._$AA.nextSibling.data=e:this.T(Z.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=$e.createElement(an(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let i=new Ue(o,this),r=i.u(this.options);i.p(t),this.T(r),this._$AH=i}}_$AC(e){let t=on.get(e.strings);return t===void 0&&on.set(e.strings,t=new $e(e)),t}k(e){Tt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let i of e)o===t.length?t.push(n=new s(this.O(Te()),this.O(Te()),this,this.options)):n=t[o],n._$AI(i),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=Qt(e).nextSibling;Qt(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},te=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,i){this.type=1,this._$AH=p,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=p}_$AI(e,t=this,n,o){let i=this.strings,r=!1;if(i===void 0)e=ee(this,e,t,0),r=!ke(e)||e!==this._$AH&&e!==A,r&&(this._$AH=e);else{let a=e,l,c;for(e=i[0],l=0;l<i.length-1;l++)c=ee(this,a[n+l],t,l),c===A&&(c=this._$AH[l]),r||=!ke(c)||c!==this._$AH[l],c===p?e=p:e!==p&&(e+=(c??"")+i[l+1]),this._$AH[l]=c}r&&!o&&this.j(e)}j(e){e===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Fe=class extends te{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===p?void 0:e}},Ve=class extends te{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==p)}},We=class extends te{constructor(e,t,n,o,i){super(e,t,n,o,i),this.type=5}_$AI(e,t=this){if((e=ee(this,e,t,0)??p)===A)return;let n=this._$AH,o=e===p&&n!==p||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==p&&(n===p||o);o&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},je=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){ee(this,e)}},dn={M:xt,P:D,A:Pt,C:1,L:ln,R:Ue,D:sn,V:ee,I:le,H:te,N:Ve,U:We,B:Fe,F:je},ho=wt.litHtmlPolyfillSupport;ho?.($e,le),(wt.litHtmlVersions??=[]).push("3.3.3");var cn=(s,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let i=t?.renderBefore??null;n._$litPart$=o=new le(e.insertBefore(Te(),i),i,void 0,t??{})}return o._$AI(s),o};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var $t=globalThis,P=class extends L{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=cn(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return A}};P._$litElement$=!0,P.finalized=!0,$t.litElementHydrateSupport?.({LitElement:P});var uo=$t.litElementPolyfillSupport;uo?.({LitElement:P});($t.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ye={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},de=s=>(...e)=>({_$litDirective$:s,values:e}),U=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:po}=dn,hn=s=>s;var un=()=>document.createComment(""),ce=(s,e,t)=>{let n=s._$AA.parentNode,o=e===void 0?s._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(un(),o),r=n.insertBefore(un(),o);t=new po(i,r,s,s.options)}else{let i=t._$AB.nextSibling,r=t._$AM,a=r!==s;if(a){let l;t._$AQ?.(s),t._$AM=s,t._$AP!==void 0&&(l=s._$AU)!==r._$AU&&t._$AP(l)}if(i!==o||a){let l=t._$AA;for(;l!==i;){let c=hn(l).nextSibling;hn(n).insertBefore(l,o),l=c}}}return t},F=(s,e,t=s)=>(s._$AI(e,t),s),mo={},pn=(s,e=mo)=>s._$AH=e,mn=s=>s._$AH,Ge=s=>{s._$AR(),s._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var fn=(s,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(s[o],o);return n},k=de(class extends U{constructor(s){if(super(s),s.type!==Ye.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],i=[],r=0;for(let a of s)o[r]=n?n(a,r):r,i[r]=t(a,r),r++;return{values:i,keys:o}}render(s,e,t){return this.dt(s,e,t).values}update(s,[e,t,n]){let o=mn(s),{values:i,keys:r}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=r,i;let a=this.ut??=[],l=[],c,h,u=0,m=o.length-1,f=0,_=i.length-1;for(;u<=m&&f<=_;)if(o[u]===null)u++;else if(o[m]===null)m--;else if(a[u]===r[f])l[f]=F(o[u],i[f]),u++,f++;else if(a[m]===r[_])l[_]=F(o[m],i[_]),m--,_--;else if(a[u]===r[_])l[_]=F(o[u],i[_]),ce(s,l[_+1],o[u]),u++,_--;else if(a[m]===r[f])l[f]=F(o[m],i[f]),ce(s,o[u],o[m]),m--,f++;else if(c===void 0&&(c=fn(r,f,_),h=fn(a,u,m)),c.has(a[u]))if(c.has(a[m])){let y=h.get(r[f]),v=y!==void 0?o[y]:null;if(v===null){let x=ce(s,o[u]);F(x,i[f]),l[f]=x}else l[f]=F(v,i[f]),ce(s,o[u],v),o[y]=null;f++}else Ge(o[m]),m--;else Ge(o[u]),u++;for(;f<=_;){let y=ce(s,l[_+1]);F(y,i[f]),l[f++]=y}for(;u<=m;){let y=o[u++];y!==null&&Ge(y)}return this.ut=r,pn(s,l),A}});/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var fo={attribute:!0,type:String,converter:xe,reflect:!1,hasChanged:Ne},go=(s=fo,e,t)=>{let{kind:n,metadata:o}=t,i=globalThis.litPropertyMetadata.get(o);if(i===void 0&&globalThis.litPropertyMetadata.set(o,i=new Map),n==="setter"&&((s=Object.create(s)).wrapped=!0),i.set(t.name,s),n==="accessor"){let{name:r}=t;return{set(a){let l=e.get.call(this);e.set.call(this,a),this.requestUpdate(r,l,s,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,s,a),a}}}if(n==="setter"){let{name:r}=t;return function(a){let l=this[r];e.call(this,a),this.requestUpdate(r,l,s,!0,a)}}throw Error("Unsupported decorator location: "+n)};function w(s){return(e,t)=>typeof t=="object"?go(s,e,t):((n,o,i)=>{let r=o.hasOwnProperty(i);return o.constructor.createProperty(i,n),r?Object.getOwnPropertyDescriptor(o,i):void 0})(s,e,t)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function T(s){return w({...s,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ne=(s,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(s,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function gn(s,e){return(t,n,o)=>{let i=r=>r.renderRoot?.querySelector(s)??null;if(e){let{get:r,set:a}=typeof n=="object"?t:o??(()=>{let l=Symbol();return{get(){return this[l]},set(c){this[l]=c}}})();return ne(t,n,{get(){let l=r.call(this);return l===void 0&&(l=i(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return ne(t,n,{get(){return i(this)}})}}/**
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
 */var Ce={agent:{busy:"Busy",do_not_disturb:"Do not disturb",in_use:"In a call",invalid:"Invalid",not_in_use:"Free",on_hold:"On hold",paused:"Paused",ringing:"Ringing",ringing_in_use:"Ringing during a call",unavailable:"Unavailable",unknown:"Unknown",wrap_up:"Wrapping up"},badge:{do_not_disturb:"Do not disturb",forwarding:"Forwarded",missed:"Missed calls",voicemails:"New voicemails"},calls:{description:"What rings and talks now, and who with whom.",label:"Calls now",name:"OpenVox UC calls",none:"No calls at the moment.",to:"to",unknown:"Unknown"},card:{cancel:"Cancel",dismiss:"Dismiss",no_pbx:"No PBX is set up. Add one under Settings > Devices & services.",offline:"Connection lost. What you see is not up to date.",pbx_offline:"{pbx} is not connected. What you see of its phones is not up to date."},confirm:{hang_up:"End the call of {name}?"},dashboard:{calls:"Calls now",description:"OpenVox UC: who is on the phone, who called, and one click to act.",dial:"Dial",phones:"Phones",queues:"Queues",recent:"Missed and recent",switchboard:"Switchboard",title:"Phones",wall:"Wall"},dial:{call:"Call",calling:"{phone} rings. Pick it up to call {name}.",choose:"Select your phone",contact:"Contact",count:"Matches: {count}",description:"Find contacts, extensions, and earlier callers, and call them from your phone.",extension:"Extension",found:"Matches",from:"Call from",history:"Earlier call",name:"OpenVox UC dial",no_phone:"There is no phone from which you may call.",none_found:"Nobody found.",search:"Name or number",typed:"Number"},direction:{inbound:"Incoming",internal:"Internal",outbound:"Outgoing"},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},menu:{barge:"Join the call",call:"Call from my phone",disturb:"Turn off do not disturb",do_not_disturb:"Turn on do not disturb",hang_up:"Hang up",hold:"Hold",label:"Actions",listen:"Listen to the call",listen_in:"Listen in",mute:"Mute",nothing:"There is nothing to do with this phone at the moment.",pick_up:"Pick up",resume:"Resume",set_my_phone:"Set as my phone",transfer:"Transfer to…",unmute:"Unmute",whisper:"Speak to this phone only"},mine:{about:"{action}: {name}",alert:"When my phone rings",description:"Your own phone: who calls, and what you can do with the call.",earlier:"Earlier calls: {count}, last: {last}",first:"First call",name:"OpenVox UC my phone",notify:"Show a notification while this page is in the background",rings:"{name} is calling",sound:"Play a sound",vip:"VIP"},my_phone:{help:"Calls that you make here ring this phone first. To change it later, select another phone, then Set as my phone.",search:"Name or number",title:"Which phone is yours?"},outcome:{answered:"Answered",failed:"Not reached",missed:"Missed"},phones:{all:"All",busy:"Busy",description:"Who is on the phone, and what you can do now.",filter:"Show",free:"Free",label:"Phones",mine:"my phone",name:"OpenVox UC phones",no_area:"No area",none:"No phones to show.",none_found:"No phone matches.",not_registered:"Not registered",search:"Search phones"},queues:{agents:"Agents",description:"Who waits, for how long, and who is there to answer.",free:"Free agents",longest_wait:"Longest wait",name:"OpenVox UC queues",none:"There are no queues to show.",pause:"Pause {name}",resume:"Resume {name}",waiting:"Waiting"},recent:{add_contact:"Add {number} to contacts",all:"All",call:"Call {name}",calls:"{count} calls",contact_name:"Name",description:"Whom to call back, and the history of all calls.",done:"Mark {name} as done",filter:"Show",full:"Search to find earlier calls.",label:"Missed and recent calls",loading:"Loading…",missed:"To call back",missed_calls:"Missed",more:"Show all ({count})",name:"OpenVox UC missed and recent",none:"No calls yet.",none_found:"No call matches.",not_playable:"The recording cannot be played.",older:"Load earlier calls",outgoing:"Outgoing",play:"Recording of {name}",save:"Save",search:"Search all calls",unknown:"Unknown"},state:{fault:"Fault",idle:"Idle",in_use:"In a call",on_hold:"On hold",ringing:"Ringing",unknown:"Unknown",unregistered:"Not registered"},transfer:{search:"Name or number",title:"Transfer {name} to"}};var oe="openvox_uc";function At(s){return`component.${oe}.config_panel.${s}`}var Ct=new WeakMap;function Ke(s){let{connection:e,language:t}=s,n=Ct.get(e);if(n?.language===t)return n.texts;let o=yo(s);return Ct.set(e,{language:t,texts:o}),o.catch(()=>Ct.delete(e)),o}async function yo(s){let e=await s.loadBackendTranslation("config_panel",oe);return(t,n)=>e(At(t),n)}async function Qe(s,e){let t=e?.error??e;if((typeof t=="number"?t:t.code)===3)return s.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:o,translation_key:i,translation_placeholders:r}=t;return(o?await s.loadBackendTranslation("exceptions",o).catch(()=>{}):void 0)?.(`component.${o}.exceptions.${i}.message`,r)||n||String(t)}function V(...s){return{schema:[{name:"title",selector:{text:{}}},...s],computeLabel:({name:e},t)=>t(At(`editor.${e}`))||Ce.editor[e]}}function Je(){return document.querySelector("home-assistant")?.hass}async function St(s){await s?.().catch(()=>{})}var Ot=class{constructor(e,t){this.connection=e;this.source=t}#e=new Set;#t;#n=0;#s;listen(e){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#o),this.#o()),this.#e.add(e),()=>{this.#e.delete(e)&&this.#e.size===0&&this.#r()}}#o=()=>{let e=this.#i();this.connection.subscribeMessage(t=>{e===this.#n&&this.#a(t)},this.source.message,{resubscribe:!1}).then(t=>{e===this.#n?this.#t=t:St(t)},()=>{e===this.#n&&(this.#s=setTimeout(this.#o,5e3))})};#i(){return clearTimeout(this.#s),this.#t=void 0,this.#n+=1,this.#n}#r(){this.connection.removeEventListener("ready",this.#o),this.connection.connected&&St(this.#t),this.#i(),this.value=void 0}#a(e){this.value=this.source.reduce(this.value,e);for(let t of[...this.#e])t()}},bn=new WeakMap;function _o(s,e){let t=bn.get(s)??new WeakMap;bn.set(s,t);let n=t.get(e)??new Ot(s,e);return t.set(e,n),n}var W=class{constructor(e,t){this.host=e;this.source=t;e.addController(this)}#e;#t;get value(){return this.#e?.value}follow(e){this.source=e,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let e=this.host.hass?.connection;if(!e)return;let t=_o(e,this.source);if(t===this.#e)return;let n=this.#t;this.#e=t,this.#t=t.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function j(s,e){let t;try{let n=await new Promise((o,i)=>{t=s.subscribeMessage(o,e.message,{resubscribe:!1}),t.catch(i)});return e.reduce(void 0,n)}catch{return}finally{t?.then(St,()=>{})}}var vo={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,phones:{},calls:{},queues:{}};function Et(s,e){if(!e)return s;let t={...s};for(let[n,o]of Object.entries(e))o==null?delete t[n]:t[n]=o;return t}function wo(s,{phones:e,calls:t,queues:n,...o}){return{...s,...o,phones:Et(s.phones,e),calls:Et(s.calls,t),queues:Et(s.queues,n)}}function xo(s={},e){let t="all"in e,n=t?{}:{...s};for(let[o,i]of Object.entries(t?e.all:e.changes))n[o]=wo(n[o]??vo,i);return n}var se={message:{type:"openvox_uc/live"},reduce:xo},Ze=class extends W{constructor(e){super(e,se)}get pbxs(){return this.value}};function O({entryId:s,number:e}){return`${s} ${e}`}function $({number:s,phone:e}){return e.name??s}function ie(s,e){return s.entryId===e?.entryId&&s.number===e.number}function R({phone:s}){return s.state==="ringing"}var Po=new Set(["in_use","on_hold"]);function E({phone:s,pbx:e}){let t=s.call_id===null?void 0:e.calls[s.call_id];return Po.has(s.state)&&t?.answered_at!==null}function he(s){return s.phone.control&&s.pbx.connected&&E(s)}function M({phone:s,pbx:e}){return e.connected&&s.state||"unknown"}function It(s,e){return s.length-e.length||(s<e?-1:+(s>e))}function q(s){return Object.entries(s).flatMap(([e,t])=>Object.entries(t.phones).map(([n,o])=>({entryId:e,number:n,pbx:t,phone:o}))).sort((e,t)=>It(e.number,t.number))}function I(s,e,t){let n=s[e],o=n?.phones[t];return n&&o&&{entryId:e,number:t,pbx:n,phone:o}}function et({number:s,phone:e},t){let n=[s,e.name,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(o=>n.includes(o))}var yn=["all","free","busy","not_registered"],To={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function Ae({phone:s},e){return e==="all"||s.state!==null&&To[s.state]===e}var _n="openvox_uc",ko={message:{type:"frontend/subscribe_user_data",key:_n},reduce:(s,{value:e})=>e??{}};function B(s){return q(s).filter(({phone:e})=>e.control&&e.device_id)}var tt=class extends W{constructor(e){super(e,ko)}findIn(e){let t=this.value?.phone,n=t&&I(e,t.entry_id,t.number);if(n?.phone.control&&n.phone.device_id)return n;let o=B(e);return o.length===1?o[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(e,{entryId:t,number:n}){return this.#e(e,{phone:{entry_id:t,number:n}})}fold(e,t){let n=this.collapsed.filter(o=>o!==t);return this.#e(e,{collapsed:this.collapsed.includes(t)?n:[...n,t]})}get alert(){return this.value?.alert??{}}alertBy(e,t){return this.#e(e,{alert:t})}#e(e,t){return e.callWS({type:"frontend/set_user_data",key:_n,value:{...this.value,...t}})}};var vn=new WeakMap;function wn(s,e){let t=Object.keys(e);if(t.every(i=>s[i]===e[i]))return s;let n=vn.get(s);if(n&&t.every(i=>n[i]===e[i]))return n;let o={...s,...e};return vn.set(s,o),o}function $o(s,e){let t=({device_id:r})=>r===null?void 0:e[r],n=(r,a)=>{let l=r===null?void 0:s.phones[r];return(l&&t(l)?.name_by_user)??a},o=Object.entries(s.phones).filter(([,r])=>!t(r)?.disabled_by).map(([r,a])=>{let l=a.direction==="internal"?n(a.with_number,a.with_name):a.with_name;return[r,wn(a,{name:n(r,a.name),with_name:l})]}),i=Object.entries(s.calls).map(([r,a])=>{let{direction:l,caller:c,callee:h}=a,u={caller_name:l==="inbound"?a.caller_name:n(c,a.caller_name),callee_name:l==="outbound"?a.callee_name:n(h,a.callee_name)};return[r,wn(a,u)]});return{...s,name:e[s.device_id]?.name_by_user??s.name,phones:Object.fromEntries(o),calls:Object.fromEntries(i)}}var nt;function xn(s,e){if(nt?.before!==s||nt.devices!==e){let t=Object.fromEntries(Object.entries(s).map(([n,o])=>[n,$o(o,e)]));nt={before:s,devices:e,after:t}}return nt.after}var ot=b`
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
`,st=b`
  .filters { display: flex; flex-wrap: wrap; gap: 4px; }
  .chip {
    display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
    background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
  }
  .chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
  .chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var Co={ArrowDown:1,ArrowUp:-1},Y=class{constructor(e,t){this.host=e;this.settings=t;this.text="";this.#e=!0;this.#t=0;this.#n=0;e.addController(this)}#e;#t;#n;static{this.styles=[ot,b`
      ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
      li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
      li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
    `]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#n&&(this.#n=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(e){this.text=e,this.#t=0,this.#e=!0,this.settings.typed?.(e),this.host.requestUpdate()}choose(e=this.#s.selected){e!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(e))}renderInput(e){let{index:t,isShown:n}=this.#s;return d`
      <input
        type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
        maxlength=${this.settings.maxLength??p} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
        aria-activedescendant=${n?`option${t}`:p} aria-label=${e} placeholder=${e}
        .value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${o=>this.#o(o)}
      />
    `}renderList(e,t){let{options:n,selected:o,isShown:i}=this.#s;return d`
      <ul id="options" role="listbox" aria-label=${e} ?hidden=${!i}>
        ${(i?n:[]).map((r,a)=>d`
            <li id="option${a}" role="option" aria-selected=${r===o} @click=${()=>this.choose(r)}>
              ${t(r)}
            </li>
          `)}
      </ul>
    `}get#s(){let e=this.settings.options(),t=Math.min(this.#t,e.length-1);return{options:e,index:t,selected:e[t],isShown:this.#e&&e.length>0}}#o(e){if(e.isComposing)return;let{options:t,index:n,isShown:o}=this.#s,i=Co[e.key];if(i)this.#e&&(this.#t=(n+i+t.length)%t.length||0),this.#e=!0;else if(e.key==="Enter")this.choose();else{if(e.key!=="Escape"||!this.settings.closes)return;o?this.#e=!1:this.enter("")}e.preventDefault(),this.host.requestUpdate()}};var G={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},it={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},Pn=[{key:"do_not_disturb",icon:"mdi:minus-circle"},{key:"forwarding",icon:"mdi:phone-forward"},{key:"voicemails",icon:"mdi:voicemail"},{key:"missed",icon:"mdi:phone-missed"}];var Ao=/\d/,ue=class extends P{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new Y(this,{options:()=>this.#t(),choose:t=>this.dispatchEvent(new CustomEvent("pick",{detail:t}))})}#e;static{this.styles=[Y.styles,X,b`
      :host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
      ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
      .name { flex: 1; overflow-wrap: anywhere; }
      .number { color: var(--secondary-text-color); }
    `]}firstUpdated(){this.#e.input.focus()}render(){return d`
      ${this.#e.renderInput(this.label)}
      ${this.#e.renderList(this.label,t=>d`
          ${typeof t=="string"?p:d`<ha-icon data-state=${M(t)} .icon=${G[M(t)]}></ha-icon>`}
          <span class="name" dir="auto">${typeof t=="string"?t:$(t)}</span>
          ${typeof t=="string"?p:d`<span class="number">${t.number}</span>`}
        `)}
    `}#t(){let t=this.#e.text.trim(),n=r=>+!Ae(r,"free"),o=this.phones.filter(r=>et(r,t)).sort((r,a)=>n(r)-n(a));return this.free&&Ao.test(t)&&!o.some(({number:r})=>r===t)?[...o,t]:o}};g([w()],ue.prototype,"label",2),g([w({attribute:!1})],ue.prototype,"phones",2),g([w({type:Boolean})],ue.prototype,"free",2);customElements.define("openvox-uc-picker",ue);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Tn="important",So=" !"+Tn,kn=de(class extends U{constructor(s){if(super(s),s.type!==Ye.ATTRIBUTE||s.name!=="style"||s.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(s){return Object.keys(s).reduce((e,t)=>{let n=s[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(s,[e]){let{style:t}=s.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let o=e[n];if(o!=null){this.ft.add(n);let i=typeof o=="string"&&o.endsWith(So);n.includes("-")||i?t.setProperty(n,i?o.slice(0,-11):o,i?Tn:""):t[n]=o}}return A}});var $n=600,Cn=320,Se=8;function Oo(){let s=document.activeElement;for(;s?.shadowRoot?.activeElement;)s=s.shadowRoot.activeElement;return s}var pe=class extends P{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=b`
    dialog {
      position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
      inline-size: min(${Cn}px, calc(100vw - ${2*Se}px)); overflow: auto;
      border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
      background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
    }
    dialog::backdrop { background: rgb(0 0 0 / 25%); }
    h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
    @media (max-width: ${$n-1}px) {
      dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
    }
  `}connectedCallback(){super.connectedCallback(),this.#e=Oo()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return d`
      <dialog aria-labelledby="heading" style=${kn(this.#t())} @close=${this.#s} @click=${this.#n}>
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <slot></slot>
      </dialog>
    `}#t(){if(!this.near||innerWidth<$n)return{};let{left:t,top:n,bottom:o}=this.near,i=`${Math.max(Se,Math.min(t,innerWidth-Cn-Se))}px`,a=(n+o)/2<innerHeight/2?{top:`${o}px`,bottom:"auto","max-height":`${innerHeight-o-Se}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Se}px`};return{margin:"0",left:i,right:"auto",...a}}#n(t){if(t.target!==this.dialog)return;let{left:n,right:o,top:i,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=t;(a<n||a>o||l<i||l>r)&&this.#s()}#s(){this.dispatchEvent(new Event("close"))}};g([w()],pe.prototype,"heading",2),g([w({attribute:!1})],pe.prototype,"near",2),g([gn("dialog")],pe.prototype,"dialog",2);customElements.define("openvox-uc-sheet",pe);var Eo=["areas","connected","connection","devices","entities","language","user"],Io={};function Ro(s,e){return!s||!e||Eo.some(t=>s[t]!==e[t])}var C=class extends P{constructor(){super(...arguments);this.live=new Ze(this);this.myPhone=new tt(this)}#e;static{this.styles=[ot,b`
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
    `]}static getStubConfig(){return{}}static getConfigForm(){return V()}setConfig(t){this.config=t}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(t){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,Ke(n).then(o=>{this.texts=o},()=>{this.#e=void 0}))}async act(t){this.error=void 0,this.sheet=void 0;try{await t()}catch(n){this.hass&&(this.error=await Qe(this.hass,n))}}withMyPhone(t,{near:n,entryId:o}={}){let i=this.mine;i?this.act(()=>t(i)):this.chooseMyPhone(n,{entryId:o,afterwards:t})}chooseMyPhone(t,{entryId:n,afterwards:o}={}){let{hass:i,texts:r}=this;if(!i||!r)return;let a=({detail:l})=>{typeof l!="string"&&this.act(async()=>{await this.myPhone.choose(i,l),await o?.(l)})};this.sheet={heading:r("my_phone.title"),near:t,content:()=>d`
        <p class="hint">${r("my_phone.help")}</p>
        <openvox-uc-picker
          .label=${r("my_phone.search")}
          .phones=${B(this.pbxs).filter(l=>!n||l.entryId===n)}
          @pick=${a}
        ></openvox-uc-picker>
      `}}confirm(t,n,o,i){this.sheet={heading:t,near:o,content:r=>d`
        <div class="confirm">
          <button class="answer" @click=${()=>this.closeSheet()}>${r("card.cancel")}</button>
          <button class="answer danger" autofocus @click=${i}>${n}</button>
        </div>
      `}}get pbxs(){return xn(this.live.pbxs??Io,this.hass?.devices??{})}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:t,hass:n,texts:o}=this,i=this.live.pbxs;if(!n||!t||!o)return p;let r=!n.connected;return d`
      <ha-card>
        ${t.title?d`<div class="title" role="heading" aria-level="2" dir="auto">${t.title}</div>`:p}
        ${this.#t(o).map(a=>d`<div class="notice" role="status">${a}</div>`)}
        ${this.error?d`<div class="notice error" role="alert">
                <span dir="auto">${this.error}</span>
                <button class="icon-button" aria-label=${o("card.dismiss")} @click=${()=>this.#s()}>
                  <ha-icon icon="mdi:close"></ha-icon>
                </button>
              </div>`:p}
        <div class="content ${r?"offline":""}" data-scrolls ?inert=${r}>${i?this.renderContent(o):p}</div>
        ${this.sheet&&!r?this.#n(o,this.sheet):p}
      </ha-card>
    `}#t(t){if(!this.hass?.connected)return[t("card.offline")];let n=this.live.pbxs&&Object.values(this.pbxs);return n?.length===0?[t("card.no_pbx")]:(n??[]).filter(({connected:o})=>!o).map(({name:o})=>t("card.pbx_offline",{pbx:o}))}#n(t,{heading:n,near:o,content:i}){return d`<openvox-uc-sheet .heading=${n} .near=${o} @close=${()=>this.closeSheet()}>${i(t)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#s(){this.error=void 0}};g([w({attribute:!1,hasChanged:Ro})],C.prototype,"hass",2),g([T()],C.prototype,"config",2),g([T()],C.prototype,"texts",2),g([T()],C.prototype,"error",2),g([T()],C.prototype,"sheet",2);var Bo=new Set(["idle","ringing","in_use","on_hold"]),Rt=new Set,On;function An(s){On=s;for(let e of Rt)e()}function at(s,e){return s.entryId===e.entryId&&s.number!==e.number&&s.phone.call_id!==e.phone.call_id&&Bo.has(s.phone.state)}var rt=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return On}hostConnected(){Rt.add(this.#e)}hostDisconnected(){Rt.delete(this.#e)}};function En(s,e){let t=[],n=document;for(;n;){let o=n.elementFromPoint(s,e);if(!o||o===t.at(-1))break;t.push(o),n=o.shadowRoot}return t}function Ho(s,e){for(let t of En(s,e)){let n=t.closest("[droppable]");if(n)return n}}function Mo(s,e){for(let t of En(s,e).reverse()){let n=t.closest("[data-scrolls]"),{top:o,bottom:i}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,Sn(e,o,i));return}}scrollBy(0,Sn(e,0,innerHeight))}function Sn(s,e,t){return(+(s>t-48)-+(s<e+48))*12}function Xo(s){let e=document.createElement("div");return e.textContent=s,e.ariaHidden="true",e.style.cssText=`
    position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
    color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
  `,document.body.append(e),e}function In(s,e,t,n){let o=new AbortController,{signal:i}=o,[r,a]=[s.clientX,s.clientY],l,c,h=0,u=()=>{let v=Ho(r,a);v!==c&&(c?.removeAttribute("over"),v?.setAttribute("over",""),c=v)},m=()=>{Mo(r,a),u(),h=requestAnimationFrame(m)},f=()=>{o.abort(),cancelAnimationFrame(h),c?.removeAttribute("over"),l?.remove(),l&&An(void 0)},_=v=>{if(v.pointerId===s.pointerId){if([r,a]=[v.clientX,v.clientY],!l){if(Math.hypot(r-s.clientX,a-s.clientY)<6)return;l=Xo(t),An(e),m()}l.style.transform=`translate(${r+6}px, ${a+6}px)`,u()}},y=v=>{if(v.pointerId!==s.pointerId)return;let x=c?.about;l&&Lo(),f(),x&&n(x)};addEventListener("pointermove",_,{signal:i}),addEventListener("pointerup",y,{signal:i}),addEventListener("pointercancel",f,{signal:i}),addEventListener("keydown",({key:v})=>v==="Escape"&&f(),{signal:i})}function Lo(){let s=e=>e.stopPropagation();addEventListener("click",s,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",s,{capture:!0}))}var Do=new Set(["ringing","in_use","on_hold"]),qo=new Set(["idle","in_use","on_hold"]),Ht=new Map;function Rn({about:s}){return s.phone.call_id!==null&&Ht.get(O(s))===s.phone.call_id}function Mt({hass:s,about:e}){let t=Object.values(s.entities).find(o=>o?.device_id===e.phone.device_id&&o.platform===oe&&o.translation_key==="dnd"),n=t&&s.states[t.entity_id]?.state;return n?{entityId:t.entity_id,state:n}:void 0}function N(s,e,{phone:t},n={}){return s.callService(oe,e,n,{device_id:t.device_id??[]},!1)}function lt(s,e){return{run:(t,{hass:n,about:o})=>{t.act(()=>N(n,s,o).then(()=>e?.(o)))}}}function Bt(s,e){return{byMyPhone:!0,run:(t,{hass:n,about:o},i)=>t.withMyPhone(r=>N(n,s,r,e(o.number)),{near:i,entryId:o.entryId})}}function Bn(s){return{run:(e,t)=>{let n=Mt(t);n&&e.act(()=>t.hass.callService("switch",s,{},{entity_id:n.entityId},!1))}}}var Hn=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],No=[{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:s})=>s.pbx.pickup&&R(s),...Bt("pick_up",s=>({extension:s}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:s})=>qo.has(s.phone.state),...Bt("dial",s=>({number:s}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:s})=>E(s),run:(s,{about:e},t)=>s.askForTarget(e,t)},{key:"hold",icon:"mdi:phone-paused",offered:({about:s})=>E(s)&&s.phone.state==="in_use",...lt("hold")},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:s})=>s.phone.state==="on_hold",...lt("resume")},{key:"mute",icon:"mdi:microphone-off",offered:s=>E(s.about)&&!Rn(s),...lt("mute",s=>Ht.set(O(s),s.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:s=>E(s.about)&&Rn(s),...lt("unmute",s=>Ht.delete(O(s)))},...Hn.map(([s,e])=>({key:s,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&E(t),...Bt("listen_in",t=>({extension:t,mode:s}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:s})=>Do.has(s.phone.state),run:(s,{about:e},t)=>s.hangUpPhone(e,t)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:s=>Mt(s)?.state==="off",...Bn("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:s=>Mt(s)?.state==="on",...Bn("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:s,mine:e})=>s.phone.device_id!==null&&!ie(s,e),run:(s,{hass:e,about:t})=>{s.act(()=>s.myPhone.choose(e,t))}}],Xt=Hn.map(([s])=>s);function zo(s,e){let{about:t,mine:n}=e;return!t.phone.control||!t.pbx.connected||!s.offered(e)?!1:!s.byMyPhone||!n?!0:n.entryId===t.entryId&&n.number!==t.number&&n.phone.state==="idle"}function Mn(s,e){return No.filter(t=>(!e||e.includes(t.key))&&zo(t,s))}var Oe=class extends P{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=b`
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
        ${k(this.items,({key:t})=>t,({icon:t,label:n,run:o})=>d`
            <button role="menuitem" tabindex="-1" @click=${()=>o()}><ha-icon .icon=${t}></ha-icon>${n}</button>
          `)}
      </div>
    `}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let n=this.#e(),o=n.indexOf(this.shadowRoot?.activeElement),i=new Map([["ArrowDown",o+1],["ArrowUp",o-1],["Home",0],["End",-1]]).get(t.key);i!==void 0&&(t.preventDefault(),n.at(i%n.length)?.focus())}};g([w()],Oe.prototype,"label",2),g([w({attribute:!1})],Oe.prototype,"items",2);customElements.define("openvox-uc-menu",Oe);var H=class extends C{itemsFor(e,t,n){let{hass:o,texts:i}=this;if(!o||!i)return[];let r={hass:o,about:e,mine:this.mine};return Mn(r,n).map(({key:a,icon:l,run:c})=>({key:a,icon:l,label:i(`menu.${a}`),run:(h=t)=>c(this,r,h)}))}openMenu({entryId:e,number:t},n,o){let i=()=>I(this.pbxs,e,t),r=i();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${t})`:t,near:n,content:a=>{let l=i(),c=l?this.itemsFor(l,n,o):[];return c.length>0?d`<openvox-uc-menu .label=${a("menu.label")} .items=${c}></openvox-uc-menu>`:d`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(e,t){let{texts:n}=this;if(!n)return;let o=({detail:i})=>this.transfer(e,typeof i=="string"?i:i.number);this.sheet={heading:n("transfer.title",{name:Xn(e,n)}),near:t,content:()=>d`
        <openvox-uc-picker
          free
          .label=${n("transfer.search")}
          .phones=${q(this.pbxs).filter(i=>at(i,e))}
          @pick=${o}
        ></openvox-uc-picker>
      `}}drag(e,t){let{texts:n}=this,o=e.composedPath().some(i=>i instanceof Element&&i.matches(".handle"));!n||e.button!==0||e.pointerType!=="mouse"&&!o||!he(t)||In(e,t,Xn(t,n),i=>this.transfer(t,i.number))}hangUpPhone(e,t){let{hass:n,texts:o}=this;if(!n||!o)return;let i=()=>{this.act(()=>N(n,"hang_up",e))};ie(e,this.mine)?i():this.confirm(o("confirm.hang_up",{name:$(e)}),o("menu.hang_up"),t,i)}hangUpCall(e,t,n){let{hass:o,texts:i}=this;if(!o||!i)return;let r=()=>{this.act(()=>o.callService(oe,"hang_up",{call_id:e},void 0,!1))};this.mine?.phone.call_id===e?r():this.confirm(i("confirm.hang_up",{name:t}),i("menu.hang_up"),n,r)}transfer(e,t){let{hass:n}=this;n&&this.act(()=>N(n,"transfer",e,{number:t,call_id:e.phone.call_id}))}};function Xn({phone:s},e){return s.with_name??s.with_number??e("calls.unknown")}var Lt=3,dt=class extends H{static{this.styles=[H.styles,X,b`
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
    `]}static getConfigForm(){return V({name:"wallboard",selector:{boolean:{}}})}update(e){let t=this.shadowRoot?.activeElement;super.update(e),t&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(e){let t=Uo(this.pbxs);return t.length===0?d`<p class="hint" tabindex="-1">${e("calls.none")}</p>`:d`
      <ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${e("calls.label")}>
        ${k(t,({call:n,pbx:o})=>`${o.device_id} ${n.call_id}`,n=>this.#e(e,n))}
      </ul>
    `}#e(e,t){let{call:n,pbx:o}=t,i=Vo(t),r=this.config?.wallboard===!0,[a,l]=Ln(t,e),c=r?void 0:Fo(t);return d`
      <li data-state=${i} @pointerdown=${h=>c&&this.drag(h,c)}>
        <ha-icon class="direction" role="img" aria-label=${e(`direction.${n.direction}`)} .icon=${it[n.direction]}></ha-icon>
        <div class="who">
          <div class="parties">
            <bdi>${a}</bdi>
            <ha-icon class="arrow" role="img" aria-label=${e("calls.to")} icon="mdi:arrow-right"></ha-icon>
            <bdi>${l}</bdi>
          </div>
          <div class="detail">
            <span>${e(`state.${i}`)}</span>
            <span>${o.connected?d`<openvox-uc-elapsed since=${Wo(t,i)??p}></openvox-uc-elapsed>`:e("state.unknown")}</span>
            ${n.trunk?d`<span><bdi>${n.trunk}</bdi></span>`:p}
            ${Object.keys(this.pbxs).length>1?d`<span><bdi>${o.name}</bdi></span>`:p}
          </div>
        </div>
        <div class="buttons">
          ${k(r?[]:this.#t(e,t,c),({key:h})=>h,({icon:h,label:u,run:m})=>d`
              <button
                class="icon-button" aria-label=${u} title=${u}
                @click=${({currentTarget:f})=>m(f.getBoundingClientRect())}
              >
                <ha-icon .icon=${h}></ha-icon>
              </button>
            `)}
          ${c&&he(c)?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
        </div>
      </li>
    `}#t(e,t,n){let{call:o,pbx:i,phones:r}=t,a=r.find(R),l=n?this.itemsFor(n,void 0,Xt):[],c=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&c.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:h=>this.openMenu(n,h,Xt)}),i.connected&&r.some(({phone:h})=>h.control)&&c.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:h=>this.hangUpCall(o.call_id,Ln(t,e).join(", "),h)}),c}};function Uo(s){let e=q(s).filter(({phone:t})=>t.call_id!==null);return Object.values(s).flatMap(t=>Object.values(t.calls).map(n=>({pbx:t,call:n,phones:e.filter(o=>o.pbx===t&&o.phone.call_id===n.call_id)}))).sort((t,n)=>(t.call.started_at??"").localeCompare(n.call.started_at??""))}function Fo({call:s,phones:e}){let t=e.filter(E);return t.find(({number:n})=>n===s.answered_by)??t.find(({number:n})=>n!==s.caller)??t[0]}function Vo({call:s,phones:e}){return e.some(({phone:t})=>t.state==="on_hold")?"on_hold":s.answered_at===null||e.some(R)&&!e.some(E)?"ringing":"in_use"}function Wo({call:s,phones:e},t){return t!=="ringing"?s.answered_at:s.answered_at===null?s.started_at:e.find(R)?.phone.since??s.answered_at}function Ln(s,e){let{caller_name:t,caller:n}=s.call;return[t??n??e("calls.unknown"),jo(s).join(", ")||e("calls.unknown")]}function jo({call:s,phones:e}){let t=s.direction==="outbound"?[]:e.filter(({number:i})=>s.direction!=="internal"||i!==s.caller),n=(t.some(E)?t.filter(E):t.filter(R)).map($),o=s.callee_name??s.callee??s.dialed;return n.length===0?o===null?[]:[o]:n.length>Lt?[...n.slice(0,Lt),`+${n.length-Lt}`]:n}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Yo={},Ee=de(class extends U{constructor(){super(...arguments),this.ot=Yo}render(s,e){return e()}update(s,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,o)=>n===this.ot[o]))return A}else if(this.ot===e)return A;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var me=class{#e;run(e){this.cancel(),this.#e=setTimeout(e,200)}cancel(){clearTimeout(this.#e)}};var z=class extends C{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[C.styles,b`
      .dial-status { margin: 0; padding: 8px 16px; }
      .dial-status:empty { display: none; }
    `]}willUpdate(t){if(super.willUpdate(t),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||B(this.pbxs).length>0}canCall({entryId:t,number:n}){let o=this.mine;return!o||!t?this.mayDial:o.entryId===t&&o.number!==n}entryOf(t,n){return I(this.pbxs,t,n)&&t}dial(t,n,o){let{hass:i,texts:r}=this;!i||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await N(i,"dial",a,{number:t.number}),this.dialStatus=r("dial.calling",{name:t.name??t.number,phone:$(a)}),o?.()}finally{this.#e=!1}}},{near:n,...t.entryId?{entryId:t.entryId}:{}}))}renderDialStatus(){return d`<p class="dial-status" role="status">${this.dialStatus}</p>`}};g([T()],z.prototype,"dialStatus",2);var Go={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},Dn=64,Ko=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,Qo=/[\s()/.-]/g,Jo=/^\s*tel:([^;?]*).*$/is;function qn(s){let e=Jo.exec(s)?.[1];if(e===void 0)return s;try{return decodeURIComponent(e)}catch{return e}}function Nn(s){return s.replace(Qo,"")}var fe=class extends z{constructor(){super(...arguments);this.found=[];this.foundFor="";this.#e=new me;this.#t=new Y(this,{options:()=>this.#a(),typed:t=>this.#l(t),choose:t=>this.#c(t),maxLength:Dn,closes:!0})}#e;#t;static{this.styles=[z.styles,Y.styles,b`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(){let t=this.renderRoot.querySelector("select");t&&(t.value=this.mine?O(this.mine):"")}renderContent(t){if(!this.mayDial)return d`<p class="hint">${t("dial.no_phone")}</p>`;let n=this.#a();return d`
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
        <div class=${n.length>0?"count":"none"} role="status">${this.#s(t,n)}</div>
        ${this.#o(t)}
      </div>
      ${this.renderDialStatus()}
    `}#n(t,{kind:n,entry_id:o,name:i,number:r}){let a=o===null?void 0:I(this.pbxs,o,r)?.phone;return d`
      <ha-icon role="img" aria-label=${t(`dial.${n}`)} title=${t(`dial.${n}`)} .icon=${Go[n]}></ha-icon>
      <span class="who">
        ${i===null?p:d`<span dir="auto">${i}</span>`}
        <span class=${i===null?"":"number"}><bdi>${r}</bdi></span>
      </span>
      ${a?d`<span class="state">${t(`state.${a.state??"unknown"}`)}</span>`:p}
    `}#s(t,n){return!this.#i||this.#r?"":n.length>0?t("dial.count",{count:n.length}):t("dial.none_found")}#o(t){let n=B(this.pbxs),o=this.mine===void 0;if(n.length<2)return p;let i=Object.keys(this.pbxs).length>1,r=n.map(({number:a,pbx:l,phone:c})=>{let h=c.name?`${c.name} (${a})`:a;return i?`${h}, ${l.name}`:h});return Ee([t,o,r.join()],()=>d`
        <label>
          ${t("dial.from")}
          <select @change=${this.#p}>
            ${o?d`<option value="">${t("dial.choose")}</option>`:p}
            ${n.map((a,l)=>d`<option value=${O(a)}>${r[l]}</option>`)}
          </select>
        </label>
      `)}get#i(){return this.#t.text.trim()}get#r(){return this.foundFor!==this.#i}#a(){let t=this.#i,n=this.#r?[]:this.found.filter(i=>this.canCall(zn(i)));return Ko.test(t)&&!n.some(({number:i})=>Nn(i)===Nn(t))?[{kind:"typed",entry_id:null,name:null,number:t},...n]:n}#l(t){this.#t.text=qn(t),this.dialStatus="";let n=this.#i;n?this.#e.run(()=>{this.#d(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#d(t){let{hass:n}=this;if(n)try{let{results:o}=await n.callWS({type:"openvox_uc/find",text:t});if(t!==this.#i)return;this.found=o,this.foundFor=t,this.error=void 0}catch(o){t===this.#i&&(this.error=await Qe(n,o))}}#u(t){let n=t.clipboardData?.getData("text")??"",o=qn(n);o!==n&&(t.preventDefault(),this.#t.enter(o.slice(0,Dn)))}#c(t){let{text:n,input:o}=this.#t;this.dial(zn(t),o.getBoundingClientRect(),()=>{this.#t.text===n&&this.#h()})}#h(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#p({target:t}){let{hass:n}=this,o=B(this.pbxs).find(i=>O(i)===t.value);n&&o&&this.act(()=>this.myPhone.choose(n,o))}};g([T()],fe.prototype,"found",2),g([T()],fe.prototype,"foundFor",2);function zn({entry_id:s,name:e,number:t}){return{name:e,number:t,entryId:s??void 0}}var Un=new Map;function ct(s,e){let t=JSON.stringify([s,e]),n=Un.get(t)??new Intl.DateTimeFormat(s,e);return Un.set(t,n),n}var ge=class{#e;#t;#n;#s;constructor({config:e,language:t,locale:n}){let{time_format:o,time_zone:i}=n;this.#e=t,this.#t=o==="system"?void 0:t,this.#n=i==="server"?{timeZone:e.time_zone}:{};let r=ct(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=o==="12"||o!=="24"&&r===!0;this.#s={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#n}}daysAgo(e,t){let n=o=>Date.parse(ct("en-CA",this.#n).format(o));return Math.round((n(t)-n(e))/864e5)}time(e){return ct(this.#t,this.#s).format(e)}day(e,t){let n=this.daysAgo(e,t);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#o(e,{weekday:"long"});let o=this.#o(e,{year:"numeric"})===this.#o(t,{year:"numeric"});return this.#o(e,{day:"numeric",month:"short",...o?{}:{year:"numeric"}})}full(e){return this.#o(e,{dateStyle:"full"})}#o(e,t){return ct(this.#e,{...t,...this.#n}).format(e)}};function ut(s,e,t=new Date){let n=new Date(e),o=new ge(s),i=o.time(n);return o.daysAgo(n,t)===0?i:`${o.day(n,t)}, ${i}`}function Fn(s,e,t=new Date){return new ge(s).day(new Date(e),t)}function Vn(s,e){return new ge(s).time(new Date(e))}function Wn(s,e){let t=new ge(s);return`${t.full(new Date(e))}, ${t.time(new Date(e))}`}var Dt=9e5,ht=class{constructor(e){this.host=e;this.quarter=0;e.addController(this)}#e;hostConnected(){let e=Date.now();this.quarter=Math.floor(e/Dt),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},Dt-e%Dt)}hostDisconnected(){clearTimeout(this.#e)}};function be(s,e){let t=s?.activeElement,n=t?.closest("ul"),o=t?.closest("li"),i=n&&o?[...n.children].indexOf(o):-1,r=t?.dataset.action;if(e(),!s||!t||s.activeElement)return;if(t.isConnected){t.focus({preventScroll:!0});return}let a=n?.isConnected?[...n.children]:[],l=i>=0?a[Math.min(i,a.length-1)]:void 0;(l?.querySelector(`[data-action="${r}"]`)??l?.querySelector("button")??s.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var qt={all:{},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]}},Ie=50,Nt=1e3;function K({entry_id:s,call_id:e}){return`${s} ${e}`}function Zo(s,e){let t=new Set(s.map(K));return[...s,...e.filter(n=>!t.has(K(n)))].slice(0,Nt)}function jn(s,e,t){let n=new Map(e.map(a=>[K(a),a])),o=s.map(a=>{let l=K(a),c=n.get(l)??a;return n.delete(l),c}),i=t?ye(s.at(-1)):"";return[...[...n.values()].filter(a=>ye(a)>=i),...o].sort((a,l)=>+(ye(a)<ye(l))-+(ye(a)>ye(l))).slice(0,Nt)}function ye(s){return s?.started_at??""}var pt=class{constructor(e){this.host=e;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t="all";this.#n=null;e.addController(this),this.#s=new W(e,this.#i())}#e;#t;#n;#s;#o;hostDisconnected(){this.#o=void 0}get loading(){return this.#o!==void 0||this.searching}get hasOlder(){return this.#n!==null}get isFull(){return this.calls?.length===Nt}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#t!==this.shownFilter}get filter(){return this.#t}search(e,t=this.#t){e===this.#e&&t===this.#t||(this.#e=e,this.#t=t,this.#o=void 0,this.#s.follow(this.#i()),this.host.requestUpdate())}async loadOlder(){let e=this.calls??[];this.loading||this.#n===null||this.isFull||await this.#l({calls:e,next:this.#n},e.length+1)}#i(){return{message:{type:"openvox_uc/history",...this.#r},reduce:(t,n)=>this.#a(n)}}get#r(){return{limit:Ie,...qt[this.#t],...this.#e?{search:this.#e}:{}}}#a(e){if("missed"in e)this.missed=e.missed;else if("changed"in e)this.#o?.push(...e.changed),this.calls&&!this.searching&&(this.calls=jn(this.calls,e.changed,this.hasOlder));else{let t=this.searching?0:this.calls?.length??0;this.#l(e.page,t).catch(()=>{})}}async#l({calls:e,next:t},n){let o=[];this.#o=o,this.host.requestUpdate();try{for(;t!==null&&e.length<n;){let i=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#r,cursor:t});if(!i||this.#o!==o)return;e=Zo(e,i.calls),t=i.next}}finally{this.#o===o&&(this.calls=jn(e,o,t!==null),this.#n=t,this.shownSearch=this.#e,this.shownFilter=this.#t,this.#o=void 0,this.host.requestUpdate())}}};var es=3,Re=class{constructor(e){this.host=e;e.addController(this)}#e;#t;#n;#s;#o;static{this.styles=b`
    .alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
    .alert label { display: flex; align-items: center; gap: 8px; }
    .alert input { inline-size: auto; }
  `}get#i(){return this.host.myPhone.alert}get isOn(){return this.#i.sound===!0||this.#i.notify===!0}hostDisconnected(){this.#d()}update(e){let{hass:t,texts:n}=this.host,o=e?.pbx.connected&&R(e)?e.phone.call_id??e.number:void 0;if(o===this.#e||!t||!n||(this.#d(),this.#e=o,o===void 0||!e))return;let i=e.phone.with_name??e.phone.with_number??n("calls.unknown"),r=n("mine.rings",{name:i});this.#t=document.title,document.title=`📞 ${r}`,this.#i.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#o=new Notification(r,{tag:"openvox_uc"}),this.#o.onclick=()=>globalThis.focus()),this.#i.sound&&this.#a()}renderSettings(e){let t=n=>d`
      <label>
        <input type="checkbox" name=${n} .checked=${this.#i[n]===!0} @change=${o=>this.#r(n,o.target.checked)} />
        ${e(`mine.${n}`)}
      </label>
    `;return d`<div class="alert">${t("sound")}${t("notify")}</div>`}async#r(e,t){let{hass:n}=this.host;if(!n)return;let o=!t||e==="sound"||await globalThis.Notification?.requestPermission()==="granted";t&&e==="sound"&&this.#l(),await this.host.myPhone.alertBy(n,{...this.#i,[e]:t&&o}),this.host.requestUpdate()}#a(){this.#l(),this.#s=setInterval(()=>this.#l(),es*1e3)}#l(){this.#n??=new AudioContext;let{currentTime:e,destination:t}=this.#n;for(let[n,o]of[[0,880],[.25,660]]){let[i,r]=[this.#n.createOscillator(),this.#n.createGain()];i.frequency.value=o,r.gain.setValueAtTime(.2,e+n),r.gain.exponentialRampToValueAtTime(.001,e+n+.24),i.connect(r).connect(t),i.start(e+n),i.stop(e+n+.25)}}#d(){clearInterval(this.#s),this.#s=void 0,this.#e=void 0,this.#o?.close(),this.#o=void 0,this.#t!==void 0&&(document.title=this.#t),this.#t=void 0,this.#n?.close(),this.#n=void 0}};var Be=new Set,mt;function Yn(){for(let s of Be)s.tick()}function zt(){clearInterval(mt),mt=void 0,!(Be.size===0||document.hidden)&&(Yn(),mt=setInterval(Yn,1e3))}document.addEventListener("visibilitychange",zt);function Ft(s){let e=Math.max(0,Math.floor(s/1e3)),[t,n]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,n,e%60]:[n,e%60]).map((i,r)=>r?String(i).padStart(2,"0"):i).join(":")}var Ut=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",Be.add(this),mt===void 0?zt():this.tick()}disconnectedCallback(){Be.delete(this),Be.size===0&&zt()}attributeChangedCallback(e,t,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":Ft(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",Ut);var ts=["hold","resume","mute","unmute","transfer","hang_up","do_not_disturb","disturb"],He=class extends H{#e=new Re(this);#t;static{this.styles=[H.styles,X,Re.styles,b`
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
    `]}getCardSize(){return 2}willUpdate(e){super.willUpdate(e);let t=this.#i;this.#e.update(this.mine);let n=t&&ns(t);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#r(n))}update(e){be(this.shadowRoot,()=>super.update(e))}renderContent(e){let{mine:t}=this;if(!t)return this.#n(e);let n=M(t),o=t.phone.with_name??t.phone.with_number,i=t.pbx.connected&&t.phone.call_id!==null;return d`
      <div class="bar" data-state=${n}>
        <ha-icon class="state" .icon=${G[n]}></ha-icon>
        <div class="who">
          <div class="name"><span dir="auto">${i?o??e("calls.unknown"):$(t)}</span></div>
          <div class="detail">${i?this.#s(e,t):d`<span>${e(`state.${n}`)}</span><bdi>${t.number}</bdi>`}</div>
        </div>
        <div class="buttons">
          ${k(this.itemsFor(t,void 0,ts),({key:r})=>r,({key:r,icon:a,label:l,run:c})=>d`
              <button
                class="action" data-action=${r} data-state=${r==="hang_up"?r:p}
                title=${i&&o?e("mine.about",{action:l,name:o}):l}
                @click=${({currentTarget:h})=>c(h.getBoundingClientRect())}
              >
                <ha-icon .icon=${a}></ha-icon>${l}${i&&o?d`<span class="heard">: ${o}</span>`:p}
              </button>
            `)}
          ${i?p:this.#o(e)}
        </div>
      </div>
      <div class="heard" role="status">${n==="ringing"?e("mine.rings",{name:o??e("calls.unknown")}):""}</div>
    `}#n(e){return B(this.pbxs).length===0?d`<p class="hint">${e("dial.no_phone")}</p>`:d`
      <div class="bar">
        <ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
        <div class="who">${e("my_phone.title")}</div>
        <button class="action" data-action="choose" @click=${this.#a}>${e("dial.choose")}</button>
      </div>
    `}#s(e,t){let{hass:n,earlier:o}=this,{phone:i}=t,r=this.#i;return d`
      <span>${e(`state.${M(t)}`)}</span>
      ${i.since?d`<span><openvox-uc-elapsed since=${i.since}></openvox-uc-elapsed></span>`:p}
      ${r?.caller_is_vip?d`<span class="vip">${e("mine.vip")}</span>`:p}
      ${i.with_name&&i.with_number?d`<bdi>${i.with_number}</bdi>`:p}
      ${o&&n?d`<span>${o.count===0||!o.last?e("mine.first"):e("mine.earlier",{count:o.count>=Ie?`${Ie}+`:o.count,last:ut(n,o.last)})}</span>`:p}
    `}#o(e){return d`
      <button class="icon-button" data-action="alert" aria-label=${e("mine.alert")} title=${e("mine.alert")} @click=${this.#l}>
        <ha-icon icon=${this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline"}></ha-icon>
      </button>
      ${B(this.pbxs).length>1?d`<button class="icon-button" data-action="choose" aria-label=${e("my_phone.title")} title=${e("my_phone.title")} @click=${this.#a}>
              <ha-icon icon="mdi:phone-settings"></ha-icon>
            </button>`:p}
    `}get#i(){let{mine:e}=this;return e?.phone.call_id?e.pbx.calls[e.phone.call_id]:void 0}async#r(e){let{hass:t,mine:n}=this,o=n?.phone.call_id;if(!t)return;let i=await j(t.connection,{message:{type:"openvox_uc/history",search:e,limit:Ie},reduce:(a,l)=>"page"in l?l.page:void 0});if(!i||e!==this.#t)return;let r=i.calls.filter(({call_id:a,other_number:l})=>a!==o&&l===e);this.earlier={number:e,count:r.length,last:r[0]?.started_at??null}}#a({currentTarget:e}){this.chooseMyPhone(e.getBoundingClientRect())}#l({currentTarget:e}){this.sheet={heading:this.texts?.("mine.alert")??"",near:e.getBoundingClientRect(),content:t=>this.#e.renderSettings(t)}}};g([T()],He.prototype,"earlier",2);function ns({direction:s,caller:e,callee:t}){if(s!=="internal")return(s==="outbound"?t:e)??void 0}function os(s,e){return s.phone!==e?.phone||s.number!==e.number||s.pbx.connected!==e.pbx.connected}var S=class extends P{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.large=!1;this.movable=!1;this.current=!1}static{this.shadowRootOptions={...P.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[X,b`
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
    `]}render(){let{about:t,texts:n,mine:o,movable:i,pbx:r,compact:a}=this,{phone:l}=t,c=M(t),h=t.pbx.connected?l.with_name??l.with_number:null,u=n(`state.${c}`),m=d`
      <ha-icon class="icon" .icon=${G[c]}></ha-icon>
      <span class="name"><span dir="auto">${$(t)}</span></span>
      ${this.large?p:d`<span class="side">${this.#e(n,o)}</span>`}
      ${a?d`<span class="heard">${[u,h,r].filter(Boolean).join(", ")}</span>`:d`<span class="what">
              ${h?d`<span class="heard">${u}</span>`:p}
              ${h&&l.direction?d`<ha-icon .icon=${it[l.direction]}></ha-icon>`:p}
              <bdi>${h??[u,r].filter(Boolean).join(", ")}</bdi>
            </span>`}
      ${l.since&&t.pbx.connected&&!a?d`<openvox-uc-elapsed since=${l.since}></openvox-uc-elapsed>`:p}
    `;return l.control?d`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?[$(t),u,h].filter(Boolean).join(", "):p}>${m}</button>
          ${i?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
        `:d`<div class="tile">${m}</div>`}#e(t,n){let{number:o,phone:i}=this.about;return d`
      ${Pn.filter(({key:r})=>i[r]).map(({key:r,icon:a})=>d`<ha-icon .icon=${a} role="img" title=${t(`badge.${r}`)} aria-label=${t(`badge.${r}`)}></ha-icon>`)}
      ${n?d`<ha-icon icon="mdi:star" role="img" aria-label=${t("phones.mine")}></ha-icon>`:p}
      ${o}
    `}};g([w({attribute:!1,hasChanged:os})],S.prototype,"about",2),g([w({attribute:!1})],S.prototype,"texts",2),g([w()],S.prototype,"pbx",2),g([w({type:Boolean})],S.prototype,"mine",2),g([w({type:Boolean,reflect:!0})],S.prototype,"compact",2),g([w({type:Boolean,reflect:!0})],S.prototype,"large",2),g([w({type:Boolean})],S.prototype,"movable",2),g([w({type:Boolean})],S.prototype,"current",2);customElements.define("openvox-uc-phone",S);var ss=13,Gn=41,re=class extends H{constructor(){super(...arguments);this.search="";this.filter="all";this.#e=new rt(this)}#e;static{this.styles=[H.styles,X,st,b`
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
    `]}static async getConfigForm(){let t=Je(),o=q((t&&await j(t.connection,se))??{}).map(i=>({value:i.number,label:`${$(i)} (${i.number})`}));return V({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:o}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:n,search:o,filter:i}=this,r=q(this.pbxs).filter(y=>this.#i(y,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=ss,c=l?r.filter(y=>Ae(y,i)&&et(y,o)):r,h=a?[{area:"",name:"",phones:c}]:this.#o(c),u=o?[]:this.myPhone.collapsed,m=h.filter(({area:y})=>!u.includes(y)).flatMap(({phones:y})=>y.filter(({phone:v})=>v.control)),f=m.find(y=>O(y)===this.current)??m[0],_=!a&&r.length>=Gn;return d`
      ${l?this.#n(t,r):p}
      ${c.length===0?d`<p class="hint">${t(r.length>0?"phones.none_found":"phones.none")}</p>`:p}
      <div role="presentation" @keydown=${this.#m} @focusin=${this.#p}>
        ${k(h,({area:y})=>y,y=>{let v=!u.includes(y.area),x=y.name||(h.length>1?t("phones.no_area"):"");return d`
              ${x?this.#s(x,y,v):p}
              <div
                class="phones ${a?"wallboard":""} ${_?"compact":""}" role="list" aria-label=${x||t("phones.label")}
                ?hidden=${!v}
              >
                ${v?k(y.phones,O,Xe=>this.#t(t,Xe,Xe===f,_)):p}
              </div>
            `})}
      </div>
    `}#t(t,n,o,i){let r=this.#e.from;return d`
      <openvox-uc-phone
        role="listitem"
        state=${M(n)}
        .about=${n}
        .texts=${t}
        .pbx=${Object.keys(this.pbxs).length>1?n.pbx.name:""}
        ?compact=${i}
        ?large=${this.config?.wallboard===!0}
        ?mine=${ie(n,this.mine)}
        ?current=${o}
        ?movable=${!this.config?.wallboard&&he(n)}
        ?droppable=${r!==void 0&&at(n,r)}
        @click=${this.#c}
        @pointerdown=${this.#h}
      ></openvox-uc-phone>
    `}#n(t,n){let o=n.filter(R);return d`
      <div class="tools">
        <input
          type="search" aria-label=${t("phones.search")} placeholder=${t("phones.search")}
          @input=${this.#r} @keydown=${this.#a}
        />
        <div class="filters" role="group" aria-label=${t("phones.filter")}>
          ${yn.map(i=>{let r=n.filter(a=>Ae(a,i)).length;return d`
              <button class="chip" data-filter=${i} aria-pressed=${i===this.filter} @click=${()=>this.#l(i)}>
                ${t(`phones.${i}`)} <bdi>${r}</bdi>
              </button>
            `})}
        </div>
        ${n.length>=Gn?d`<div class="ringing" aria-live="polite">
                ${o.map(i=>d`
                    <button class="chip" data-state="ringing" @click=${()=>this.#u(i)}>
                      <ha-icon .icon=${G.ringing}></ha-icon><bdi>${$(i)}</bdi>
                    </button>
                  `)}
              </div>`:p}
      </div>
    `}#s(t,{area:n,phones:o},i){return d`
      <button class="fold" aria-expanded=${i} @click=${()=>this.#d(n)}>
        <ha-icon icon=${i?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${t}</bdi> (${o.length})
      </button>
    `}#o(t){let{hass:n}=this,o=new Map;for(let r of t){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";o.set(a,[...o.get(a)??[],r])}let i=[...o].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return i.length>1?i.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:t}]}#i({number:t,phone:n},o){let{area:i,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(t)?!1:!i||n.device_id!==null&&o?.devices[n.device_id]?.area_id===i}#r({target:t}){this.search=t.value.trim()}#a({key:t}){t==="Enter"&&this.renderRoot.querySelector("openvox-uc-phone")?.focus()}#l(t){this.filter=t}#d(t){let{hass:n}=this;n&&this.act(()=>this.myPhone.fold(n,t))}#u(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:o})=>ie(o,t));n?.scrollIntoView({block:"center"}),n?.focus()}#c({currentTarget:t}){let n=t;n.about.phone.control&&this.openMenu(n.about,n.getBoundingClientRect())}#h(t){this.drag(t,t.currentTarget.about)}#p({target:t}){t instanceof S&&(this.current=O(t.about))}#m(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],o=n.filter(({about:h})=>h.phone.control),i=o.indexOf(t.target),r=n.map(({offsetTop:h})=>h),a=r.filter(h=>h===r[0]).length,l=getComputedStyle(this).direction==="rtl"?-1:1,c=new Map([["ArrowRight",i+l],["ArrowLeft",i-l],["ArrowDown",i+a],["ArrowUp",i-a],["Home",0],["End",o.length-1]]).get(t.key);c===void 0||i<0||(t.preventDefault(),o[c]?.focus())}};g([T()],re.prototype,"search",2),g([T()],re.prototype,"filter",2),g([T()],re.prototype,"current",2);var ft={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},is={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},rs=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]);function Kn({paused:s,state:e},t){if(s)return"paused";if(t?.do_not_disturb&&t.state==="idle")return"do_not_disturb";let n=t?.state&&is[t.state];return n||(t?.state==="idle"&&rs.has(e)?"not_in_use":e!==null&&e in ft?e:"unknown")}function Qn(s){return Object.entries(s).flatMap(([e,t])=>Object.entries(t.queues).map(([n,o])=>({entryId:e,number:n,pbx:t,queue:o}))).sort((e,t)=>It(e.number,t.number))}var gt=class extends C{static{this.styles=[C.styles,b`
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
    `]}static async getConfigForm(){let e=Je(),n=Qn((e&&await j(e.connection,se))??{}).map(({number:o,queue:i})=>({value:o,label:i.name&&i.name!==o?`${i.name} (${o})`:o}));return V({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(e){be(this.shadowRoot,()=>super.update(e))}renderContent(e){let t=this.config?.queues?.map(String),n=Qn(this.pbxs).filter(({number:o})=>!t?.length||t.includes(o));return n.length===0?d`<p class="hint">${e("queues.none")}</p>`:d`
      <div class="queues ${this.config?.wallboard?"wallboard":""}">
        ${k(n,({entryId:o,number:i})=>`${o} ${i}`,o=>this.#e(e,o))}
      </div>
    `}#e(e,t){let{number:n,pbx:o,queue:i}=t,{agents:r,longest_wait_since:a,waiting:l}=i,c=i.name??n;return d`
      <section class=${l?"waiting":""} aria-label=${c}>
        <h3>
          <bdi>${c}</bdi>
          ${c===n?p:d`<span>${n}</span>`}
          ${Object.keys(this.pbxs).length>1?d`<span><bdi>${o.name}</bdi></span>`:p}
        </h3>
        <dl>
          <div><dt>${e("queues.waiting")}</dt><dd>${l}</dd></div>
          ${a&&l!==0&&o.connected?d`<div><dt>${e("queues.longest_wait")}</dt><dd><openvox-uc-elapsed since=${a}></openvox-uc-elapsed></dd></div>`:p}
          <div>
            <dt>${e("queues.free")}</dt>
            <dd>${r.filter(h=>ft[Kn(h,o.phones[h.number])]?.tone==="free").length}/${r.length}</dd>
          </div>
        </dl>
        <ul aria-label=${e("queues.agents")}>
          ${k(r,h=>h.number,h=>this.#t(e,t,h))}
        </ul>
      </section>
    `}#t(e,{entryId:t,number:n,pbx:o},i){let r=o.connected?Kn(i,o.phones[i.number]):"unknown",a=i.name??i.number,l=I(this.pbxs,t,i.number),c=i.paused?"resume":"pause";return d`
      <li data-tone=${ft[r]?.tone}>
        <ha-icon aria-hidden="true" .icon=${ft[r]?.icon}></ha-icon>
        <span class="agent"><span dir="auto">${a}</span><span class="state">${e(`agent.${r}`)}</span></span>
        ${l?.phone.control&&l.phone.device_id&&o.connected&&!this.config?.wallboard?d`
                <button
                  class="icon-button" data-action="pause" aria-label=${e(`queues.${c}`,{name:a})} title=${e(`queues.${c}`,{name:a})}
                  @click=${()=>this.hass&&void this.act(async()=>this.hass&&N(this.hass,`queue_${c}`,l,{queue:n}))}
                >
                  <ha-icon icon=${i.paused?"mdi:play":"mdi:pause"}></ha-icon>
                </button>
              `:p}
      </li>
    `}};function as({entry_id:s,uid:e}){return`${s} ${e}`}var ls=5,Vt=3,ds=64,_e=class extends z{constructor(){super(...arguments);this.allCallers=!1;this.#e=new pt(this);this.#t=new ht(this);this.#n=new me;this.#o=null}#e;#t;#n;#s;#o;#i;static{this.styles=[z.styles,st,b`
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
      form { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
      form .answer { align-self: end; }
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#n.cancel(),this.#s?.disconnect(),this.#s=void 0,this.#o=null}update(t){be(this.shadowRoot,()=>super.update(t))}updated(){let t=this.renderRoot.querySelector(".calls"),n=this.renderRoot.querySelector("[data-end]"),o=this.#e.calls?.length;n===this.#o&&o===this.#i||([this.#o,this.#i]=[n,o],this.#s?.disconnect(),this.#s=void 0,!(!t||!n)&&(this.#s=new IntersectionObserver(i=>{i.some(({isIntersecting:r})=>r)&&this.#g()},{root:t,rootMargin:"400px"}),this.#s.observe(n)))}renderContent(t){let{hass:n,mine:o,mayDial:i,allCallers:r}=this,{calls:a,shownSearch:l,shownFilter:c,filter:h,loading:u,hasOlder:m,isFull:f}=this.#e,_=this.#r(o),y=[t,n?.user,n?.locale,o?.entryId,o?.number,i,this.#t.quarter],v=x=>Ee([x,this.#m(x)&&this.playing,...y],()=>this.#h(this.#u(t,x)));return d`
      <div class="search">
        <input
          type="search" maxlength=${ds} autocomplete="off"
          aria-label=${t("recent.search")} placeholder=${t("recent.search")} @input=${this.#b}
        />
      </div>
      <div class="filters" role="group" aria-label=${t("recent.filter")}>
        ${Object.keys(qt).map(x=>d`
            <button class="chip" data-filter=${x} aria-pressed=${x===h} @click=${()=>this.#y(x)}>
              ${t(x==="missed"?"recent.missed_calls":`recent.${x}`)}
            </button>
          `)}
      </div>
      ${this.renderDialStatus()}
      <div class="calls" data-focus role="region" tabindex="0" aria-label=${t("recent.label")} aria-busy=${u}>
        ${Ee([a,this.#e.missed,l,c,u,this.playing,r,...y],()=>d`
            ${l||c==="outgoing"||_.length===0?p:this.#l(t,_)}
            ${a?.length===0?d`<p class="hint" role="status">${t(l||c!=="all"?"recent.none_found":"recent.none")}</p>`:p}
            ${k(this.#a(a??[]),([x])=>x,([x,Xe])=>d`
                <h3 dir="auto">${x}</h3>
                <ul class="recent">${k(Xe,K,v)}</ul>
              `)}
            ${this.#p(t,u,m,f)}
          `)}
      </div>
    `}#r(t){return this.#e.missed.filter(({entry_id:n,number:o})=>n!==t?.entryId||o!==t.number)}#a(t){let{hass:n}=this,o=new Map;for(let i of t){let r=n&&i.started_at?Fn(n,i.started_at):"",a=o.get(r);a?a.push(i):o.set(r,[i])}return[...o]}#l(t,n){let o=this.allCallers?n:n.slice(0,ls);return d`
      <h3>${t("recent.missed")}</h3>
      <ul>${k(o,as,i=>this.#h(this.#d(t,i)))}</ul>
      ${o.length<n.length?d`<button class="more" @click=${()=>this.#_()}>${t("recent.more",{count:n.length})}</button>`:p}
    `}#d(t,n){let{entry_id:o,uid:i,name:r,number:a,calls:l,last_at:c,extensions:h,control:u}=n,m=r??a??t("recent.unknown"),f=h.map(_=>this.#f(o,_));return{isOfDay:!1,icon:"mdi:phone-missed",kind:t("outcome.missed"),isMissed:!0,who:m,at:c,details:[l>1?t("recent.calls",{count:l}):void 0,f.length>Vt?`${f.slice(0,Vt).join(", ")} +${f.length-Vt}`:f.join(", ")],buttons:[...this.#c(t,m,r,a,o),u&&{action:"done",icon:"mdi:check",label:t("recent.done",{name:m}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:o,uid:i}))}}]}}#u(t,n){let{entry_id:o,direction:i,outcome:r,talk_seconds:a,recording_media_content_id:l}=n,c=this.#m(n),h=n.other??t("recent.unknown"),[u,m]=i==="outbound"?[n.callee_name,n.caller]:[n.caller_name,n.answered_by??(n.extensions.length===1?n.extensions[0]:n.callee)];return{isOfDay:!0,icon:n.icon,kind:[t(`direction.${i}`),r&&t(`outcome.${r}`)].filter(Boolean).join(", "),isMissed:r==="missed"||r==="failed",who:h,at:n.started_at,details:[m?this.#f(o,m):void 0,a&&r==="answered"?Ft(a*1e3):void 0],buttons:[l!==null&&{action:"play",icon:c?"mdi:stop":"mdi:play",label:t("recent.play",{name:h}),pressed:c,run:()=>this.#v(K(n),l)},...this.#c(t,h,u,n.other_number,o)],recording:c?this.playing?.url:void 0}}#c(t,n,o,i,r){if(i===null)return[];let a={name:n,number:i,entryId:this.entryOf(r,i)};return[this.hass?.user?.is_admin===!0&&o===null&&!a.entryId&&{action:"add",icon:"mdi:account-plus",label:t("recent.add_contact",{number:i}),run:l=>this.#x(t,i,l)},this.canCall(a)&&{action:"call",icon:"mdi:phone",label:t("recent.call",{name:n}),run:l=>this.dial(a,l)}]}#h({isOfDay:t,icon:n,kind:o,isMissed:i,who:r,at:a,details:l,buttons:c,recording:h}){return d`
      <li class=${i?"missed":""}>
        <ha-icon role="img" aria-label=${o} title=${o} .icon=${n}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${r}</bdi></div>
          <div class="detail">
            ${a&&this.hass?d`<span><time dir="auto" datetime=${a} title=${Wn(this.hass,a)}>${(t?Vn:ut)(this.hass,a)}</time></span>`:p}
            ${l.filter(Boolean).map(u=>d`<span><bdi>${u}</bdi></span>`)}
          </div>
        </div>
        <div class="buttons">
          ${k(c.filter(u=>u!==!1),({action:u})=>u,({action:u,icon:m,label:f,pressed:_,run:y})=>d`
              <button
                class="icon-button" data-action=${u} aria-label=${f} title=${f} aria-pressed=${_??p}
                @click=${({currentTarget:v})=>y(v.getBoundingClientRect())}
              >
                <ha-icon .icon=${m}></ha-icon>
              </button>
            `)}
        </div>
        ${h?d`<audio controls autoplay src=${h} @error=${this.#w}></audio>`:p}
      </li>
    `}#p(t,n,o,i){return o?i?d`<p class="hint">${t("recent.full")}</p>`:d`
      <button class="more" data-end aria-disabled=${n} @click=${this.#g}>
        ${t(n?"recent.loading":"recent.older")}
      </button>
    `:n?d`<p class="hint">${t("recent.loading")}</p>`:p}#m(t){return this.playing?.key===K(t)}#f(t,n){let o=I(this.pbxs,t,n);return o?$(o):n}#b({target:t}){let n=t.value.trim();this.#n.run(()=>this.#e.search(n))}#y(t){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",t)}#g(){this.act(()=>this.#e.loadOlder())}#_(){this.allCallers=!0}#v(t,n){if(this.playing?.key===t){this.playing=void 0;return}this.act(async()=>{let o=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:n});this.playing=o&&{key:t,url:o.url}})}#w(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#x(t,n,o){let i=r=>{r.preventDefault();let{hass:a}=this,l=String(new FormData(r.target).get("name")).trim();a&&l&&this.act(()=>cs(a,l,n))};this.sheet={heading:t("recent.add_contact",{number:n}),near:o,content:()=>d`
        <form @submit=${i}>
          <input name="name" required autofocus autocomplete="off" aria-label=${t("recent.contact_name")} placeholder=${t("recent.contact_name")} />
          <button class="answer">${t("recent.save")}</button>
        </form>
      `}}};g([T()],_e.prototype,"allCallers",2),g([T()],_e.prototype,"playing",2);async function cs(s,e,t){let{response:n}=await s.callService("openvox_uc","get_contacts",{search:e},{},!1,!0),o=n.contacts.filter(r=>r.address_book===null&&r.name.toLowerCase()===e.toLowerCase()),i=o.length===1?o[0]?.numbers??[]:[];await s.callService("openvox_uc","set_contact",{name:e,numbers:[...i,t]},{},!1)}function ae(s,e){let{name:t,description:n}=Ce[s],o=`openvox-uc-${s}`;customElements.define(o,e),window.customCards??=[],window.customCards.push({type:o,name:t,description:n,preview:!0})}function Jn(s,e){let{title:t,description:n}=Ce.dashboard;customElements.define(`ll-strategy-dashboard-${s}`,e),window.customStrategies??=[],window.customStrategies.push({type:s,strategyType:"dashboard",name:t,description:n})}var hs={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},wall:{top:[],side:["calls","queues"],middle:["phones"]}},Me=class extends P{constructor(){super(...arguments);this.cards=[];this.layout="desk"}static{this.styles=b`
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
      .board.wall { grid: "side phones" minmax(0, 1fr) / minmax(16em, 1fr) minmax(0, 3fr); }
    }
    @container board (min-width: 1080px) {
      .board.desk { grid: "mine mine mine" auto "side phones recent" minmax(0, 1fr) / minmax(18em, 22em) minmax(0, 1fr) minmax(20em, 26em); }
    }
  `}setConfig({layout:t="desk"}){this.layout=t}render(){let{top:t,side:n,middle:o}=hs[this.layout];return d`
      <div class="board ${this.layout}">
        ${t.map(i=>this.#e(i))}
        <div class="side">${n.map(i=>this.#e(i))}</div>
        ${o.map(i=>this.#e(i))}
      </div>
    `}#e(t){let n=this.cards.filter(({config:o})=>o?.view_layout?.area===t);return d`<div class="area" data-area=${t} ?hidden=${n.length===0}>${n}</div>`}};g([w({attribute:!1})],Me.prototype,"cards",2),g([T()],Me.prototype,"layout",2);customElements.define("openvox-uc-board",Me);var bt=class extends P{static{this.noEditor=!0}static async generate(e,t){let[n,o]=await Promise.all([Ke(t),j(t.connection,se)]),i=Object.values(o??{}).some(({queues:a})=>Object.keys(a).length>0),r=(a,l)=>({title:n(`dashboard.${a}`),path:a,type:"custom:openvox-uc-board",layout:a==="wall"?"wall":"desk",cards:l.filter(c=>i||c!=="queues").map(c=>({type:`custom:openvox-uc-${c}`,view_layout:{area:c},...a==="wall"?{wallboard:!0}:{},...a==="wall"||c==="mine"?{}:{title:n(`dashboard.${c}`)}}))});return{title:n("dashboard.title"),views:[r("switchboard",["mine","dial","calls","queues","phones","recent"]),r("wall",["calls","queues","phones"])]}}};ae("calls",dt);ae("dial",fe);ae("mine",He);ae("phones",re);ae("queues",gt);ae("recent",_e);Jn("openvox-uc",bt);
