var jo=Object.defineProperty;var Wo=Object.getOwnPropertyDescriptor;var g=(o,e,t,n)=>{for(var s=n>1?void 0:n?Wo(e,t):e,i=o.length-1,a;i>=0;i--)(a=o[i])&&(s=(n?a(e,t,s):a(s))||s);return n&&s&&jo(e,t,s),s};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ke=globalThis,Qe=Ke.ShadowRoot&&(Ke.ShadyCSS===void 0||Ke.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,St=Symbol(),yn=new WeakMap,Ie=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==St)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Qe&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=yn.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&yn.set(t,e))}return e}toString(){return this.cssText}},_n=o=>new Ie(typeof o=="string"?o:o+"",void 0,St),b=(o,...e)=>{let t=o.length===1?o[0]:e.reduce((n,s,i)=>n+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+o[i+1],o[0]);return new Ie(t,o,St)},vn=(o,e)=>{if(Qe)o.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),s=Ke.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=t.cssText,o.appendChild(n)}},Ot=Qe?o=>o:o=>o instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return _n(t)})(o):o;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Yo,defineProperty:Go,getOwnPropertyDescriptor:Ko,getOwnPropertyNames:Qo,getOwnPropertySymbols:Jo,getPrototypeOf:Zo}=Object,Je=globalThis,xn=Je.trustedTypes,es=xn?xn.emptyScript:"",ts=Je.reactiveElementPolyfillSupport,Re=(o,e)=>o,Be={toAttribute(o,e){switch(e){case Boolean:o=o?es:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,e){let t=o;switch(e){case Boolean:t=o!==null;break;case Number:t=o===null?null:Number(o);break;case Object:case Array:try{t=JSON.parse(o)}catch{t=null}}return t}},Ze=(o,e)=>!Yo(o,e),wn={attribute:!0,type:String,converter:Be,reflect:!1,useDefault:!1,hasChanged:Ze};Symbol.metadata??=Symbol("metadata"),Je.litPropertyMetadata??=new WeakMap;var F=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=wn){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(e,n,t);s!==void 0&&Go(this.prototype,e,s)}}static getPropertyDescriptor(e,t,n){let{get:s,set:i}=Ko(this.prototype,e)??{get(){return this[t]},set(a){this[t]=a}};return{get:s,set(a){let r=s?.call(this);i?.call(this,a),this.requestUpdate(e,r,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??wn}static _$Ei(){if(this.hasOwnProperty(Re("elementProperties")))return;let e=Zo(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Re("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Re("properties"))){let t=this.properties,n=[...Qo(t),...Jo(t)];for(let s of n)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,s]of t)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let s=this._$Eu(t,n);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let s of n)t.unshift(Ot(s))}else e!==void 0&&t.push(Ot(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return vn(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,n);if(s!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:Be).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,s=n._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let i=n.getPropertyOptions(s),a=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Be;this._$Em=s;let r=a.fromAttribute(t,i.type);this[s]=r??this._$Ej?.get(s)??r,this._$Em=null}}requestUpdate(e,t,n,s=!1,i){if(e!==void 0){let a=this.constructor;if(s===!1&&(i=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??Ze)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:s,wrapped:i},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),i!==!0||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,i]of n){let{wrapped:a}=i,r=this[s];a!==!0||this._$AL.has(s)||r===void 0||this.C(s,void 0,i,r)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};F.elementStyles=[],F.shadowRootOptions={mode:"open"},F[Re("elementProperties")]=new Map,F[Re("finalized")]=new Map,ts?.({ReactiveElement:F}),(Je.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var It=globalThis,Pn=o=>o,et=It.trustedTypes,kn=et?et.createPolicy("lit-html",{createHTML:o=>o}):void 0,Rt="$lit$",V=`lit$${Math.random().toFixed(9).slice(2)}$`,Bt="?"+V,ns=`<${Bt}>`,he=document,Me=()=>he.createComment(""),De=o=>o===null||typeof o!="object"&&typeof o!="function",Ht=Array.isArray,On=o=>Ht(o)||typeof o?.[Symbol.iterator]=="function",Et=`[ 	
\f\r]`,He=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Tn=/-->/g,$n=/>/g,ce=RegExp(`>|${Et}(?:([^\\s"'>=/]+)(${Et}*=${Et}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Cn=/'/g,An=/"/g,En=/^(?:script|style|textarea|title)$/i,Mt=o=>(e,...t)=>({_$litType$:o,strings:e,values:t}),c=Mt(1),fi=Mt(2),gi=Mt(3),O=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Sn=new WeakMap,de=he.createTreeWalker(he,129);function In(o,e){if(!Ht(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return kn!==void 0?kn.createHTML(e):e}var Rn=(o,e)=>{let t=o.length-1,n=[],s,i=e===2?"<svg>":e===3?"<math>":"",a=He;for(let r=0;r<t;r++){let l=o[r],d,h,p=-1,m=0;for(;m<l.length&&(a.lastIndex=m,h=a.exec(l),h!==null);)m=a.lastIndex,a===He?h[1]==="!--"?a=Tn:h[1]!==void 0?a=$n:h[2]!==void 0?(En.test(h[2])&&(s=RegExp("</"+h[2],"g")),a=ce):h[3]!==void 0&&(a=ce):a===ce?h[0]===">"?(a=s??He,p=-1):h[1]===void 0?p=-2:(p=a.lastIndex-h[2].length,d=h[1],a=h[3]===void 0?ce:h[3]==='"'?An:Cn):a===An||a===Cn?a=ce:a===Tn||a===$n?a=He:(a=ce,s=void 0);let f=a===ce&&o[r+1].startsWith("/>")?" ":"";i+=a===He?l+ns:p>=0?(n.push(d),l.slice(0,p)+Rt+l.slice(p)+V+f):l+V+(p===-2?r:f)}return[In(o,i+(o[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Le=class o{constructor({strings:e,_$litType$:t},n){let s;this.parts=[];let i=0,a=0,r=e.length-1,l=this.parts,[d,h]=Rn(e,t);if(this.el=o.createElement(d,n),de.currentNode=this.el.content,t===2||t===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(s=de.nextNode())!==null&&l.length<r;){if(s.nodeType===1){if(s.hasAttributes())for(let p of s.getAttributeNames())if(p.endsWith(Rt)){let m=h[a++],f=s.getAttribute(p).split(V),_=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:_[2],strings:f,ctor:_[1]==="."?nt:_[1]==="?"?ot:_[1]==="@"?st:pe}),s.removeAttribute(p)}else p.startsWith(V)&&(l.push({type:6,index:i}),s.removeAttribute(p));if(En.test(s.tagName)){let p=s.textContent.split(V),m=p.length-1;if(m>0){s.textContent=et?et.emptyScript:"";for(let f=0;f<m;f++)s.append(p[f],Me()),de.nextNode(),l.push({type:2,index:++i});s.append(p[m],Me())}}}else if(s.nodeType===8)if(s.data===Bt)l.push({type:2,index:i});else{let p=-1;for(;(p=s.data.indexOf(V,p+1))!==-1;)l.push({type:7,index:i}),p+=V.length-1}i++}}static createElement(e,t){let n=he.createElement("template");return n.innerHTML=e,n}};function ue(o,e,t=o,n){if(e===O)return e;let s=n!==void 0?t._$Co?.[n]:t._$Cl,i=De(e)?void 0:e._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(o),s._$AT(o,t,n)),n!==void 0?(t._$Co??=[])[n]=s:t._$Cl=s),s!==void 0&&(e=ue(o,s._$AS(o,e.values),s,n)),e}var tt=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,s=(e?.creationScope??he).importNode(t,!0);de.currentNode=s;let i=de.nextNode(),a=0,r=0,l=n[0];for(;l!==void 0;){if(a===l.index){let d;l.type===2?d=new ye(i,i.nextSibling,this,e):l.type===1?d=new l.ctor(i,l.name,l.strings,this,e):l.type===6&&(d=new it(i,this,e)),this._$AV.push(d),l=n[++r]}a!==l?.index&&(i=de.nextNode(),a++)}return de.currentNode=he,s}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},ye=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,s){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=ue(this,e,t),De(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==O&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):On(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&De(this._$AH)?this._$AA.nextSibling.data=e:this.T(he.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,s=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Le.createElement(In(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(t);else{let i=new tt(s,this),a=i.u(this.options);i.p(t),this.T(a),this._$AH=i}}_$AC(e){let t=Sn.get(e.strings);return t===void 0&&Sn.set(e.strings,t=new Le(e)),t}k(e){Ht(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,s=0;for(let i of e)s===t.length?t.push(n=new o(this.O(Me()),this.O(Me()),this,this.options)):n=t[s],n._$AI(i),s++;s<t.length&&(this._$AR(n&&n._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=Pn(e).nextSibling;Pn(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},pe=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,s,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,s){let i=this.strings,a=!1;if(i===void 0)e=ue(this,e,t,0),a=!De(e)||e!==this._$AH&&e!==O,a&&(this._$AH=e);else{let r=e,l,d;for(e=i[0],l=0;l<i.length-1;l++)d=ue(this,r[n+l],t,l),d===O&&(d=this._$AH[l]),a||=!De(d)||d!==this._$AH[l],d===u?e=u:e!==u&&(e+=(d??"")+i[l+1]),this._$AH[l]=d}a&&!s&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},nt=class extends pe{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},ot=class extends pe{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},st=class extends pe{constructor(e,t,n,s,i){super(e,t,n,s,i),this.type=5}_$AI(e,t=this){if((e=ue(this,e,t,0)??u)===O)return;let n=this._$AH,s=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==u&&(n===u||s);s&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},it=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){ue(this,e)}},Bn={M:Rt,P:V,A:Bt,C:1,L:Rn,R:tt,D:On,V:ue,I:ye,H:pe,N:ot,U:st,B:nt,F:it},os=It.litHtmlPolyfillSupport;os?.(Le,ye),(It.litHtmlVersions??=[]).push("3.3.3");var Hn=(o,e,t)=>{let n=t?.renderBefore??e,s=n._$litPart$;if(s===void 0){let i=t?.renderBefore??null;n._$litPart$=s=new ye(e.insertBefore(Me(),i),i,void 0,t??{})}return s._$AI(o),s};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Dt=globalThis,k=class extends F{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Hn(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return O}};k._$litElement$=!0,k.finalized=!0,Dt.litElementHydrateSupport?.({LitElement:k});var ss=Dt.litElementPolyfillSupport;ss?.({LitElement:k});(Dt.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var at={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},_e=o=>(...e)=>({_$litDirective$:o,values:e}),G=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:is}=Bn,Mn=o=>o;var Dn=()=>document.createComment(""),ve=(o,e,t)=>{let n=o._$AA.parentNode,s=e===void 0?o._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(Dn(),s),a=n.insertBefore(Dn(),s);t=new is(i,a,o,o.options)}else{let i=t._$AB.nextSibling,a=t._$AM,r=a!==o;if(r){let l;t._$AQ?.(o),t._$AM=o,t._$AP!==void 0&&(l=o._$AU)!==a._$AU&&t._$AP(l)}if(i!==s||r){let l=t._$AA;for(;l!==i;){let d=Mn(l).nextSibling;Mn(n).insertBefore(l,s),l=d}}}return t},K=(o,e,t=o)=>(o._$AI(e,t),o),as={},Ln=(o,e=as)=>o._$AH=e,Xn=o=>o._$AH,rt=o=>{o._$AR(),o._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Nn=(o,e,t)=>{let n=new Map;for(let s=e;s<=t;s++)n.set(o[s],s);return n},T=_e(class extends G{constructor(o){if(super(o),o.type!==at.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let s=[],i=[],a=0;for(let r of o)s[a]=n?n(r,a):a,i[a]=t(r,a),a++;return{values:i,keys:s}}render(o,e,t){return this.dt(o,e,t).values}update(o,[e,t,n]){let s=Xn(o),{values:i,keys:a}=this.dt(e,t,n);if(!Array.isArray(s))return this.ut=a,i;let r=this.ut??=[],l=[],d,h,p=0,m=s.length-1,f=0,_=i.length-1;for(;p<=m&&f<=_;)if(s[p]===null)p++;else if(s[m]===null)m--;else if(r[p]===a[f])l[f]=K(s[p],i[f]),p++,f++;else if(r[m]===a[_])l[_]=K(s[m],i[_]),m--,_--;else if(r[p]===a[_])l[_]=K(s[p],i[_]),ve(o,l[_+1],s[p]),p++,_--;else if(r[m]===a[f])l[f]=K(s[m],i[f]),ve(o,s[p],s[m]),m--,f++;else if(d===void 0&&(d=Nn(a,f,_),h=Nn(r,p,m)),d.has(r[p]))if(d.has(r[m])){let w=h.get(a[f]),y=w!==void 0?s[w]:null;if(y===null){let v=ve(o,s[p]);K(v,i[f]),l[f]=v}else l[f]=K(y,i[f]),ve(o,s[p],y),s[w]=null;f++}else rt(s[m]),m--;else rt(s[p]),p++;for(;f<=_;){let w=ve(o,l[_+1]);K(w,i[f]),l[f++]=w}for(;p<=m;){let w=s[p++];w!==null&&rt(w)}return this.ut=a,Ln(o,l),O}});function $({entryId:o,number:e}){return`${o} ${e}`}function C({number:o,phone:e}){return e.name??o}function j(o,e){return o.entryId===e?.entryId&&o.number===e.number}function L({phone:o}){return o.state==="ringing"}var rs=new Set(["in_use","on_hold"]);function R({phone:o,pbx:e}){let t=o.call_id===null?void 0:e.calls[o.call_id];return rs.has(o.state)&&t?.answered_at!==null}function X({with_name:o,with_number:e},t){return o??e??t("calls.unknown")}function B(o){return o.phone.control&&o.pbx.connected&&o.phone.call_id!==null&&R(o)}function U({phone:o,pbx:e}){return e.connected&&o.state||"unknown"}function Lt(o,e){return o.length-e.length||(o<e?-1:+(o>e))}function W(o){return Object.entries(o).flatMap(([e,t])=>Object.entries(t.phones).map(([n,s])=>({entryId:e,number:n,pbx:t,phone:s}))).sort((e,t)=>Lt(e.number,t.number))}function H(o,e,t){let n=o[e],s=n?.phones[t];return n&&s&&{entryId:e,number:t,pbx:n,phone:s}}function lt({number:o,phone:e},t){let n=[o,e.name,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(s=>n.includes(s))}var qn=["all","free","busy","not_registered"],ls={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function Xe({phone:o},e){return e==="all"||o.state!==null&&ls[o.state]===e}var ct=new Map;function dt(o,e){if(!e)ct.delete($(o));else{let{name:t}=e.phone,n={with_name:t,with_number:e.number,direction:null,since:null,call_id:null};ct.set($(o),{first:o.phone,asked:n,rang:!1})}}function N(o){let{number:e,phone:t,pbx:n}=o,s=ct.get($(o));if(t.other_calls.length===0){if(!s||t.call_id!==s.first.call_id)return;let h=t.state==="ringing";return s.rang||=h,h||!s.rang?s:void 0}ct.delete($(o));let i=[t,...t.other_calls].sort((h,p)=>(h.since??"")<(p.since??"")?-1:1),[a,r]=i.slice(-2);if(!a?.call_id||!r?.call_id)return;let{caller:l,direction:d}=n.calls[r.call_id]??{};return d==="internal"&&l===e&&n.calls[a.call_id]?.answered_at?{first:a,asked:r}:void 0}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var cs={attribute:!0,type:String,converter:Be,reflect:!1,hasChanged:Ze},ds=(o=cs,e,t)=>{let{kind:n,metadata:s}=t,i=globalThis.litPropertyMetadata.get(s);if(i===void 0&&globalThis.litPropertyMetadata.set(s,i=new Map),n==="setter"&&((o=Object.create(o)).wrapped=!0),i.set(t.name,o),n==="accessor"){let{name:a}=t;return{set(r){let l=e.get.call(this);e.set.call(this,r),this.requestUpdate(a,l,o,!0,r)},init(r){return r!==void 0&&this.C(a,void 0,o,r),r}}}if(n==="setter"){let{name:a}=t;return function(r){let l=this[a];e.call(this,r),this.requestUpdate(a,l,o,!0,r)}}throw Error("Unsupported decorator location: "+n)};function x(o){return(e,t)=>typeof t=="object"?ds(o,e,t):((n,s,i)=>{let a=s.hasOwnProperty(i);return s.constructor.createProperty(i,n),a?Object.getOwnPropertyDescriptor(s,i):void 0})(o,e,t)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function P(o){return x({...o,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var me=(o,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(o,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function zn(o,e){return(t,n,s)=>{let i=a=>a.renderRoot?.querySelector(o)??null;if(e){let{get:a,set:r}=typeof n=="object"?t:s??(()=>{let l=Symbol();return{get(){return this[l]},set(d){this[l]=d}}})();return me(t,n,{get(){let l=a.call(this);return l===void 0&&(l=i(this),(l!==null||this.hasUpdated)&&r.call(this,l)),l}})}return me(t,n,{get(){return i(this)}})}}/**
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
 */var Ne={agent:{busy:"Busy",do_not_disturb:"Do not disturb",in_use:"In a call",invalid:"Invalid",not_in_use:"Free",on_hold:"On hold",paused:"Paused",ringing:"Ringing",ringing_in_use:"Ringing during a call",unavailable:"Unavailable",unknown:"Unknown",wrap_up:"Wrapping up"},asking:{come_back:"Come back",complete:"Complete",goes_on:"The call with {colleague} has not ended. {name} stays on hold.",pick_up:"Pick up your phone to ask"},badge:{do_not_disturb:"Do not disturb",forwarding:"Forwarded",missed:"Missed calls",voicemails:"Voicemails"},calls:{description:"What rings and talks now, and who with whom.",label:"Calls now",name:"OpenVox UC calls",none:"No calls at the moment.",to:"to",unknown:"Unknown"},card:{cancel:"Cancel",dismiss:"Dismiss",no_pbx:"No PBX is set up. Add one under Settings > Devices & services.",offline:"Connection lost. What you see is not up to date.",pbx_offline:"{pbx} is not connected. What you see of its phones is not up to date."},confirm:{delete:"Delete {name} from the contacts?",hang_up:"End the call of {name}?"},contact:{company:"Company",contact_name:"Name",note:"Note",numbers:"Phone numbers, one per line",save:"Save",vip:"VIP"},contacts:{add:"Add contact",call:"Call {name}",delete:"Delete {name}",description:"Find, call, add, and change contacts.",edit:"Edit {name}",from:"from {address_book}",label:"Contacts",more:"Show more of {count}",name:"OpenVox UC contacts",none:"No contacts yet.",none_found:"No contact matches.",search:"Search contacts"},dashboard:{calls:"Calls now",contacts:"Contacts",description:"OpenVox UC: who is on the phone, who called, and one click to act.",dial:"Dial",phones:"Phones",queues:"Queues",recent:"Inbox",switchboard:"Switchboard",title:"Phones",wall:"Wall"},dial:{call:"Call",calling:"{phone} rings. Pick it up to call {name}.",choose:"Select your phone",contact:"Contact",count:"Matches: {count}",description:"Find contacts, extensions, and earlier callers, and call them from your phone.",extension:"Extension",found:"Matches",from:"Call from",history:"Earlier call",name:"OpenVox UC dial",no_phone:"There is no phone from which you may call.",none_found:"Nobody found.",search:"Name or number",typed:"Number"},direction:{inbound:"Incoming",internal:"Internal",outbound:"Outgoing"},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},menu:{ask:"Ask first…",ask_here:"Hold {name} and ask {colleague}",barge:"Join the call",call:"Call from my phone",come_back:"Leave {colleague} and return to {name}",complete:"Transfer {name} to {colleague}",disturb:"Turn off do not disturb",do_not_disturb:"Turn on do not disturb",get_back:"Get a parked call back",get_back_known:"Get {parked} back",hang_up:"Hang up",hold:"Hold",label:"Actions",listen:"Listen to the call",listen_in:"Listen in",mute:"Mute",nothing:"There is nothing to do with this phone at the moment.",park:"Park",pick_up:"Pick up",resume:"Resume",set_my_phone:"Set as my phone",transfer:"Transfer to…",transfer_here:"Transfer {name} to {colleague}",unmute:"Unmute",voicemail:"To voicemail…",voicemail_here:"Send {name} to the voicemail of {colleague}",whisper:"Speak to this phone only"},mine:{about:"{action}: {name}",alert:"When my phone rings",description:"Your own phone: who calls, and what you can do with the call.",earlier:"Earlier calls: {count}, last: {last}",first:"First call",name:"OpenVox UC my phone",notify:"Show a notification while this page is in the background",rings:"{name} is calling",sound:"Play a sound",vip:"VIP"},my_phone:{help:"Calls that you make here ring this phone first. To change it later, select another phone, then Set as my phone.",search:"Name or number",title:"Which phone is yours?"},outcome:{answered:"Answered",failed:"Not reached",missed:"Missed"},phones:{all:"All",busy:"Busy",description:"Who is on the phone, and what you can do now.",filter:"Show",free:"Free",label:"Phones",mine:"my phone",name:"OpenVox UC phones",no_area:"No area",none:"No phones to show.",none_found:"No phone matches.",not_registered:"Not registered",search:"Search phones"},queues:{agents:"Agents",description:"Who waits, for how long, and who is there to answer.",free:"Free agents",longest_wait:"Longest wait",name:"OpenVox UC queues",none:"There are no queues to show.",pause:"Pause {name}",resume:"Resume {name}",waiting:"Waiting"},recent:{add_contact:"Add {number} to contacts",call:"Call {name}",calls:"{count} calls",description:"Calls, voicemails, and recordings by day, and whom to call back.",done:"Mark {name} as done",filter:"Show",filter_all:"All",filter_due:"To return",filter_missed:"Missed",filter_outgoing:"Outgoing",filter_recorded:"Recorded",filter_voicemail:"Voicemail",full:"Search to find earlier calls.",label:"Inbox",loading:"Loading…",name:"OpenVox UC inbox",none_all:"No calls yet.",none_due:"No calls to return.",none_found:"Nothing matches.",not_playable:"This cannot be played.",older:"Load earlier calls",play:"Recording of {name}",play_voicemail:"Voicemail from {name}",search:"Name, number, or day",unknown:"Unknown",voicemail:"Voicemail"},state:{fault:"Fault",idle:"Idle",in_use:"In a call",on_hold:"On hold",ringing:"Ringing",unknown:"Unknown",unregistered:"Not registered"},transfer:{ask:"Hold {name} and ask",mode:"How to transfer",mode_ask:"Ask first",mode_transfer:"Transfer",mode_voicemail:"To voicemail",search:"Name or number",transfer:"Transfer {name} to",voicemail:"Send {name} to the voicemail of"}};var S="openvox_uc";function Nt(o){return`component.${S}.config_panel.${o}`}var Xt=new WeakMap;function ht(o){let{connection:e,language:t}=o,n=Xt.get(e);if(n?.language===t)return n.texts;let s=us(o);return Xt.set(e,{language:t,texts:s}),s.catch(()=>Xt.delete(e)),s}async function us(o){let e=await o.loadBackendTranslation("config_panel",S);return(t,n)=>e(Nt(t),n)}async function xe(o,e){let t=e?.error??e;if((typeof t=="number"?t:t.code)===3)return o.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:s,translation_key:i,translation_placeholders:a}=t;return(s?await o.loadBackendTranslation("exceptions",s).catch(()=>{}):void 0)?.(`component.${s}.exceptions.${i}.message`,a)||n||String(t)}function Q(...o){return{schema:[{name:"title",selector:{text:{}}},...o],computeLabel:({name:e},t)=>t(Nt(`editor.${e}`))||Ne.editor[e]}}function ut(){return document.querySelector("home-assistant")?.hass}async function qt(o){await o?.().catch(()=>{})}var zt=class{constructor(e,t){this.connection=e;this.source=t}#e=new Set;#t;#n=0;#s;listen(e){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#i),this.#i()),this.#e.add(e),()=>{this.#e.delete(e)&&this.#e.size===0&&this.#a()}}#i=()=>{let e=this.#o();this.connection.subscribeMessage(t=>{e===this.#n&&this.#c(t)},this.source.message,{resubscribe:!1}).then(t=>{e===this.#n?this.#t=t:qt(t)},()=>{e===this.#n&&(this.#s=setTimeout(this.#i,5e3))})};#o(){return clearTimeout(this.#s),this.#t=void 0,this.#n+=1,this.#n}#a(){this.connection.removeEventListener("ready",this.#i),this.connection.connected&&qt(this.#t),this.#o(),this.value=void 0}#c(e){this.value=this.source.reduce(this.value,e);for(let t of[...this.#e])t()}},Un=new WeakMap;function ps(o,e){let t=Un.get(o)??new WeakMap;Un.set(o,t);let n=t.get(e)??new zt(o,e);return t.set(e,n),n}var J=class{constructor(e,t){this.host=e;this.source=t;e.addController(this)}#e;#t;get value(){return this.#e?.value}follow(e){this.source=e,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let e=this.host.hass?.connection;if(!e)return;let t=ps(e,this.source);if(t===this.#e)return;let n=this.#t;this.#e=t,this.#t=t.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function Z(o,e){let t;try{let n=await new Promise((s,i)=>{t=o.subscribeMessage(s,e.message,{resubscribe:!1}),t.catch(i)});return e.reduce(void 0,n)}catch{return}finally{t?.then(qt,()=>{})}}var ms={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,codes:{},phones:{},calls:{},queues:{}};function Ut(o,e){if(!e)return o;let t={...o};for(let[n,s]of Object.entries(e))s==null?delete t[n]:t[n]=s;return t}function fs(o,{phones:e,calls:t,queues:n,...s}){return{...o,...s,phones:Ut(o.phones,e),calls:Ut(o.calls,t),queues:Ut(o.queues,n)}}function gs(o={},e){let t="all"in e,n=t?{}:{...o};for(let[s,i]of Object.entries(t?e.all:e.changes))n[s]=fs(n[s]??ms,i);return n}var fe={message:{type:"openvox_uc/live"},reduce:gs},pt=class extends J{constructor(e){super(e,fe)}get pbxs(){return this.value}};var Fn="openvox_uc",bs={message:{type:"frontend/subscribe_user_data",key:Fn},reduce:(o,{value:e})=>e??{}};function q(o){return W(o).filter(({phone:e})=>e.control&&e.device_id)}var mt=class extends J{constructor(e){super(e,bs)}findIn(e){let t=this.value?.phone,n=t&&H(e,t.entry_id,t.number);if(n?.phone.control&&n.phone.device_id)return n;let s=q(e);return s.length===1?s[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(e,{entryId:t,number:n}){return this.#e(e,{phone:{entry_id:t,number:n}})}fold(e,t){let n=this.collapsed.filter(s=>s!==t);return this.#e(e,{collapsed:this.collapsed.includes(t)?n:[...n,t]})}get alert(){return this.value?.alert??{}}alertBy(e,t){return this.#e(e,{alert:t})}#e(e,t){return e.callWS({type:"frontend/set_user_data",key:Fn,value:{...this.value,...t}})}};var Vn=new WeakMap;function jn(o,e){let t=Object.keys(e);if(t.every(i=>o[i]===e[i]))return o;let n=Vn.get(o);if(n&&t.every(i=>n[i]===e[i]))return n;let s={...o,...e};return Vn.set(o,s),s}function ys(o,e){let t=({device_id:a})=>a===null?void 0:e[a],n=(a,r)=>{let l=a===null?void 0:o.phones[a];return(l&&t(l)?.name_by_user)??r},s=Object.entries(o.phones).filter(([,a])=>!t(a)?.disabled_by).map(([a,r])=>{let l=r.direction==="internal"?n(r.with_number,r.with_name):r.with_name;return[a,jn(r,{name:n(a,r.name),with_name:l})]}),i=Object.entries(o.calls).map(([a,r])=>{let{direction:l,caller:d,callee:h}=r,p={caller_name:l==="inbound"?r.caller_name:n(d,r.caller_name),callee_name:l==="outbound"?r.callee_name:n(h,r.callee_name)};return[a,jn(r,p)]});return{...o,name:e[o.device_id]?.name_by_user??o.name,phones:Object.fromEntries(s),calls:Object.fromEntries(i)}}var ft;function Wn(o,e){if(ft?.before!==o||ft.devices!==e){let t=Object.fromEntries(Object.entries(o).map(([n,s])=>[n,ys(s,e)]));ft={before:o,devices:e,after:t}}return ft.after}var gt=b`
input, select {
box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit;
background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
}
`,M=b`
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
`,we={pick_up:"pick_up",resume:"pick_up",come_back:"pick_up",get_back:"pick_up",get_back_known:"pick_up",hang_up:"hang_up"},Pe=b`
.filters { display: flex; flex-wrap: wrap; gap: 4px; }
.chip {
display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
}
.chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
.chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var _s={ArrowDown:1,ArrowUp:-1},ee=class{constructor(e,t){this.host=e;this.settings=t;this.text="";this.#e=!0;this.#t=0;this.#n=0;e.addController(this)}#e;#t;#n;static{this.styles=[gt,b`
ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
`]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#n&&(this.#n=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(e){this.text=e,this.#t=0,this.#e=!0,this.settings.typed?.(e),this.host.requestUpdate()}choose(e=this.#s.selected){e!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(e))}renderInput(e){let{index:t,isShown:n}=this.#s;return c`
<input
type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
maxlength=${this.settings.maxLength??u} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
aria-activedescendant=${n?`option${t}`:u} aria-label=${e} placeholder=${e}
.value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${s=>this.#i(s)}
/>
`}renderList(e,t){let{options:n,selected:s,isShown:i}=this.#s;return c`
<ul id="options" role="listbox" aria-label=${e} ?hidden=${!i}>
${(i?n:[]).map((a,r)=>c`
<li id="option${r}" role="option" aria-selected=${a===s} @click=${()=>this.choose(a)}>
${t(a)}
</li>
`)}
</ul>
`}get#s(){let e=this.settings.options(),t=Math.min(this.#t,e.length-1);return{options:e,index:t,selected:e[t],isShown:this.#e&&e.length>0}}#i(e){if(e.isComposing)return;let{options:t,index:n,isShown:s}=this.#s,i=_s[e.key];if(i)this.#e&&(this.#t=(n+i+t.length)%t.length||0),this.#e=!0;else if(e.key==="Enter")this.choose();else{if(e.key!=="Escape"||!this.settings.closes)return;s?this.#e=!1:this.enter("")}e.preventDefault(),this.host.requestUpdate()}};var te={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},bt={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},Yn={do_not_disturb:"mdi:minus-circle",forwarding:"mdi:phone-forward",voicemails:"mdi:voicemail",missed:"mdi:phone-missed"};var vs=/\d/,ke=class extends k{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new ee(this,{options:()=>this.#t(),choose:t=>this.dispatchEvent(new CustomEvent("pick",{detail:t}))})}#e;static{this.styles=[ee.styles,M,b`
:host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
.name { flex: 1; overflow-wrap: anywhere; }
.number { color: var(--secondary-text-color); }
`]}firstUpdated(){this.#e.input.focus()}render(){return c`
${this.#e.renderInput(this.label)}
${this.#e.renderList(this.label,t=>c`
${typeof t=="string"?u:c`<ha-icon data-state=${U(t)} .icon=${te[U(t)]}></ha-icon>`}
<span class="name" dir="auto">${typeof t=="string"?t:C(t)}</span>
${typeof t=="string"?u:c`<span class="number">${t.number}</span>`}
`)}
`}#t(){let t=this.#e.text.trim(),n=a=>+!Xe(a,"free"),s=this.phones.filter(a=>lt(a,t)).sort((a,r)=>n(a)-n(r));return this.free&&vs.test(t)&&!s.some(({number:a})=>a===t)?[...s,t]:s}};g([x()],ke.prototype,"label",2),g([x({attribute:!1})],ke.prototype,"phones",2),g([x({type:Boolean})],ke.prototype,"free",2);customElements.define("openvox-uc-picker",ke);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Gn="important",xs=" !"+Gn,Kn=_e(class extends G{constructor(o){if(super(o),o.type!==at.ATTRIBUTE||o.name!=="style"||o.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(o){return Object.keys(o).reduce((e,t)=>{let n=o[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(o,[e]){let{style:t}=o.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let s=e[n];if(s!=null){this.ft.add(n);let i=typeof s=="string"&&s.endsWith(xs);n.includes("-")||i?t.setProperty(n,i?s.slice(0,-11):s,i?Gn:""):t[n]=s}}return O}});var Qn=600,Jn=320,qe=8;function ws(){let o=document.activeElement;for(;o?.shadowRoot?.activeElement;)o=o.shadowRoot.activeElement;return o}var Te=class extends k{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=b`
dialog {
position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
inline-size: min(${Jn}px, calc(100vw - ${2*qe}px)); overflow: auto;
border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
}
dialog::backdrop { background: rgb(0 0 0 / 25%); }
h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
@media (max-width: ${Qn-1}px) {
dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
}
`}connectedCallback(){super.connectedCallback(),this.#e=ws()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return c`
<dialog aria-labelledby="heading" style=${Kn(this.#t())} @close=${this.#s} @click=${this.#n}>
<h2 id="heading" dir="auto">${this.heading}</h2>
<slot></slot>
</dialog>
`}#t(){if(!this.near||innerWidth<Qn)return{};let{left:t,top:n,bottom:s}=this.near,i=`${Math.max(qe,Math.min(t,innerWidth-Jn-qe))}px`,r=(n+s)/2<innerHeight/2?{top:`${s}px`,bottom:"auto","max-height":`${innerHeight-s-qe}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-qe}px`};return{margin:"0",left:i,right:"auto",...r}}#n(t){if(t.target!==this.dialog)return;let{left:n,right:s,top:i,bottom:a}=this.dialog.getBoundingClientRect(),{clientX:r,clientY:l}=t;(r<n||r>s||l<i||l>a)&&this.#s()}#s(){this.dispatchEvent(new Event("close"))}};g([x()],Te.prototype,"heading",2),g([x({attribute:!1})],Te.prototype,"near",2),g([zn("dialog")],Te.prototype,"dialog",2);customElements.define("openvox-uc-sheet",Te);var Ps=["areas","connected","connection","devices","entities","language","user"],ks={};function Ts(o,e){return!o||!e||Ps.some(t=>o[t]!==e[t])}var A=class extends k{constructor(){super(...arguments);this.live=new pt(this);this.myPhone=new mt(this)}#e;static{this.styles=[gt,b`
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
`]}static getStubConfig(){return{}}static getConfigForm(){return Q()}setConfig(t){this.config=t}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(t){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,ht(n).then(s=>{this.texts=s},()=>{this.#e=void 0}))}async act(t){this.error=void 0,this.sheet=void 0;try{await t()}catch(n){this.hass&&(this.error=await xe(this.hass,n))}}withMyPhone(t,{near:n,entryId:s}={}){let i=this.mine;i?this.act(()=>t(i)):this.chooseMyPhone(n,{entryId:s,afterwards:t})}chooseMyPhone(t,{entryId:n,afterwards:s}={}){let{hass:i,texts:a}=this;if(!i||!a)return;let r=({detail:l})=>{typeof l!="string"&&this.act(async()=>{await this.myPhone.choose(i,l),await s?.(l)})};this.sheet={heading:a("my_phone.title"),near:t,content:()=>c`
<p class="hint">${a("my_phone.help")}</p>
<openvox-uc-picker
.label=${a("my_phone.search")}
.phones=${q(this.pbxs).filter(l=>!n||l.entryId===n)}
@pick=${r}
></openvox-uc-picker>
`}}confirm(t,n,s,i){this.sheet={heading:t,near:s,content:a=>c`
<div class="confirm">
<button class="answer" @click=${()=>this.closeSheet()}>${a("card.cancel")}</button>
<button class="answer danger" autofocus @click=${i}>${n}</button>
</div>
`}}get pbxs(){return Wn(this.live.pbxs??ks,this.hass?.devices??{})}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:t,hass:n,texts:s}=this,i=this.live.pbxs;if(!n||!t||!s)return u;let a=!n.connected;return c`
<ha-card>
${t.title?c`<div class="title" role="heading" aria-level="2" dir="auto">${t.title}</div>`:u}
${this.#t(s).map(r=>c`<div class="notice" role="status">${r}</div>`)}
${this.error?c`<div class="notice error" role="alert">
<span dir="auto">${this.error}</span>
<button class="icon-button" aria-label=${s("card.dismiss")} @click=${()=>this.#s()}>
<ha-icon icon="mdi:close"></ha-icon>
</button>
</div>`:u}
<div class="content ${a?"offline":""}" data-scrolls ?inert=${a}>${i?this.renderContent(s):u}</div>
${this.sheet&&!a?this.#n(s,this.sheet):u}
</ha-card>
`}#t(t){if(!this.hass?.connected)return[t("card.offline")];let n=this.live.pbxs&&Object.values(this.pbxs);return n?.length===0?[t("card.no_pbx")]:(n??[]).filter(({connected:s})=>!s).map(({name:s})=>t("card.pbx_offline",{pbx:s}))}#n(t,{heading:n,near:s,content:i}){return c`<openvox-uc-sheet .heading=${n} .near=${s} @close=${()=>this.closeSheet()}>${i(t)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#s(){this.error=void 0}};g([x({attribute:!1,hasChanged:Ts})],A.prototype,"hass",2),g([P()],A.prototype,"config",2),g([P()],A.prototype,"texts",2),g([P()],A.prototype,"error",2),g([P()],A.prototype,"sheet",2);var $s=new Set(["idle","ringing","in_use","on_hold"]),Ft=new Set,to;function Zn(o){to=o;for(let e of Ft)e()}function ne(o,e){return o.entryId===e.entryId&&o.number!==e.number&&o.phone.call_id!==e.phone.call_id&&$s.has(o.phone.state)}var yt=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return to}hostConnected(){Ft.add(this.#e)}hostDisconnected(){Ft.delete(this.#e)}};function no(o,e){let t=[],n=document;for(;n;){let s=n.elementFromPoint(o,e);if(!s||s===t.at(-1))break;t.push(s),n=s.shadowRoot}return t}function Cs(o,e){for(let t of no(o,e)){let n=t.closest("[droppable]");if(n)return n}}function As(o,e){for(let t of no(o,e).reverse()){let n=t.closest("[data-scrolls]"),{top:s,bottom:i}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,eo(e,s,i));return}}scrollBy(0,eo(e,0,innerHeight))}function eo(o,e,t){return(+(o>t-48)-+(o<e+48))*12}function Ss(o){let e=document.createElement("div");return e.textContent=o,e.ariaHidden="true",e.style.cssText=`
position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
`,document.body.append(e),e}function oo(o,e,t,n){let s=new AbortController,{signal:i}=s,[a,r]=[o.clientX,o.clientY],l,d,h=0,p=()=>{let y=Cs(a,r);y!==d&&(d?.removeAttribute("over"),y?.setAttribute("over",""),d=y)},m=()=>{As(a,r),p(),h=requestAnimationFrame(m)},f=()=>{s.abort(),cancelAnimationFrame(h),d?.removeAttribute("over"),l?.remove(),l&&Zn(void 0)},_=y=>{if(y.pointerId===o.pointerId){if([a,r]=[y.clientX,y.clientY],!l){if(Math.hypot(a-o.clientX,r-o.clientY)<6)return;l=Ss(t),Zn(e),m()}l.style.transform=`translate(${a+6}px, ${r+6}px)`,p()}},w=y=>{if(y.pointerId!==o.pointerId)return;let v=d?.about;l&&Os(),f(),v&&n(v)};addEventListener("pointermove",_,{signal:i}),addEventListener("pointerup",w,{signal:i}),addEventListener("pointercancel",f,{signal:i}),addEventListener("keydown",({key:y})=>y==="Escape"&&f(),{signal:i})}function Os(){let o=e=>e.stopPropagation();addEventListener("click",o,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",o,{capture:!0}))}var $e=[];function so({entryId:o,phone:e}){$e.push({entryId:o,call:e,at:Date.now()})}function io(o){Vt(o).length===1&&($e=$e.filter(({entryId:e})=>e!==o.entryId))}function Vt({entryId:o,pbx:e}){let t=Object.values(e.phones),n=({with_name:s,with_number:i,since:a})=>t.some(r=>r.call_id&&r.with_name===s&&r.with_number===i&&r.since!==a);return $e=$e.filter(s=>Date.now()-s.at<9e5&&!(s.entryId===o&&n(s.call))),$e.filter(s=>s.entryId===o).map(({call:s})=>s)}var Es=new Set(["ringing","in_use","on_hold"]),co=new Set(["idle","in_use","on_hold"]),Wt=new Map,Gt=new Map;function ho(o,e){return e.phone.call_id!==null&&o.get($(e))===e.phone.call_id}function ao({about:o}){return ho(Wt,o)}function uo(o){return o.phone.state==="on_hold"||R(o)&&ho(Gt,o)}function Yt({hass:o,about:e}){let t=Object.values(o.entities).find(s=>s?.device_id===e.phone.device_id&&s.platform===S&&s.translation_key==="dnd"),n=t&&o.states[t.entity_id]?.state;return n?{entityId:t.entity_id,state:n}:void 0}function I(o,e,{phone:t},n={}){return o.callService(S,e,n,{device_id:t.device_id??[]},!1)}async function Kt(o,e){uo(e)||(await I(o,"hold",e),Gt.set($(e),e.phone.call_id))}async function Qt(o,e){await I(o,"resume",e),Gt.delete($(e))}function ro(o,e){return{run:(t,{hass:n,about:s})=>{t.act(()=>I(n,o,s).then(()=>e?.(s)))}}}function jt(o,e){return{byMyPhone:!0,run:(t,{hass:n,about:s},i)=>t.withMyPhone(a=>I(n,o,a,e(s.number)),{near:i,entryId:s.entryId})}}function lo(o){return{run:(e,t)=>{let n=Yt(t);n&&e.act(()=>t.hass.callService("switch",o,{},{entity_id:n.entityId},!1))}}}var _t={ask:"mdi:phone-plus",voicemail:"mdi:voicemail"};function Jt(o,e){return ne(o,e)&&co.has(o.phone.state)}function Zt({number:o,pbx:e}){return`${e.codes.voicemail_code}${o}`}var po=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],Is=[{key:"transfer_here",icon:"mdi:phone-forward",withMyCall:!0,offered:({about:o,mine:e})=>e!==void 0&&ne(o,e),run:(o,{about:e,mine:t})=>t&&o.transfer(t,e.number)},{key:"ask_here",icon:_t.ask,withMyCall:!0,offered:({about:o,mine:e})=>e!==void 0&&Jt(o,e),run:(o,{about:e,mine:t})=>t&&o.askFirst(t,e)},{key:"voicemail_here",icon:_t.voicemail,withMyCall:!0,offered:({about:o,mine:e})=>o.pbx.codes.voicemail_code!==void 0&&o.phone.call_id!==e?.phone.call_id,run:(o,{about:e,mine:t})=>t&&o.transfer(t,Zt(e))},{key:"complete",icon:"mdi:phone-forward",whileAsking:!0,offered:({about:o})=>!!N(o)?.asked.call_id,run:(o,{about:e})=>o.completeTransfer(e)},{key:"come_back",icon:"mdi:phone-return",whileAsking:!0,offered:({about:o})=>N(o)!==void 0,run:(o,{about:e})=>o.comeBack(e)},{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:o})=>o.pbx.pickup&&L(o),...jt("pick_up",o=>({extension:o}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:o})=>co.has(o.phone.state),...jt("dial",o=>({number:o}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:o})=>B(o),run:(o,{about:e},t)=>o.askForTarget(e,t)},{key:"ask",icon:_t.ask,offered:({about:o,mine:e})=>B(o)&&j(o,e),run:(o,{about:e},t)=>o.askForTarget(e,t,"ask")},{key:"voicemail",icon:_t.voicemail,offered:({about:o})=>B(o)&&o.pbx.codes.voicemail_code!==void 0,run:(o,{about:e},t)=>o.askForTarget(e,t,"voicemail")},{key:"park",icon:"mdi:parking",offered:({about:o})=>B(o)&&o.pbx.codes.park_code!==void 0,run:(o,{about:e})=>o.park(e)},...["get_back","get_back_known"].map(o=>({key:o,icon:"mdi:phone-in-talk",offered:({about:e,mine:t,hasParked:n})=>j(e,t)&&e.phone.state==="idle"&&e.pbx.codes.retrieval_codes!==void 0&&n===(o==="get_back_known"),run:(e,{about:t},n)=>e.getBack(t,n)})),{key:"hold",icon:"mdi:phone-paused",offered:({about:o})=>R(o)&&o.phone.state==="in_use",run:(o,{hass:e,about:t})=>{o.act(()=>Kt(e,t))}},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:o})=>uo(o),run:(o,{hass:e,about:t})=>{o.act(()=>Qt(e,t))}},{key:"mute",icon:"mdi:microphone-off",offered:o=>R(o.about)&&!ao(o),...ro("mute",o=>Wt.set($(o),o.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:o=>R(o.about)&&ao(o),...ro("unmute",o=>Wt.delete($(o)))},...po.map(([o,e])=>({key:o,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&R(t),...jt("listen_in",t=>({extension:t,mode:o}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:o})=>Es.has(o.phone.state),run:(o,{about:e},t)=>o.hangUpPhone(e,t)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:o=>Yt(o)?.state==="off",...lo("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:o=>Yt(o)?.state==="on",...lo("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:o,mine:e})=>o.phone.device_id!==null&&!j(o,e),run:(o,{hass:e,about:t})=>{o.act(()=>o.myPhone.choose(e,t))}}],en=po.map(([o])=>o);function Rs(o,e){let{about:t,mine:n}=e;return!t.pbx.connected||!o.offered(e)?!1:o.withMyCall?tn(t,n):!t.phone.control||N(t)&&!o.whileAsking?!1:!o.byMyPhone||!n?!0:mo(t,n)&&n.phone.state==="idle"}function tn(o,e){return mo(o,e)&&B(e)&&!N(e)}function mo(o,e){return e?.entryId===o.entryId&&e.number!==o.number}function fo(o,e){return Is.filter(t=>(!e||e.includes(t.key))&&Rs(t,o))}var ze=class extends k{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=[M,b`
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
${T(this.items,({key:t})=>t,({key:t,icon:n,label:s,run:i})=>c`
<button role="menuitem" tabindex="-1" data-state=${we[t]??u} @click=${()=>i()}><ha-icon .icon=${n}></ha-icon>${s}</button>
`)}
</div>
`}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let n=this.#e(),s=n.indexOf(this.shadowRoot?.activeElement),i=new Map([["ArrowDown",s+1],["ArrowUp",s-1],["Home",0],["End",-1]]).get(t.key);i!==void 0&&(t.preventDefault(),n.at(i%n.length)?.focus())}};g([x()],ze.prototype,"label",2),g([x({attribute:!1})],ze.prototype,"items",2);customElements.define("openvox-uc-menu",ze);var Bs=8e3,go=100,z=class extends A{static{this.styles=[A.styles,Pe,b`
.modes { padding: 8px 16px 0; }
`]}itemsFor(e,t,n){let{hass:s,texts:i}=this;if(!s||!i)return[];let{mine:a}=this,r=Vt(e),l={hass:s,about:e,mine:a,hasParked:r.length>0},d=N(e),h={name:X(d?.first??a?.phone??e.phone,i),colleague:d?X(d.asked,i):C(e),parked:r.map(p=>X(p,i)).join(", ")};return fo(l,n).map(({key:p,icon:m,run:f})=>({key:p,icon:m,label:i(`menu.${p}`,h),run:(_=t)=>f(this,l,_)}))}openMenu({entryId:e,number:t},n,s){let i=()=>H(this.pbxs,e,t),a=i();a&&(this.sheet={heading:a.phone.name?`${a.phone.name} (${t})`:t,near:n,content:r=>{let l=i(),d=l?this.itemsFor(l,n,s):[];return d.length>0?c`<openvox-uc-menu .label=${r("menu.label")} .items=${d}></openvox-uc-menu>`:c`<p class="hint">${r("menu.nothing")}</p>`}})}askForTarget(e,t,n="transfer"){let{texts:s}=this;if(!s)return;let i=({detail:l})=>{typeof l=="string"?this.transfer(e,l):n==="ask"?this.askFirst(e,l):this.transfer(e,n==="voicemail"?Zt(l):l.number)},a=["transfer",...this.itemsFor(e,t,["ask","voicemail"]).map(({key:l})=>l)],r={transfer:ne,ask:Jt,voicemail:Hs}[n];this.sheet={heading:s(`transfer.${n}`,{name:X(e.phone,s)}),near:t,content:()=>c`
${a.length>1?c`<div class="filters modes" role="group" aria-label=${s("transfer.mode")}>
${a.map(l=>c`
<button class="chip" aria-pressed=${l===n} @click=${()=>this.askForTarget(e,t,l)}>
${s(`transfer.mode_${l}`)}
</button>
`)}
</div>`:u}
<openvox-uc-picker
?free=${n==="transfer"}
.label=${s("transfer.search")}
.phones=${W(this.pbxs).filter(l=>r(l,e))}
@pick=${i}
></openvox-uc-picker>
`}}drag(e,t){let{texts:n}=this,s=e.composedPath().some(i=>i instanceof Element&&i.matches(".handle"));!n||e.button!==0||e.pointerType!=="mouse"&&!s||!B(t)||oo(e,t,X(t.phone,n),i=>this.transfer(t,i.number))}hangUpPhone(e,t){let{hass:n,texts:s}=this;if(!n||!s)return;let{call_id:i,other_calls:a}=e.phone,r=a.length>0?{call_id:i}:{},l=()=>{this.act(()=>I(n,"hang_up",e,r))};j(e,this.mine)?l():this.confirm(s("confirm.hang_up",{name:C(e)}),s("menu.hang_up"),t,l)}hangUpCall(e,t,n){let{hass:s,texts:i}=this;if(!s||!i)return;let a=()=>{this.act(()=>s.callService(S,"hang_up",{call_id:e},void 0,!1))};this.mine?.phone.call_id===e?a():this.confirm(i("confirm.hang_up",{name:t}),i("menu.hang_up"),n,a)}transfer(e,t){this.act(()=>this.#e(e,t))}async#e(e,t,n=e.phone.call_id){this.hass&&await I(this.hass,"transfer",e,{number:t,call_id:n})}askFirst(e,t){let{hass:n}=this;n&&this.act(async()=>{await Kt(n,e),dt(e,t),this.requestUpdate();try{await I(n,"dial",e,{number:t.number})}catch(s){throw dt(e,void 0),s}})}completeTransfer(e){let t=N(e);t&&this.act(async()=>{await this.#t(e,t),await this.#e(e,t.asked.with_number??"",t.first.call_id)})}comeBack(e){let{hass:t}=this,n=N(e);!t||!n||this.act(async()=>{await this.#t(e,n),await Qt(t,e)})}async#t(e,{first:t,asked:n}){let{hass:s,texts:i}=this;dt(e,void 0);let{call_id:a}=n;if(!s||!i||a===null)return;let r=()=>!(this.pbxs[e.entryId]??e.pbx).calls[a],l=await s.callService(S,"hang_up",{call_id:a},void 0,!1).then(()=>new Error(i("asking.goes_on",{name:X(t,i),colleague:X(n,i)})),d=>d);for(let d=Bs;!r()&&d>0;d-=go)await new Promise(h=>setTimeout(h,go));if(!r())throw l}park(e){this.act(async()=>{await this.#e(e,e.pbx.codes.park_code??""),so(e),this.requestUpdate()})}getBack(e,t){let{hass:n,texts:s}=this;if(!n||!s)return;let i=d=>{this.act(()=>I(n,"dial",e,{number:d}).then(()=>io(e)))},[a,...r]=e.pbx.codes.retrieval_codes??[];if(a&&r.length===0){i(a);return}let l=[a,...r].map((d="")=>({key:"get_back",icon:"mdi:parking",label:d,run:()=>i(d)}));this.sheet={heading:s("menu.get_back"),near:t,content:()=>c`<openvox-uc-menu .label=${s("menu.get_back")} .items=${l}></openvox-uc-menu>`}}};function Hs(o,e){return o.entryId===e.entryId&&o.number!==e.number}var nn=3,vt=class extends z{static{this.styles=[z.styles,M,b`
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
.icon-button[data-state] { color: var(--ink); }
.handle { touch-action: none; cursor: grab; padding: 6px; color: var(--secondary-text-color); --mdc-icon-size: 20px; }
.arrow { --mdc-icon-size: 1em; color: var(--secondary-text-color); }
.arrow:dir(rtl) { transform: scaleX(-1); display: inline-block; }
`]}static getConfigForm(){return Q({name:"wallboard",selector:{boolean:{}}})}update(e){let t=this.shadowRoot?.activeElement;super.update(e),t&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(e){let t=Ms(this.pbxs);return t.length===0?c`<p class="hint" tabindex="-1">${e("calls.none")}</p>`:c`
<ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${e("calls.label")}>
${T(t,({call:n,pbx:s})=>`${s.device_id} ${n.call_id}`,n=>this.#e(e,n))}
</ul>
`}#e(e,t){let{call:n,pbx:s}=t,i=Ls(t),a=this.config?.wallboard===!0,[r,l]=bo(t,e),d=a?void 0:Ds(t);return c`
<li data-state=${i} @pointerdown=${h=>d&&this.drag(h,d)}>
<ha-icon class="direction" role="img" aria-label=${e(`direction.${n.direction}`)} .icon=${bt[n.direction]}></ha-icon>
<div class="who">
<div class="parties">
<bdi>${r}</bdi>
<ha-icon class="arrow" role="img" aria-label=${e("calls.to")} icon="mdi:arrow-right"></ha-icon>
<bdi>${l}</bdi>
</div>
<div class="detail">
<span>${e(`state.${i}`)}</span>
<span>${s.connected?c`<openvox-uc-elapsed since=${Xs(t,i)??u}></openvox-uc-elapsed>`:e("state.unknown")}</span>
${n.company?c`<span><bdi>${n.company}</bdi></span>`:u}
${n.trunk?c`<span><bdi>${n.trunk}</bdi></span>`:u}
${Object.keys(this.pbxs).length>1?c`<span><bdi>${s.name}</bdi></span>`:u}
</div>
</div>
<div class="buttons">
${T(a?[]:this.#t(e,t,d),({key:h})=>h,({key:h,icon:p,label:m,run:f})=>c`
<button
class="icon-button" data-state=${we[h]??u} aria-label=${m} title=${m}
@click=${({currentTarget:_})=>f(_.getBoundingClientRect())}
>
<ha-icon .icon=${p}></ha-icon>
</button>
`)}
${d&&B(d)?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
</div>
</li>
`}#t(e,t,n){let{call:s,pbx:i,phones:a}=t,r=a.find(L),l=n?this.itemsFor(n,void 0,en):[],d=[...r?this.itemsFor(r,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&d.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:h=>this.openMenu(n,h,en)}),i.connected&&a.some(({phone:h})=>h.control)&&d.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:h=>this.hangUpCall(s.call_id,bo(t,e).join(", "),h)}),d}};function Ms(o){let e=W(o).filter(({phone:t})=>t.call_id!==null);return Object.values(o).flatMap(t=>Object.values(t.calls).map(n=>({pbx:t,call:n,phones:e.filter(s=>s.pbx===t&&s.phone.call_id===n.call_id)}))).sort((t,n)=>(t.call.started_at??"").localeCompare(n.call.started_at??""))}function Ds({call:o,phones:e}){let t=e.filter(R);return t.find(({number:n})=>n===o.answered_by)??t.find(({number:n})=>n!==o.caller)??t[0]}function Ls({call:o,phones:e}){return e.some(({phone:t})=>t.state==="on_hold")?"on_hold":o.answered_at===null||e.some(L)&&!e.some(R)?"ringing":"in_use"}function Xs({call:o,phones:e},t){return t!=="ringing"?o.answered_at:o.answered_at===null?o.started_at:e.find(L)?.phone.since??o.answered_at}function bo(o,e){let{caller_name:t,caller:n}=o.call;return[t??n??e("calls.unknown"),Ns(o).join(", ")||e("calls.unknown")]}function Ns({call:o,phones:e}){let t=o.direction==="outbound"?[]:e.filter(({number:i})=>o.direction!=="internal"||i!==o.caller),n=(t.some(R)?t.filter(R):t.filter(L)).map(C),s=o.callee_name??o.callee??o.dialed;return n.length===0?s===null?[]:[s]:n.length>nn?[...n.slice(0,nn),`+${n.length-nn}`]:n}var on={company:128,note:500,vip:!1},yo=Object.keys(on);async function sn(o,e,t){let n={search:e,limit:t};return(await o.callService(S,"get_contacts",n,{},!1,!0)).response}async function an(o,e,t){await o.callService(S,"set_contact",{...e},{},!1),t&&t.name!==e.name&&await rn(o,t)}async function rn(o,{name:e,numbers:t}){await o.callService(S,"delete_contact",{name:e,number:t[0]},{},!1)}async function _o(o,{name:e,numbers:t,...n}){let{contacts:s}=await sn(o,e,1e3),i=s.filter(l=>l.address_book===null&&l.name.toLowerCase()===e.toLowerCase()),[a]=i.length===1?i:[],r=Object.entries(n).map(([l,d])=>[l,d||a?.[l]||d]);await an(o,{name:e,numbers:[...a?.numbers??[],...t],...Object.fromEntries(r)})}var xt=b`
form { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
form label { display: flex; align-items: center; gap: 8px; }
form input[type="checkbox"] { inline-size: auto; }
form textarea {
box-sizing: border-box; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit; resize: vertical;
background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
}
form .answer { align-self: end; }
`;function wt(o,e,t){return c`
<form @submit=${s=>{s.preventDefault();let i=new FormData(s.target),a=String(i.get("name")).trim(),r=String(i.get("numbers")).split(`
`).map(d=>d.trim()).filter(Boolean),l=yo.map(d=>{let h=i.get(d);return[d,on[d]?String(h).trim():h!==null]}).filter(([d,h])=>h!==""||e[d]);a&&r.length>0&&t({name:a,numbers:r,...Object.fromEntries(l)})}}>
<input
name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${e.name}
aria-label=${o("contact.contact_name")} placeholder=${o("contact.contact_name")}
/>
<textarea
name="numbers" required rows=${Math.min(6,e.numbers.length+1)} autocomplete="off"
aria-label=${o("contact.numbers")} placeholder=${o("contact.numbers")} .value=${e.numbers.join(`
`)}
></textarea>
${yo.map(s=>qs(o,s,e[s]))}
<button class="answer">${o("contact.save")}</button>
</form>
`}function qs(o,e,t){let n=o(`contact.${e}`),s=on[e];return s?e==="note"?c`<textarea name=${e} rows="2" maxlength=${s} dir="auto" aria-label=${n} placeholder=${n} .value=${t??""}></textarea>`:c`<input name=${e} autocomplete="off" maxlength=${s} dir="auto" aria-label=${n} placeholder=${n} .value=${t??""} />`:c`<label><input type="checkbox" name=${e} .checked=${t===!0} />${n}</label>`}var oe=class{#e;run(e){this.cancel(),this.#e=setTimeout(e,200)}cancel(){clearTimeout(this.#e)}};var D=class extends A{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[A.styles,b`
.dial-status { margin: 0; padding: 8px 16px; }
.dial-status:empty { display: none; }
`]}willUpdate(t){if(super.willUpdate(t),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||q(this.pbxs).length>0}canCall({entryId:t,number:n}){let s=this.mine;return!s||!t?this.mayDial:s.entryId===t&&s.number!==n}entryOf(t,n){return H(this.pbxs,t,n)&&t}dial(t,n,s){let{hass:i,texts:a}=this;!i||!a||(this.dialStatus="",this.withMyPhone(async r=>{if(!this.#e){this.#e=!0;try{await I(i,"dial",r,{number:t.number}),this.dialStatus=a("dial.calling",{name:t.name??t.number,phone:C(r)}),s?.()}finally{this.#e=!1}}},{near:n,...t.entryId?{entryId:t.entryId}:{}}))}renderDialStatus(){return c`<p class="dial-status" role="status">${this.dialStatus}</p>`}};g([P()],D.prototype,"dialStatus",2);function se(o,e){let t=o?.activeElement,n=t?.closest("ul"),s=t?.closest("li"),i=n&&s?[...n.children].indexOf(s):-1,a=t?.dataset.action;if(e(),!o||!t||o.activeElement)return;if(t.isConnected){t.focus({preventScroll:!0});return}let r=n?.isConnected?[...n.children]:[],l=i>=0?r[Math.min(i,r.length-1)]:void 0;(l?.querySelector(`[data-action="${a}"]`)??l?.querySelector("button")??o.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var ln=100,zs=64,vo={name:"",numbers:[],company:"",note:"",vip:!1,address_book:null},Ce=class extends D{constructor(){super(...arguments);this.limit=ln;this.#e=new oe;this.#t="";this.#n=!1}#e;#t;#n;static{this.styles=[D.styles,xt,b`
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
`]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel(),this.#n=!1}willUpdate(t){super.willUpdate(t),this.hass&&!this.#n&&(this.#n=!0,this.#o())}update(t){se(this.shadowRoot,()=>super.update(t))}renderContent(t){let{contacts:n,total:s}=this.found??{contacts:[],total:0};return c`
<div class="tools">
<input
type="search" maxlength=${zs} autocomplete="off" aria-label=${t("contacts.search")}
placeholder=${t("contacts.search")} @input=${this.#a}
/>
${this.#i?c`<button class="answer" data-action="add" @click=${this.#l}>${t("contacts.add")}</button>`:u}
</div>
${this.renderDialStatus()}
${this.found&&n.length===0?c`<p class="hint" role="status">${t(this.#t?"contacts.none_found":"contacts.none")}</p>`:u}
<ul aria-label=${t("contacts.label")}>
${T(n,Us,i=>this.#s(t,i))}
</ul>
${n.length<s?c`<button class="answer more" @click=${this.#c}>${t("contacts.more",{count:s})}</button>`:u}
`}#s(t,n){let{name:s,numbers:i,company:a,vip:r,address_book:l}=n,d=i[0]??"",h=[this.mayDial&&d&&{key:"call",icon:"mdi:phone",run:p=>this.dial({name:s,number:d},p)},this.#i&&l===null&&{key:"edit",icon:"mdi:pencil",run:p=>this.#r(n,p)},this.#i&&l===null&&{key:"delete",icon:"mdi:delete",run:p=>this.#d(n,p)}].filter(p=>typeof p=="object");return c`
<li>
<ha-icon icon=${r?"mdi:account-star":"mdi:account"} role="img" aria-label=${r?t("mine.vip"):u}></ha-icon>
<div class="who">
<div class="name"><bdi>${s}</bdi></div>
<div class="detail">
${a?c`<bdi>${a}</bdi>`:u}
${i.map(p=>c`<bdi>${p}</bdi>`)}
${l===null?u:c`<span>${t("contacts.from",{address_book:l})}</span>`}
</div>
</div>
<div class="buttons">
${h.map(({key:p,icon:m,run:f})=>c`
<button
class="icon-button" data-action=${p} aria-label=${t(`contacts.${p}`,{name:s})} title=${t(`contacts.${p}`,{name:s})}
@click=${({currentTarget:_})=>f(_.getBoundingClientRect())}
>
<ha-icon .icon=${m}></ha-icon>
</button>
`)}
</div>
</li>
`}get#i(){return this.hass?.user?.is_admin===!0}async#o(){let{hass:t,limit:n}=this,s=this.#t;if(t)try{let i=await sn(t,s,n);s===this.#t&&n===this.limit&&(this.found=i)}catch(i){this.error=await xe(t,i)}}#a({target:t}){let n=t.value.trim();this.#e.run(()=>{this.#t=n,this.limit=ln,this.#o()})}#c(){this.limit+=ln,this.#o()}#l({currentTarget:t}){this.#r(vo,t.getBoundingClientRect())}#r(t,n){let{hass:s}=this;if(!s)return;let i=t===vo?void 0:t;this.sheet={heading:this.texts?.(i?"contacts.edit":"contacts.add",{name:t.name})??"",near:n,content:a=>wt(a,t,r=>{this.act(()=>an(s,r,i).then(()=>this.#o()))})}}#d(t,n){let{hass:s,texts:i}=this;if(!s||!i)return;let{name:a}=t;this.confirm(i("confirm.delete",{name:a}),i("contacts.delete",{name:a}),n,()=>{this.act(()=>rn(s,t).then(()=>this.#o()))})}};g([P()],Ce.prototype,"found",2),g([P()],Ce.prototype,"limit",2);function Us({address_book:o,name:e,numbers:t}){return JSON.stringify([o,e,t])}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Fs={},Ue=_e(class extends G{constructor(){super(...arguments),this.ot=Fs}render(o,e){return e()}update(o,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,s)=>n===this.ot[s]))return O}else if(this.ot===e)return O;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var Vs="input, textarea, select, [contenteditable], ha-code-editor";function js(o){return o.composedPath().some(e=>e instanceof Element&&e.matches(Vs))}var Ae=class{constructor(e,t){this.run=t;e.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=e=>{e.defaultPrevented||e.ctrlKey||e.altKey||e.metaKey||js(e)||this.run(e.key,e)&&e.preventDefault()}};var Ws={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},xo=64,Ys=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,Gs=/[\s()/.-]/g,Ks=/^\s*tel:([^;?]*).*$/is;function wo(o){let e=Ks.exec(o)?.[1];if(e===void 0)return o;try{return decodeURIComponent(e)}catch{return e}}function Po(o){return o.replace(Gs,"")}var Se=class extends D{constructor(){super();this.found=[];this.foundFor="";this.#e=new oe;this.#t=new ee(this,{options:()=>this.#c(),typed:t=>this.#l(t),choose:t=>this.#h(t),maxLength:xo,closes:!0});new Ae(this,t=>this.#d(t))}#e;#t;static{this.styles=[D.styles,ee.styles,b`
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
`]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(){let t=this.renderRoot.querySelector("select");t&&(t.value=this.mine?$(this.mine):"")}renderContent(t){if(!this.mayDial)return c`<p class="hint">${t("dial.no_phone")}</p>`;let n=this.#c();return c`
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
${this.#t.renderList(t("dial.found"),s=>this.#n(t,s))}
<div class=${n.length>0?"count":"none"} role="status">${this.#s(t,n)}</div>
${this.#i(t)}
</div>
${this.renderDialStatus()}
`}#n(t,{kind:n,entry_id:s,name:i,number:a,company:r}){let l=s===null?void 0:H(this.pbxs,s,a)?.phone;return c`
<ha-icon role="img" aria-label=${t(`dial.${n}`)} title=${t(`dial.${n}`)} .icon=${Ws[n]}></ha-icon>
<span class="who">
${i===null?u:c`<span dir="auto">${i}</span>`}
<span class=${i===null?"":"number"}><bdi>${a}</bdi></span>
${r?c`<span class="number" dir="auto">${r}</span>`:u}
</span>
${l?c`<span class="state">${t(`state.${l.state??"unknown"}`)}</span>`:u}
`}#s(t,n){return!this.#o||this.#a?"":n.length>0?t("dial.count",{count:n.length}):t("dial.none_found")}#i(t){let n=q(this.pbxs),s=this.mine===void 0;if(n.length<2)return u;let i=Object.keys(this.pbxs).length>1,a=n.map(({number:r,pbx:l,phone:d})=>{let h=d.name?`${d.name} (${r})`:r;return i?`${h}, ${l.name}`:h});return Ue([t,s,a.join()],()=>c`
<label>
${t("dial.from")}
<select @change=${this.#m}>
${s?c`<option value="">${t("dial.choose")}</option>`:u}
${n.map((r,l)=>c`<option value=${$(r)}>${a[l]}</option>`)}
</select>
</label>
`)}get#o(){return this.#t.text.trim()}get#a(){return this.foundFor!==this.#o}#c(){let t=this.#o,n=this.#a?[]:this.found.filter(i=>this.canCall(ko(i)));return Ys.test(t)&&!n.some(({number:i})=>Po(i)===Po(t))?[{kind:"typed",entry_id:null,name:null,number:t},...n]:n}#l(t){this.#t.text=wo(t),this.dialStatus="";let n=this.#o;n?this.#e.run(()=>{this.#r(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#r(t){let{hass:n}=this;if(n)try{let{results:s}=await n.callWS({type:"openvox_uc/find",text:t});if(t!==this.#o)return;this.found=s,this.foundFor=t,this.error=void 0}catch(s){t===this.#o&&(this.error=await xe(n,s))}}#d(t){return t!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#u(t){let n=t.clipboardData?.getData("text")??"",s=wo(n);s!==n&&(t.preventDefault(),this.#t.enter(s.slice(0,xo)))}#h(t){let{text:n,input:s}=this.#t;this.dial(ko(t),s.getBoundingClientRect(),()=>{this.#t.text===n&&this.#p()})}#p(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#m({target:t}){let{hass:n}=this,s=q(this.pbxs).find(i=>$(i)===t.value);n&&s&&this.act(()=>this.myPhone.choose(n,s))}};g([P()],Se.prototype,"found",2),g([P()],Se.prototype,"foundFor",2);function ko({entry_id:o,name:e,number:t}){return{name:e,number:t,entryId:o??void 0}}var To=["numeric","short","long"].map(o=>({day:"numeric",month:o})),Qs=[...To,...To.map(o=>({...o,year:"numeric"})),{day:"numeric",month:"numeric",year:"2-digit"}],$o=new Map;function ie(o,e){let t=JSON.stringify([o,e]),n=$o.get(t)??new Intl.DateTimeFormat(o,e);return $o.set(t,n),n}function Js(o){let e=o.codePointAt(0)??0,t=0;for(;t<9&&/\p{Nd}/u.test(String.fromCodePoint(e-t-1));)t+=1;return`${t}`}var ge=class{#e;#t;#n;#s;constructor({config:e,language:t,locale:n}){let{time_format:s,time_zone:i}=n;this.#e=t,this.#t=s==="system"?void 0:t,this.#n=i==="server"?{timeZone:e.time_zone}:{};let a=ie(this.#t,{hour:"numeric"}).resolvedOptions().hour12,r=s==="12"||s!=="24"&&a===!0;this.#s={hour:r?"numeric":"2-digit",minute:"2-digit",hourCycle:r?"h12":"h23",...this.#n}}daysAgo(e,t){let n=s=>Date.parse(ie("en-CA",this.#n).format(s));return Math.round((n(t)-n(e))/864e5)}time(e){return ie(this.#t,this.#s).format(e)}day(e,t){let n=this.daysAgo(e,t);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#o(e,{weekday:"long"});let s=this.#o(e,{year:"numeric"})===this.#o(t,{year:"numeric"});return this.#o(e,{day:"numeric",month:"short",...s?{}:{year:"numeric"}})}full(e){return this.#o(e,{dateStyle:"full"})}#i(e,t){let n=Date.parse(ie("en-CA",this.#n).format(t)),s=(a,r)=>Array.from({length:r},(l,d)=>a+d*864e5).filter(l=>l<=n);if(/^(\P{N}+|[\p{N}\s+()]+)$/u.test(e))return s(n-6*864e5,7);let i=/(?:19|20)\d\d/.exec(e);return[...i?s(Date.UTC(Number(i[0]),0),366):[],...s(n-365*864e5,366)]}names(e,t){let n=this.#i(e,t),s=n.at(-1)??0,i=new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}),a=new Map;for(let r of n){let l=(s-r)/864e5,d=Qs.map(h=>ie(this.#e,{...h,timeZone:"UTC"}).format(r));l<7&&d.push(i.format(-l,"day"),ie(this.#e,{weekday:"long",timeZone:"UTC"}).format(r));for(let h of[...d,new Date(r).toISOString().slice(0,10)])a.set(this.plain(h),r)}return a}plain(e){let t=e.replace(/(?=\P{ASCII})\p{Nd}/gu,Js),n=t.toLocaleLowerCase(this.#e).match(/[\p{L}\p{M}]+|\p{N}+/gu)??[];return/\p{L}/u.test(t)&&n.sort(),n.map(s=>s.replace(/^0+/,"")).join(" ")}beginOf(e){let t=e;for(let n=0;n<2;n+=1){let s=ie("sv",{dateStyle:"short",timeStyle:"medium",...this.#n}).format(t);t-=Date.parse(`${s.replace(" ","T")}Z`)-e}return t}#o(e,t){return ie(this.#e,{...t,...this.#n}).format(e)}};function Co(o,e,t=new Date){let n=new Date(e),s=new ge(o),i=s.time(n);return s.daysAgo(n,t)===0?i:`${s.day(n,t)}, ${i}`}function Ao(o,e,t=new Date){return new ge(o).day(new Date(e),t)}function So(o,e,t=new Date){let n=new ge(o),s=e.split(/\s+/),i=n.names(e,t);for(let a=s.length;a>0;a-=1)for(let r of[0,s.length-a]){let l=s.slice(r,r+a).join(" "),d=i.get(n.plain(l));if(d===void 0||/^[\p{N}\s]+$/u.test(l))continue;return{text:[...s.slice(0,r),...s.slice(r+a)].join(" "),start:n.beginOf(d)/1e3,end:n.beginOf(d+864e5)/1e3}}return{text:e}}function Oo(o,e){return new ge(o).time(new Date(e))}function Eo(o,e){let t=new ge(o);return`${t.full(new Date(e))}, ${t.time(new Date(e))}`}var cn=9e5,Pt=class{constructor(e){this.host=e;this.quarter=0;e.addController(this)}#e;hostConnected(){let e=Date.now();this.quarter=Math.floor(e/cn),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},cn-e%cn)}hostDisconnected(){clearTimeout(this.#e)}};var dn={all:{},due:{limit:1},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]},voicemail:{voicemail:!0},recorded:{recorded:!0}},Fe=50,hn=1e3;function Y({entry_id:o,call_id:e}){return`${o} ${e}`}function un({entry_id:o,uid:e,direction:t,name:n,number:s,extensions:i,last_at:a}){return{entry_id:o,call_id:e,direction:t,outcome:"missed",icon:"mdi:phone-missed",title:"",other:n??s,other_number:s,caller:s,caller_name:n,callee:null,callee_name:null,dialed:null,extensions:i,answered_by:null,trunk:null,started_at:a,answered_at:null,talk_seconds:null,voicemail:!1,recording_media_content_id:null}}function Zs(o,{text:e,start:t=0,end:n=Number.POSITIVE_INFINITY}){return o.filter(({name:s,number:i,last_at:a})=>{let r=Date.parse(a??"")/1e3;return`${s}
${i}`.toLowerCase().includes(e.toLowerCase())&&!(r<t||r>=n)})}function ei(o,e){let t=new Set(o.map(Y));return[...o,...e.filter(n=>!t.has(Y(n)))].slice(0,hn)}function Io(o,e,t){let n=new Map(e.map(r=>[Y(r),r])),s=o.map(r=>{let l=Y(r),d=n.get(l)??r;return n.delete(l),d}),i=t?Oe(o.at(-1)):"";return[...[...n.values()].filter(r=>Oe(r)>=i),...s].sort((r,l)=>+(Oe(r)<Oe(l))-+(Oe(r)>Oe(l))).slice(0,hn)}function Oe(o){return o?.started_at??""}var kt=class{constructor(e){this.host=e;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t={text:""};this.#n="all";this.#s=null;e.addController(this),this.#i=new J(e,this.#a())}#e;#t;#n;#s;#i;#o;hostDisconnected(){this.#o=void 0}get loading(){return this.#o!==void 0||this.searching}get hasOlder(){return this.#s!==null}get isFull(){return this.calls?.length===hn}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#n!==this.shownFilter}get filter(){return this.#n}get due(){return Zs(this.missed,this.#t)}search(e,t=this.#n){e===this.#e&&t===this.#n||(this.#e=e,this.#t=this.host.hass?So(this.host.hass,e):{text:e},this.#n=t,this.#o=void 0,this.#i.follow(this.#a()),this.host.requestUpdate())}async loadOlder(){let e=this.calls??[];this.loading||this.#s===null||this.isFull||await this.#r({calls:e,next:this.#s},e.length+1)}#a(){return{message:{type:"openvox_uc/history",...this.#c},reduce:(t,n)=>this.#l(n)}}get#c(){let{text:e,...t}=this.#t;return{limit:Fe,...dn[this.#n],...e?{search:e}:{},...t}}#l(e){if("missed"in e)this.missed=e.missed;else if("changed"in e)this.#o?.push(...e.changed),this.calls&&!this.searching&&(this.calls=Io(this.calls,e.changed,this.hasOlder));else{let t=this.searching?0:this.calls?.length??0;this.#r(e.page,t).catch(()=>{})}}async#r({calls:e,next:t},n){let s=[];this.#o=s,this.host.requestUpdate();try{for(;t!==null&&e.length<n;){let i=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#c,cursor:t});if(!i||this.#o!==s)return;e=ei(e,i.calls),t=i.next}}finally{this.#o===s&&(this.calls=Io(e,s,t!==null),this.#s=t,this.shownSearch=this.#e,this.shownFilter=this.#n,this.#o=void 0,this.host.requestUpdate())}}};var ti=3,Ve=class{constructor(e){this.host=e;e.addController(this)}#e;#t;#n;#s;#i;static{this.styles=b`
.alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
.alert label { display: flex; align-items: center; gap: 8px; }
.alert input { inline-size: auto; }
`}get#o(){return this.host.myPhone.alert}get isOn(){return this.#o.sound===!0||this.#o.notify===!0}hostDisconnected(){this.#r()}update(e){let{hass:t,texts:n}=this.host,s=e?.pbx.connected&&L(e)?e.phone.call_id??e.number:void 0;if(s===this.#e||!t||!n||(this.#r(),this.#e=s,s===void 0||!e))return;let i=e.phone.with_name??e.phone.with_number??n("calls.unknown"),a=n("mine.rings",{name:i});this.#t=document.title,document.title=`📞 ${a}`,this.#o.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#i=new Notification(a,{tag:"openvox_uc"}),this.#i.onclick=()=>globalThis.focus()),this.#o.sound&&this.#c()}renderSettings(e){let t=n=>c`
<label>
<input type="checkbox" name=${n} .checked=${this.#o[n]===!0} @change=${s=>this.#a(n,s.target.checked)} />
${e(`mine.${n}`)}
</label>
`;return c`<div class="alert">${t("sound")}${t("notify")}</div>`}async#a(e,t){let{hass:n}=this.host;if(!n)return;let s=!t||e==="sound"||await globalThis.Notification?.requestPermission()==="granted";t&&e==="sound"&&this.#l(),await this.host.myPhone.alertBy(n,{...this.#o,[e]:t&&s}),this.host.requestUpdate()}#c(){this.#l(),this.#s=setInterval(()=>this.#l(),ti*1e3)}#l(){this.#n??=new AudioContext;let{currentTime:e,destination:t}=this.#n;for(let[n,s]of[[0,880],[.25,660]]){let[i,a]=[this.#n.createOscillator(),this.#n.createGain()];i.frequency.value=s,a.gain.setValueAtTime(.2,e+n),a.gain.exponentialRampToValueAtTime(.001,e+n+.24),i.connect(a).connect(t),i.start(e+n),i.stop(e+n+.25)}}#r(){clearInterval(this.#s),this.#s=void 0,this.#e=void 0,this.#i?.close(),this.#i=void 0,this.#t!==void 0&&(document.title=this.#t),this.#t=void 0,this.#n?.close(),this.#n=void 0}};var je=new Set,Tt;function Ro(){for(let o of je)o.tick()}function pn(){clearInterval(Tt),Tt=void 0,!(je.size===0||document.hidden)&&(Ro(),Tt=setInterval(Ro,1e3))}document.addEventListener("visibilitychange",pn);function fn(o){let e=Math.max(0,Math.floor(o/1e3)),[t,n]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,n,e%60]:[n,e%60]).map((i,a)=>a?String(i).padStart(2,"0"):i).join(":")}var mn=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",je.add(this),Tt===void 0?pn():this.tick()}disconnectedCallback(){je.delete(this),je.size===0&&pn()}attributeChangedCallback(e,t,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":fn(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",mn);var gn={complete:"T",come_back:"H",get_back:void 0,get_back_known:void 0,ask:"A",voicemail:void 0,park:"P",hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},Bo=Object.keys(gn),We=class extends z{#e=new Ve(this);#t;constructor(){super(),new Ae(this,e=>this.#u(e))}static{this.styles=[z.styles,M,Ve.styles,b`
.bar {
box-sizing: border-box; min-block-size: 72px; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px;
padding: 10px 16px; background: var(--ground);
}
.call { flex: 1 1 10em; min-inline-size: 0; display: flex; align-items: center; gap: 12px; }
.state { color: var(--ink); --mdc-icon-size: 32px; }
.who { flex: 1; min-inline-size: 0; }
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
.action:is([data-state="hang_up"], [data-state="pick_up"]) { color: var(--ink); border-color: currentcolor; }
.heard { position: absolute; clip-path: inset(50%); }
/* All has room in one line, so that the bar is not higher in a call: what does not fit is left out. */
.content { container: bar / inline-size; }
@container bar (min-width: 600px) {
.detail { block-size: 1lh; overflow: hidden; }
}
@container bar (max-width: 1320px) {
:is([data-action="voicemail"], [data-action="park"], [data-action$="mute"]) .label { position: absolute; clip-path: inset(50%); }
}
@container bar (max-width: 1080px) {
:is([data-action="ask"], [data-action="hold"], [data-action="resume"]) .label { position: absolute; clip-path: inset(50%); }
}
`]}getCardSize(){return 2}willUpdate(e){super.willUpdate(e);let t=this.#r;this.#e.update(this.#l?void 0:this.mine);let n=t&&oi(t);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#d(n))}update(e){se(this.shadowRoot,()=>super.update(e))}renderContent(e){let{mine:t}=this;if(!t)return this.#o(e);let n=this.#l,s=U(t),i=t.pbx.connected&&t.phone.call_id!==null,a=X(t.phone,e);return c`
<div class="bar" data-state=${n?"in_use":s}>
${i?this.#s(e,t):this.#i(s,C(t),c`<span>${e(`state.${s}`)}</span><bdi>${t.number}</bdi>`)}
${this.#r?.note?c`<div class="note" role="note" tabindex="0" dir="auto" aria-label=${e("contact.note")}>${this.#r.note}</div>`:u}
<div class="buttons">
${T(this.itemsFor(t,void 0,Bo),({key:r})=>r,r=>this.#n(e,r,i?a:void 0))}
${i?u:this.#c(e)}
</div>
</div>
<div class="heard" role="status">${s==="ringing"&&!n?e("mine.rings",{name:a}):""}</div>
`}#n(e,{key:t,icon:n,label:s,run:i},a){let r=t==="complete"||t==="come_back",l=r?e(`asking.${t}`):s,d=r?s:a,h=gn[t];return c`
<button
class="action" data-action=${t} data-state=${we[t]??u}
title=${ni(d?e("mine.about",{action:l,name:d}):l,h)}
aria-keyshortcuts=${h?`Shift+${h}`:u}
@click=${({currentTarget:p})=>i(p.getBoundingClientRect())}
>
<ha-icon .icon=${n}></ha-icon><span class="label">${l}</span>${d?c`<span class="heard">: ${d}</span>`:u}
</button>
`}#s(e,t){let n=this.#l,s=U(t),i=r=>X(r,e);if(n){let{first:r,asked:l}=n,h=l.call_id!==null&&!!t.pbx.calls[l.call_id]?.answered_at?"in_use":"ringing";return[this.#i("on_hold",i(r),this.#a(e,"on_hold",r)),this.#i(h,i(l),l.call_id?this.#a(e,h,l):c`<span>${e("asking.pick_up")}</span>`)]}let a=t.phone.other_calls.map(r=>{let l=r.call_id&&t.pbx.calls[r.call_id]?.answered_at?"in_use":"ringing";return this.#i(l,i(r),this.#a(e,l,r))});return[this.#i(s,i(t.phone),this.#a(e,s,t.phone)),...a]}#i(e,t,n){return c`
<div class="call" data-state=${e}>
<ha-icon class="state" .icon=${te[e]}></ha-icon>
<div class="who">
<div class="name"><span dir="auto">${t}</span></div>
<div class="detail">${n}</div>
</div>
</div>
`}#o(e){return q(this.pbxs).length===0?c`<p class="hint">${e("dial.no_phone")}</p>`:c`
<div class="bar">
<ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
<div class="who">${e("my_phone.title")}</div>
<button class="action" data-action="choose" @click=${this.#h}>${e("dial.choose")}</button>
</div>
`}#a(e,t,n){let{hass:s}=this,i=this.#r,a=i?.call_id===n.call_id,r=a&&!this.#l?this.earlier:void 0;return c`
<span>${e(`state.${t}`)}</span>
${n.since?c`<span><openvox-uc-elapsed since=${n.since}></openvox-uc-elapsed></span>`:u}
${a&&i?.caller_is_vip?c`<span class="vip">${e("mine.vip")}</span>`:u}
${a&&i?.company?c`<bdi>${i.company}</bdi>`:u}
${n.with_name&&n.with_number?c`<bdi>${n.with_number}</bdi>`:u}
${r&&s?c`<span>${r.count===0||!r.last?e("mine.first"):e("mine.earlier",{count:r.count>=Fe?`${Fe}+`:r.count,last:Co(s,r.last)})}</span>`:u}
`}#c(e){return c`
<button class="icon-button" data-action="alert" aria-label=${e("mine.alert")} title=${e("mine.alert")} @click=${this.#p}>
<ha-icon icon=${this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline"}></ha-icon>
</button>
${q(this.pbxs).length>1?c`<button class="icon-button" data-action="choose" aria-label=${e("my_phone.title")} title=${e("my_phone.title")} @click=${this.#h}>
<ha-icon icon="mdi:phone-settings"></ha-icon>
</button>`:u}
`}get#l(){let{mine:e}=this;return e?.pbx.connected?N(e):void 0}get#r(){let{mine:e}=this,t=this.#l?.first.call_id??e?.phone.call_id;return t?e?.pbx.calls[t]:void 0}async#d(e){let{hass:t}=this,n=this.#r?.call_id;if(!t)return;let s=await Z(t.connection,{message:{type:"openvox_uc/history",search:e,limit:Fe},reduce:(a,r)=>"page"in r?r.page:void 0});if(!s||e!==this.#t)return;let i=s.calls.filter(({call_id:a,other_number:r})=>a!==n&&r===e);this.earlier={number:e,count:i.length,last:i[0]?.started_at??null}}#u(e){let{mine:t}=this;if(!t||this.sheet)return!1;let n=this.itemsFor(t,void 0,Bo).find(s=>gn[s.key]===e);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}#h({currentTarget:e}){this.chooseMyPhone(e.getBoundingClientRect())}#p({currentTarget:e}){this.sheet={heading:this.texts?.("mine.alert")??"",near:e.getBoundingClientRect(),content:t=>this.#e.renderSettings(t)}}};g([P()],We.prototype,"earlier",2);function ni(o,e){return e?`${o} (⇧${e})`:o}function oi({direction:o,caller:e,callee:t}){if(o!=="internal")return(o==="outbound"?t:e)??void 0}function si(o,e){return o.phone!==e?.phone||o.number!==e.number||o.pbx.connected!==e.pbx.connected}var E=class extends k{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.large=!1;this.movable=!1;this.usable=!1;this.current=!1}static{this.shadowRootOptions={...k.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[M,b`
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
`]}render(){let{about:t,texts:n,mine:s,movable:i,pbx:a,compact:r}=this,{phone:l}=t,d=U(t),h=t.pbx.connected?l.with_name??l.with_number:null,p=n(`state.${d}`),m=c`
<ha-icon class="icon" .icon=${te[d]}></ha-icon>
<span class="name"><span dir="auto">${C(t)}</span></span>
${this.large?u:c`<span class="side">${this.#e(n,s)}</span>`}
${r?c`<span class="heard">${[p,h,a].filter(Boolean).join(", ")}</span>`:c`<span class="what">
${h?c`<span class="heard">${p}</span>`:u}
${h&&l.direction?c`<ha-icon .icon=${bt[l.direction]}></ha-icon>`:u}
<bdi>${h??[p,a].filter(Boolean).join(", ")}</bdi>
</span>`}
${l.since&&t.pbx.connected&&!r?c`<openvox-uc-elapsed since=${l.since}></openvox-uc-elapsed>`:u}
`;return this.usable?c`
<button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${r?[C(t),p,h].filter(Boolean).join(", "):u}>${m}</button>
${i?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
`:c`<div class="tile">${m}</div>`}#e(t,n){let{number:s,phone:i}=this.about;return c`
${i.badges.map(a=>c`<ha-icon .icon=${Yn[a]} role="img" title=${t(`badge.${a}`)} aria-label=${t(`badge.${a}`)}></ha-icon>`)}
${n?c`<ha-icon icon="mdi:star" role="img" aria-label=${t("phones.mine")}></ha-icon>`:u}
${s}
`}};g([x({attribute:!1,hasChanged:si})],E.prototype,"about",2),g([x({attribute:!1})],E.prototype,"texts",2),g([x()],E.prototype,"pbx",2),g([x({type:Boolean})],E.prototype,"mine",2),g([x({type:Boolean,reflect:!0})],E.prototype,"compact",2),g([x({type:Boolean,reflect:!0})],E.prototype,"large",2),g([x({type:Boolean})],E.prototype,"movable",2),g([x({type:Boolean})],E.prototype,"usable",2),g([x({type:Boolean})],E.prototype,"current",2);customElements.define("openvox-uc-phone",E);var ii=13,Ho=41,be=class extends z{constructor(){super(...arguments);this.search="";this.filter="all";this.#e=new yt(this)}#e;static{this.styles=[z.styles,M,Pe,b`
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
`]}static async getConfigForm(){let t=ut(),s=W((t&&await Z(t.connection,fe))??{}).map(i=>({value:i.number,label:`${C(i)} (${i.number})`}));return Q({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:s}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:n,search:s,filter:i}=this,a=W(this.pbxs).filter(v=>this.#o(v,n)),r=this.config?.wallboard===!0,l=!r&&a.length>=ii,d=l?a.filter(v=>Xe(v,i)&&lt(v,s)):a,h=r?[{area:"",name:"",phones:d}]:this.#i(d),p=s?[]:this.myPhone.collapsed,{mine:m}=this,f=v=>v.phone.control||m!==void 0&&tn(v,m)&&ne(v,m),_=h.filter(({area:v})=>!p.includes(v)).flatMap(({phones:v})=>v.filter(f)),w=_.find(v=>$(v)===this.current)??_[0],y=!r&&a.length>=Ho;return c`
${l?this.#n(t,a):u}
${d.length===0?c`<p class="hint">${t(a.length>0?"phones.none_found":"phones.none")}</p>`:u}
<div role="presentation" @keydown=${this.#m} @focusin=${this.#p}>
${T(h,({area:v})=>v,v=>{let re=!p.includes(v.area),le=v.name||(h.length>1?t("phones.no_area"):"");return c`
${le?this.#s(le,v,re):u}
<div
class="phones ${r?"wallboard":""} ${y?"compact":""}" role="list" aria-label=${le||t("phones.label")}
?hidden=${!re}
>
${re?T(v.phones,$,Ee=>this.#t(t,Ee,{isCompact:y,isCurrent:Ee===w,isUsable:f(Ee)})):u}
</div>
`})}
</div>
`}#t(t,n,{isCompact:s,isCurrent:i,isUsable:a}){let r=this.#e.from;return c`
<openvox-uc-phone
role="listitem"
state=${U(n)}
.about=${n}
.texts=${t}
.pbx=${Object.keys(this.pbxs).length>1?n.pbx.name:""}
?compact=${s}
?large=${this.config?.wallboard===!0}
?usable=${a}
?mine=${j(n,this.mine)}
?current=${i}
?movable=${!this.config?.wallboard&&B(n)}
?droppable=${r!==void 0&&ne(n,r)}
@click=${this.#u}
@pointerdown=${this.#h}
></openvox-uc-phone>
`}#n(t,n){let s=n.filter(L);return c`
<div class="tools">
<input
type="search" aria-label=${t("phones.search")} placeholder=${t("phones.search")}
@input=${this.#a} @keydown=${this.#c}
/>
<div class="filters" role="group" aria-label=${t("phones.filter")}>
${qn.map(i=>{let a=n.filter(r=>Xe(r,i)).length;return c`
<button class="chip" data-filter=${i} aria-pressed=${i===this.filter} @click=${()=>this.#l(i)}>
${t(`phones.${i}`)} <bdi>${a}</bdi>
</button>
`})}
</div>
${n.length>=Ho?c`<div class="ringing" aria-live="polite">
${s.map(i=>c`
<button class="chip" data-state="ringing" @click=${()=>this.#d(i)}>
<ha-icon .icon=${te.ringing}></ha-icon><bdi>${C(i)}</bdi>
</button>
`)}
</div>`:u}
</div>
`}#s(t,{area:n,phones:s},i){return c`
<button class="fold" aria-expanded=${i} @click=${()=>this.#r(n)}>
<ha-icon icon=${i?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${t}</bdi> (${s.length})
</button>
`}#i(t){let{hass:n}=this,s=new Map;for(let a of t){let r=a.phone.device_id&&n?.devices[a.phone.device_id]?.area_id||"";s.set(r,[...s.get(r)??[],a])}let i=[...s].map(([a,r])=>({area:a,name:n?.areas[a]?.name??"",phones:r}));return i.length>1?i.sort((a,r)=>+!a.name-+!r.name||a.name.localeCompare(r.name)):[{area:"",name:"",phones:t}]}#o({number:t,phone:n},s){let{area:i,favorites:a}=this.config??{};return a?.length&&!a.map(String).includes(t)?!1:!i||n.device_id!==null&&s?.devices[n.device_id]?.area_id===i}#a({target:t}){this.search=t.value.trim()}#c({key:t}){t==="Enter"&&this.renderRoot.querySelector("openvox-uc-phone")?.focus()}#l(t){this.filter=t}#r(t){let{hass:n}=this;n&&this.act(()=>this.myPhone.fold(n,t))}#d(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:s})=>j(s,t));n?.scrollIntoView({block:"center"}),n?.focus()}#u({currentTarget:t}){let n=t;n.usable&&this.openMenu(n.about,n.getBoundingClientRect())}#h(t){this.drag(t,t.currentTarget.about)}#p({target:t}){t instanceof E&&(this.current=$(t.about))}#m(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],s=n.filter(({usable:h})=>h),i=s.indexOf(t.target),a=n.map(({offsetTop:h})=>h),r=a.filter(h=>h===a[0]).length,l=getComputedStyle(this).direction==="rtl"?-1:1,d=new Map([["ArrowRight",i+l],["ArrowLeft",i-l],["ArrowDown",i+r],["ArrowUp",i-r],["Home",0],["End",s.length-1]]).get(t.key);d===void 0||i<0||(t.preventDefault(),s[d]?.focus())}};g([P()],be.prototype,"search",2),g([P()],be.prototype,"filter",2),g([P()],be.prototype,"current",2);var $t={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},ai={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},ri=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]);function Mo({paused:o,state:e},t){if(o)return"paused";if(t?.state==="idle"&&t.badges.includes("do_not_disturb"))return"do_not_disturb";let n=t?.state&&ai[t.state];return n||(t?.state==="idle"&&ri.has(e)?"not_in_use":e!==null&&e in $t?e:"unknown")}function Do(o){return Object.entries(o).flatMap(([e,t])=>Object.entries(t.queues).map(([n,s])=>({entryId:e,number:n,pbx:t,queue:s}))).sort((e,t)=>Lt(e.number,t.number))}var Ct=class extends A{static{this.styles=[A.styles,b`
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
`]}static async getConfigForm(){let e=ut(),n=Do((e&&await Z(e.connection,fe))??{}).map(({number:s,queue:i})=>({value:s,label:i.name&&i.name!==s?`${i.name} (${s})`:s}));return Q({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(e){se(this.shadowRoot,()=>super.update(e))}renderContent(e){let t=this.config?.queues?.map(String),n=Do(this.pbxs).filter(({number:s})=>!t?.length||t.includes(s));return n.length===0?c`<p class="hint">${e("queues.none")}</p>`:c`
<div class="queues ${this.config?.wallboard?"wallboard":""}">
${T(n,({entryId:s,number:i})=>`${s} ${i}`,s=>this.#e(e,s))}
</div>
`}#e(e,t){let{number:n,pbx:s,queue:i}=t,{agents:a,longest_wait_since:r,waiting:l}=i,d=i.name??n;return c`
<section class=${l?"waiting":""} aria-label=${d}>
<h3>
<bdi>${d}</bdi>
${d===n?u:c`<span>${n}</span>`}
${Object.keys(this.pbxs).length>1?c`<span><bdi>${s.name}</bdi></span>`:u}
</h3>
<dl>
<div><dt>${e("queues.waiting")}</dt><dd>${l}</dd></div>
${r&&l!==0&&s.connected?c`<div><dt>${e("queues.longest_wait")}</dt><dd><openvox-uc-elapsed since=${r}></openvox-uc-elapsed></dd></div>`:u}
<div>
<dt>${e("queues.free")}</dt>
<dd>${a.filter(h=>$t[Mo(h,s.phones[h.number])]?.tone==="free").length}/${a.length}</dd>
</div>
</dl>
<ul aria-label=${e("queues.agents")}>
${T(a,h=>h.number,h=>this.#t(e,t,h))}
</ul>
</section>
`}#t(e,{entryId:t,number:n,pbx:s},i){let a=s.connected?Mo(i,s.phones[i.number]):"unknown",r=i.name??i.number,l=H(this.pbxs,t,i.number),d=i.paused?"resume":"pause";return c`
<li data-tone=${$t[a]?.tone}>
<ha-icon aria-hidden="true" .icon=${$t[a]?.icon}></ha-icon>
<span class="agent"><span dir="auto">${r}</span><span class="state">${e(`agent.${a}`)}</span></span>
${l?.phone.control&&l.phone.device_id&&s.connected&&!this.config?.wallboard?c`
<button
class="icon-button" data-action="pause" aria-label=${e(`queues.${d}`,{name:r})} title=${e(`queues.${d}`,{name:r})}
@click=${()=>this.hass&&void this.act(async()=>this.hass&&I(this.hass,`queue_${d}`,l,{queue:n}))}
>
<ha-icon icon=${i.paused?"mdi:play":"mdi:pause"}></ha-icon>
</button>
`:u}
</li>
`}};var bn=3,li=64,Ye=class extends D{#e=new kt(this);#t=new Pt(this);#n=new oe;#s;#i=null;#o;static{this.styles=[D.styles,Pe,xt,b`
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
`]}disconnectedCallback(){super.disconnectedCallback(),this.#n.cancel(),this.#s?.disconnect(),this.#s=void 0,this.#i=null}update(e){se(this.shadowRoot,()=>super.update(e))}updated(){let e=this.renderRoot.querySelector(".calls"),t=this.renderRoot.querySelector("[data-end]"),n=this.#e.calls?.length;t===this.#i&&n===this.#o||([this.#i,this.#o]=[t,n],this.#s?.disconnect(),this.#s=void 0,!(!e||!t)&&(this.#s=new IntersectionObserver(s=>{s.some(({isIntersecting:i})=>i)&&this.#g()},{root:e,rootMargin:"400px"}),this.#s.observe(t)))}renderContent(e){let{hass:t,mine:n,mayDial:s}=this,{calls:i,missed:a,shownSearch:r,shownFilter:l,filter:d,loading:h,hasOlder:p,isFull:m}=this.#e,f=Object.values(this.pbxs).some(y=>y.may_play),_=[e,t?.user,t?.locale,n?.entryId,n?.number,s,this.#t.quarter],w=y=>Ue([y.call,y.caller,this.#f(y),..._],()=>this.#d(e,y));return c`
<div class="search">
<input
type="search" maxlength=${li} autocomplete="off"
aria-label=${e("recent.search")} placeholder=${e("recent.search")} @input=${this.#y}
/>
</div>
<div class="filters" role="group" aria-label=${e("recent.filter")}>
${Object.keys(dn).filter(y=>y!=="recorded"||f).map(y=>c`
<button class="chip" data-filter=${y} aria-pressed=${y===d} @click=${()=>this.#_(y)}>
${e(`recent.filter_${y}`)} ${y==="due"?c`<bdi>${this.#a(a).length}</bdi>`:u}
</button>
`)}
</div>
${this.renderDialStatus()}
<div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${h}>
${Ue([i,a,r,l,h,this.playing,..._],()=>{let y=this.#c();return c`
${y?.length===0?c`<p class="hint" role="status">${e(this.#l)}</p>`:u}
${T(this.#r(y??[]),([v])=>v,([v,re])=>c`
${v?c`<h3 dir="auto">${v}</h3>`:u}
<ul>${T(re,({key:le})=>le,w)}</ul>
`)}
${l==="due"?u:this.#m(e,h,p,m)}
`})}
</div>
`}#a(e){let{mine:t}=this;return e.filter(({entry_id:n,number:s})=>n!==t?.entryId||s!==t.number)}#c(){let{calls:e,missed:t,due:n,shownFilter:s}=this.#e;if(s==="due")return this.#a(n).map(a=>{let r=un(a);return{key:Y(r),call:r,caller:a}});let i=new Map(this.#a(t).map(a=>[Y(un(a)),a]));return e?.map(a=>({key:Y(a),call:a,caller:i.get(Y(a))}))}get#l(){let{shownSearch:e,shownFilter:t}=this.#e;return e?"recent.none_found":t==="all"||t==="due"?`recent.none_${t}`:"recent.none_found"}#r(e){let{hass:t}=this,n=new Map;for(let s of e){let i=s.call.started_at,a=t&&i?Ao(t,i):"",r=n.get(a);r?r.push(s):n.set(a,[s])}return[...n]}#d(e,t){let{call:n,caller:s}=t,{hass:i}=this,{direction:a,outcome:r,icon:l,voicemail:d,started_at:h}=n,p=r==="missed"||r==="failed",m=n.other??e("recent.unknown"),f=[e(`direction.${a}`),d?e("recent.voicemail"):r&&e(`outcome.${r}`)],_=this.#f(t);return c`
<li class="${p?"missed":""} ${s?"due":""}">
<ha-icon role="img" aria-label=${f.filter(Boolean).join(", ")} title=${f.filter(Boolean).join(", ")} .icon=${l}></ha-icon>
<div class="who">
<div class="name"><bdi>${m}</bdi></div>
<div class="detail">
${h&&i?c`<span><time dir="auto" datetime=${h} title=${Eo(i,h)}>${Oo(i,h)}</time></span>`:u}
${this.#u(e,t).map(w=>w?c`<span><bdi>${w}</bdi></span>`:u)}
</div>
</div>
<div class="buttons">
${T(this.#h(e,m,t).filter(w=>w!==!1),({action:w})=>w,({action:w,icon:y,label:v,pressed:re,run:le})=>c`
<button
class="icon-button" data-action=${w} aria-label=${v} title=${v} aria-pressed=${re??u}
@click=${({currentTarget:Ee})=>le(Ee.getBoundingClientRect())}
>
<ha-icon .icon=${y}></ha-icon>
</button>
`)}
</div>
${_?c`<audio controls autoplay src=${_} @error=${this.#x}></audio>`:u}
</li>
`}#u(e,{call:t,caller:n}){let{entry_id:s,direction:i,outcome:a,voicemail:r,talk_seconds:l}=t,[d]=t.extensions.length===1?t.extensions:[],h=i==="outbound"?t.caller:t.answered_by??d??t.callee,p=(n?.extensions??(h?[h]:[])).map(m=>this.#b(s,m));return[p.length>bn?`${p.slice(0,bn).join(", ")} +${p.length-bn}`:p.join(", "),l&&(r||a==="answered")?fn(l*1e3):void 0,n&&n.calls>1?e("recent.calls",{count:n.calls}):void 0]}#h(e,t,n){let{key:s,call:i,caller:a}=n,{entry_id:r,voicemail:l,recording_media_content_id:d}=i,h=this.#f(n)!==void 0;return[d!==null&&{action:"play",icon:h?"mdi:stop":"mdi:play",label:e(l?"recent.play_voicemail":"recent.play",{name:t}),pressed:h,run:()=>this.#v(s,d)},...this.#p(e,t,i.direction==="outbound"?i.callee_name:i.caller_name,i.other_number,r),a?.control===!0&&{action:"done",icon:"mdi:check",label:e("recent.done",{name:t}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:r,uid:a.uid}))}}]}#p(e,t,n,s,i){if(s===null)return[];let a={name:t,number:s,entryId:this.entryOf(i,s)};return[this.hass?.user?.is_admin===!0&&n===null&&!a.entryId&&{action:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:s}),run:r=>this.#w(e,s,r)},this.canCall(a)&&{action:"call",icon:"mdi:phone",label:e("recent.call",{name:t}),run:r=>this.dial(a,r)}]}#m(e,t,n,s){return n?s?c`<p class="hint">${e("recent.full")}</p>`:c`
<button class="more" data-end aria-disabled=${t} @click=${this.#g}>
${e(t?"recent.loading":"recent.older")}
</button>
`:t?c`<p class="hint">${e("recent.loading")}</p>`:u}#f({key:e}){return this.playing?.key===e?this.playing.url:void 0}#b(e,t){let n=H(this.pbxs,e,t);return n?C(n):t}#y({target:e}){let t=e.value.trim();this.#n.run(()=>this.#e.search(t))}#_(e){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",e)}#g(){this.act(()=>this.#e.loadOlder())}#v(e,t){if(this.playing?.key===e){this.playing=void 0;return}this.act(async()=>{let n=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:t});this.playing=n&&{key:e,url:n.url}})}#x(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#w(e,t,n){let{hass:s}=this;s&&(this.sheet={heading:e("recent.add_contact",{number:t}),near:n,content:()=>wt(e,{name:"",numbers:[t],vip:!1},i=>{this.act(()=>_o(s,i))})})}};g([P()],Ye.prototype,"playing",2);function ae(o,e,t){let{name:n,description:s}=Ne[o],i=`openvox-uc-${o}`;customElements.define(i,e),window.customCards??=[],window.customCards.push({type:i,name:n,description:s,preview:!0,getEntitySuggestion:t})}function Lo(o,e){let{title:t,description:n}=Ne.dashboard;customElements.define(`ll-strategy-dashboard-${o}`,e),window.customStrategies??=[],window.customStrategies.push({type:o,strategyType:"dashboard",name:t,description:n})}var ci={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},list:{top:[],side:[],middle:["contacts"]},wall:{top:[],side:["calls","queues"],middle:["phones"]}},Ge=class extends k{constructor(){super(...arguments);this.cards=[];this.layout="desk"}static{this.styles=b`
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
`}setConfig({layout:t="desk"}){this.layout=t}render(){let{top:t,side:n,middle:s}=ci[this.layout];return c`
<div class="board ${this.layout}">
${t.map(i=>this.#e(i))}
<div class="side">${n.map(i=>this.#e(i))}</div>
${s.map(i=>this.#e(i))}
</div>
`}#e(t){let n=this.cards.filter(({config:s})=>s?.view_layout?.area===t);return c`<div class="area" data-area=${t} ?hidden=${n.length===0}>${n}</div>`}};g([x({attribute:!1})],Ge.prototype,"cards",2),g([P()],Ge.prototype,"layout",2);customElements.define("openvox-uc-board",Ge);var At=class extends k{static{this.noEditor=!0}static async generate(e,t){let[n,s]=await Promise.all([ht(t),Z(t.connection,fe)]),i=Object.values(s??{}).some(({queues:r})=>Object.keys(r).length>0),a=(r,l,d)=>({title:n(`dashboard.${r}`),path:r,type:"custom:openvox-uc-board",layout:l,cards:d.filter(h=>i||h!=="queues").map(h=>({type:`custom:openvox-uc-${h}`,view_layout:{area:h},...l==="wall"?{wallboard:!0}:{},...l!=="desk"||h==="mine"?{}:{title:n(`dashboard.${h}`)}}))});return{title:n("dashboard.title"),views:[a("switchboard","desk",["mine","dial","calls","queues","phones","recent"]),a("contacts","list",["contacts"]),a("wall","wall",["calls","queues","phones"])]}}};function Xo({entities:o,devices:e},t){let n=o[t];if(n?.platform!==S||!n.device_id)return;let[,s=""]=e[n.device_id]?.identifiers?.find(([r])=>r===S)??[],[,i="pbx",a=""]=/_(ext|queue)_(.+)$/.exec(s)??[];return{kind:i,number:a}}function No(o,e,t){return(n,s)=>{let i=Xo(n,s);return i?.kind===e?{config:{type:`custom:${o}`,[t]:[i.number]}}:null}}function qo(o,...e){return(t,n)=>e.includes(n.split(".",1)[0]??"")&&Xo(t,n)?.kind==="pbx"?{config:{type:`custom:${o}`}}:null}var zo=No("openvox-uc-phones","ext","favorites"),Uo=No("openvox-uc-queues","queue","queues"),Fo=qo("openvox-uc-recent","todo","calendar"),Vo=qo("openvox-uc-calls","sensor","binary_sensor");ae("calls",vt,Vo);ae("contacts",Ce);ae("dial",Se);ae("mine",We);ae("phones",be,zo);ae("queues",Ct,Uo);ae("recent",Ye,Fo);Lo("openvox-uc",At);
