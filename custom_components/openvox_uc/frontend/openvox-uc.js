var qo=Object.defineProperty;var zo=Object.getOwnPropertyDescriptor;var g=(o,e,t,n)=>{for(var s=n>1?void 0:n?zo(e,t):e,i=o.length-1,a;i>=0;i--)(a=o[i])&&(s=(n?a(e,t,s):a(s))||s);return n&&s&&qo(e,t,s),s};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var je=globalThis,Ge=je.ShadowRoot&&(je.ShadyCSS===void 0||je.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ot=Symbol(),bn=new WeakMap,Oe=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==Ot)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Ge&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=bn.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&bn.set(t,e))}return e}toString(){return this.cssText}},yn=o=>new Oe(typeof o=="string"?o:o+"",void 0,Ot),y=(o,...e)=>{let t=o.length===1?o[0]:e.reduce((n,s,i)=>n+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+o[i+1],o[0]);return new Oe(t,o,Ot)},_n=(o,e)=>{if(Ge)o.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),s=je.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=t.cssText,o.appendChild(n)}},Et=Ge?o=>o:o=>o instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return yn(t)})(o):o;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Uo,defineProperty:Fo,getOwnPropertyDescriptor:Vo,getOwnPropertyNames:Wo,getOwnPropertySymbols:jo,getPrototypeOf:Go}=Object,Ye=globalThis,vn=Ye.trustedTypes,Yo=vn?vn.emptyScript:"",Ko=Ye.reactiveElementPolyfillSupport,Ee=(o,e)=>o,Re={toAttribute(o,e){switch(e){case Boolean:o=o?Yo:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,e){let t=o;switch(e){case Boolean:t=o!==null;break;case Number:t=o===null?null:Number(o);break;case Object:case Array:try{t=JSON.parse(o)}catch{t=null}}return t}},Ke=(o,e)=>!Uo(o,e),xn={attribute:!0,type:String,converter:Re,reflect:!1,useDefault:!1,hasChanged:Ke};Symbol.metadata??=Symbol("metadata"),Ye.litPropertyMetadata??=new WeakMap;var F=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=xn){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(e,n,t);s!==void 0&&Fo(this.prototype,e,s)}}static getPropertyDescriptor(e,t,n){let{get:s,set:i}=Vo(this.prototype,e)??{get(){return this[t]},set(a){this[t]=a}};return{get:s,set(a){let r=s?.call(this);i?.call(this,a),this.requestUpdate(e,r,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??xn}static _$Ei(){if(this.hasOwnProperty(Ee("elementProperties")))return;let e=Go(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Ee("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Ee("properties"))){let t=this.properties,n=[...Wo(t),...jo(t)];for(let s of n)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,s]of t)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let s=this._$Eu(t,n);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let s of n)t.unshift(Et(s))}else e!==void 0&&t.push(Et(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return _n(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,n);if(s!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:Re).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,s=n._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let i=n.getPropertyOptions(s),a=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Re;this._$Em=s;let r=a.fromAttribute(t,i.type);this[s]=r??this._$Ej?.get(s)??r,this._$Em=null}}requestUpdate(e,t,n,s=!1,i){if(e!==void 0){let a=this.constructor;if(s===!1&&(i=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??Ke)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:s,wrapped:i},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),i!==!0||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,i]of n){let{wrapped:a}=i,r=this[s];a!==!0||this._$AL.has(s)||r===void 0||this.C(s,void 0,i,r)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};F.elementStyles=[],F.shadowRootOptions={mode:"open"},F[Ee("elementProperties")]=new Map,F[Ee("finalized")]=new Map,Ko?.({ReactiveElement:F}),(Ye.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var It=globalThis,wn=o=>o,Qe=It.trustedTypes,Pn=Qe?Qe.createPolicy("lit-html",{createHTML:o=>o}):void 0,Bt="$lit$",V=`lit$${Math.random().toFixed(9).slice(2)}$`,Ht="?"+V,Qo=`<${Ht}>`,le=document,Be=()=>le.createComment(""),He=o=>o===null||typeof o!="object"&&typeof o!="function",Mt=Array.isArray,Sn=o=>Mt(o)||typeof o?.[Symbol.iterator]=="function",Rt=`[ 	
\f\r]`,Ie=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,kn=/-->/g,Tn=/>/g,ae=RegExp(`>|${Rt}(?:([^\\s"'>=/]+)(${Rt}*=${Rt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),$n=/'/g,Cn=/"/g,On=/^(?:script|style|textarea|title)$/i,Lt=o=>(e,...t)=>({_$litType$:o,strings:e,values:t}),c=Lt(1),li=Lt(2),ci=Lt(3),O=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),An=new WeakMap,re=le.createTreeWalker(le,129);function En(o,e){if(!Mt(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return Pn!==void 0?Pn.createHTML(e):e}var Rn=(o,e)=>{let t=o.length-1,n=[],s,i=e===2?"<svg>":e===3?"<math>":"",a=Ie;for(let r=0;r<t;r++){let l=o[r],d,h,p=-1,m=0;for(;m<l.length&&(a.lastIndex=m,h=a.exec(l),h!==null);)m=a.lastIndex,a===Ie?h[1]==="!--"?a=kn:h[1]!==void 0?a=Tn:h[2]!==void 0?(On.test(h[2])&&(s=RegExp("</"+h[2],"g")),a=ae):h[3]!==void 0&&(a=ae):a===ae?h[0]===">"?(a=s??Ie,p=-1):h[1]===void 0?p=-2:(p=a.lastIndex-h[2].length,d=h[1],a=h[3]===void 0?ae:h[3]==='"'?Cn:$n):a===Cn||a===$n?a=ae:a===kn||a===Tn?a=Ie:(a=ae,s=void 0);let f=a===ae&&o[r+1].startsWith("/>")?" ":"";i+=a===Ie?l+Qo:p>=0?(n.push(d),l.slice(0,p)+Bt+l.slice(p)+V+f):l+V+(p===-2?r:f)}return[En(o,i+(o[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Me=class o{constructor({strings:e,_$litType$:t},n){let s;this.parts=[];let i=0,a=0,r=e.length-1,l=this.parts,[d,h]=Rn(e,t);if(this.el=o.createElement(d,n),re.currentNode=this.el.content,t===2||t===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(s=re.nextNode())!==null&&l.length<r;){if(s.nodeType===1){if(s.hasAttributes())for(let p of s.getAttributeNames())if(p.endsWith(Bt)){let m=h[a++],f=s.getAttribute(p).split(V),_=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:_[2],strings:f,ctor:_[1]==="."?Ze:_[1]==="?"?et:_[1]==="@"?tt:de}),s.removeAttribute(p)}else p.startsWith(V)&&(l.push({type:6,index:i}),s.removeAttribute(p));if(On.test(s.tagName)){let p=s.textContent.split(V),m=p.length-1;if(m>0){s.textContent=Qe?Qe.emptyScript:"";for(let f=0;f<m;f++)s.append(p[f],Be()),re.nextNode(),l.push({type:2,index:++i});s.append(p[m],Be())}}}else if(s.nodeType===8)if(s.data===Ht)l.push({type:2,index:i});else{let p=-1;for(;(p=s.data.indexOf(V,p+1))!==-1;)l.push({type:7,index:i}),p+=V.length-1}i++}}static createElement(e,t){let n=le.createElement("template");return n.innerHTML=e,n}};function ce(o,e,t=o,n){if(e===O)return e;let s=n!==void 0?t._$Co?.[n]:t._$Cl,i=He(e)?void 0:e._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(o),s._$AT(o,t,n)),n!==void 0?(t._$Co??=[])[n]=s:t._$Cl=s),s!==void 0&&(e=ce(o,s._$AS(o,e.values),s,n)),e}var Je=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,s=(e?.creationScope??le).importNode(t,!0);re.currentNode=s;let i=re.nextNode(),a=0,r=0,l=n[0];for(;l!==void 0;){if(a===l.index){let d;l.type===2?d=new me(i,i.nextSibling,this,e):l.type===1?d=new l.ctor(i,l.name,l.strings,this,e):l.type===6&&(d=new nt(i,this,e)),this._$AV.push(d),l=n[++r]}a!==l?.index&&(i=re.nextNode(),a++)}return re.currentNode=le,s}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},me=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,s){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=ce(this,e,t),He(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==O&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Sn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&He(this._$AH)?this._$AA.nextSibling.data=e:this.T(le.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,s=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Me.createElement(En(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(t);else{let i=new Je(s,this),a=i.u(this.options);i.p(t),this.T(a),this._$AH=i}}_$AC(e){let t=An.get(e.strings);return t===void 0&&An.set(e.strings,t=new Me(e)),t}k(e){Mt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,s=0;for(let i of e)s===t.length?t.push(n=new o(this.O(Be()),this.O(Be()),this,this.options)):n=t[s],n._$AI(i),s++;s<t.length&&(this._$AR(n&&n._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=wn(e).nextSibling;wn(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},de=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,s,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,s){let i=this.strings,a=!1;if(i===void 0)e=ce(this,e,t,0),a=!He(e)||e!==this._$AH&&e!==O,a&&(this._$AH=e);else{let r=e,l,d;for(e=i[0],l=0;l<i.length-1;l++)d=ce(this,r[n+l],t,l),d===O&&(d=this._$AH[l]),a||=!He(d)||d!==this._$AH[l],d===u?e=u:e!==u&&(e+=(d??"")+i[l+1]),this._$AH[l]=d}a&&!s&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Ze=class extends de{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},et=class extends de{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},tt=class extends de{constructor(e,t,n,s,i){super(e,t,n,s,i),this.type=5}_$AI(e,t=this){if((e=ce(this,e,t,0)??u)===O)return;let n=this._$AH,s=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==u&&(n===u||s);s&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},nt=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){ce(this,e)}},In={M:Bt,P:V,A:Ht,C:1,L:Rn,R:Je,D:Sn,V:ce,I:me,H:de,N:et,U:tt,B:Ze,F:nt},Jo=It.litHtmlPolyfillSupport;Jo?.(Me,me),(It.litHtmlVersions??=[]).push("3.3.3");var Bn=(o,e,t)=>{let n=t?.renderBefore??e,s=n._$litPart$;if(s===void 0){let i=t?.renderBefore??null;n._$litPart$=s=new me(e.insertBefore(Be(),i),i,void 0,t??{})}return s._$AI(o),s};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Dt=globalThis,P=class extends F{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Bn(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return O}};P._$litElement$=!0,P.finalized=!0,Dt.litElementHydrateSupport?.({LitElement:P});var Zo=Dt.litElementPolyfillSupport;Zo?.({LitElement:P});(Dt.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ot={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},fe=o=>(...e)=>({_$litDirective$:o,values:e}),G=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:es}=In,Hn=o=>o;var Mn=()=>document.createComment(""),ge=(o,e,t)=>{let n=o._$AA.parentNode,s=e===void 0?o._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(Mn(),s),a=n.insertBefore(Mn(),s);t=new es(i,a,o,o.options)}else{let i=t._$AB.nextSibling,a=t._$AM,r=a!==o;if(r){let l;t._$AQ?.(o),t._$AM=o,t._$AP!==void 0&&(l=o._$AU)!==a._$AU&&t._$AP(l)}if(i!==s||r){let l=t._$AA;for(;l!==i;){let d=Hn(l).nextSibling;Hn(n).insertBefore(l,s),l=d}}}return t},Y=(o,e,t=o)=>(o._$AI(e,t),o),ts={},Ln=(o,e=ts)=>o._$AH=e,Dn=o=>o._$AH,st=o=>{o._$AR(),o._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Xn=(o,e,t)=>{let n=new Map;for(let s=e;s<=t;s++)n.set(o[s],s);return n},k=fe(class extends G{constructor(o){if(super(o),o.type!==ot.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let s=[],i=[],a=0;for(let r of o)s[a]=n?n(r,a):a,i[a]=t(r,a),a++;return{values:i,keys:s}}render(o,e,t){return this.dt(o,e,t).values}update(o,[e,t,n]){let s=Dn(o),{values:i,keys:a}=this.dt(e,t,n);if(!Array.isArray(s))return this.ut=a,i;let r=this.ut??=[],l=[],d,h,p=0,m=s.length-1,f=0,_=i.length-1;for(;p<=m&&f<=_;)if(s[p]===null)p++;else if(s[m]===null)m--;else if(r[p]===a[f])l[f]=Y(s[p],i[f]),p++,f++;else if(r[m]===a[_])l[_]=Y(s[m],i[_]),m--,_--;else if(r[p]===a[_])l[_]=Y(s[p],i[_]),ge(o,l[_+1],s[p]),p++,_--;else if(r[m]===a[f])l[f]=Y(s[m],i[f]),ge(o,s[p],s[m]),m--,f++;else if(d===void 0&&(d=Xn(a,f,_),h=Xn(r,p,m)),d.has(r[p]))if(d.has(r[m])){let C=h.get(a[f]),w=C!==void 0?s[C]:null;if(w===null){let b=ge(o,s[p]);Y(b,i[f]),l[f]=b}else l[f]=Y(w,i[f]),ge(o,s[p],w),s[C]=null;f++}else st(s[m]),m--;else st(s[p]),p++;for(;f<=_;){let C=ge(o,l[_+1]);Y(C,i[f]),l[f++]=C}for(;p<=m;){let C=s[p++];C!==null&&st(C)}return this.ut=a,Ln(o,l),O}});function T({entryId:o,number:e}){return`${o} ${e}`}function $({number:o,phone:e}){return e.name??o}function W(o,e){return o.entryId===e?.entryId&&o.number===e.number}function D({phone:o}){return o.state==="ringing"}var ns=new Set(["in_use","on_hold"]);function I({phone:o,pbx:e}){let t=o.call_id===null?void 0:e.calls[o.call_id];return ns.has(o.state)&&t?.answered_at!==null}function X({with_name:o,with_number:e},t){return o??e??t("calls.unknown")}function B(o){return o.phone.control&&o.pbx.connected&&o.phone.call_id!==null&&I(o)}function U({phone:o,pbx:e}){return e.connected&&o.state||"unknown"}function Xt(o,e){return o.length-e.length||(o<e?-1:+(o>e))}function j(o){return Object.entries(o).flatMap(([e,t])=>Object.entries(t.phones).map(([n,s])=>({entryId:e,number:n,pbx:t,phone:s}))).sort((e,t)=>Xt(e.number,t.number))}function H(o,e,t){let n=o[e],s=n?.phones[t];return n&&s&&{entryId:e,number:t,pbx:n,phone:s}}function it({number:o,phone:e},t){let n=[o,e.name,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(s=>n.includes(s))}var Nn=["all","free","busy","not_registered"],os={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function Le({phone:o},e){return e==="all"||o.state!==null&&os[o.state]===e}var at=new Map;function rt(o,e){if(!e)at.delete(T(o));else{let{name:t}=e.phone,n={with_name:t,with_number:e.number,direction:null,since:null,call_id:null};at.set(T(o),{first:o.phone,asked:n,rang:!1})}}function N(o){let{number:e,phone:t,pbx:n}=o,s=at.get(T(o));if(t.other_calls.length===0){if(!s||t.call_id!==s.first.call_id)return;let h=t.state==="ringing";return s.rang||=h,h||!s.rang?s:void 0}at.delete(T(o));let i=[t,...t.other_calls].sort((h,p)=>(h.since??"")<(p.since??"")?-1:1),[a,r]=i.slice(-2);if(!a?.call_id||!r?.call_id)return;let{caller:l,direction:d}=n.calls[r.call_id]??{};return d==="internal"&&l===e&&n.calls[a.call_id]?.answered_at?{first:a,asked:r}:void 0}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ss={attribute:!0,type:String,converter:Re,reflect:!1,hasChanged:Ke},is=(o=ss,e,t)=>{let{kind:n,metadata:s}=t,i=globalThis.litPropertyMetadata.get(s);if(i===void 0&&globalThis.litPropertyMetadata.set(s,i=new Map),n==="setter"&&((o=Object.create(o)).wrapped=!0),i.set(t.name,o),n==="accessor"){let{name:a}=t;return{set(r){let l=e.get.call(this);e.set.call(this,r),this.requestUpdate(a,l,o,!0,r)},init(r){return r!==void 0&&this.C(a,void 0,o,r),r}}}if(n==="setter"){let{name:a}=t;return function(r){let l=this[a];e.call(this,r),this.requestUpdate(a,l,o,!0,r)}}throw Error("Unsupported decorator location: "+n)};function v(o){return(e,t)=>typeof t=="object"?is(o,e,t):((n,s,i)=>{let a=s.hasOwnProperty(i);return s.constructor.createProperty(i,n),a?Object.getOwnPropertyDescriptor(s,i):void 0})(o,e,t)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function x(o){return v({...o,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var he=(o,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(o,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function qn(o,e){return(t,n,s)=>{let i=a=>a.renderRoot?.querySelector(o)??null;if(e){let{get:a,set:r}=typeof n=="object"?t:s??(()=>{let l=Symbol();return{get(){return this[l]},set(d){this[l]=d}}})();return he(t,n,{get(){let l=a.call(this);return l===void 0&&(l=i(this),(l!==null||this.hasUpdated)&&r.call(this,l)),l}})}return he(t,n,{get(){return i(this)}})}}/**
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
 */var De={agent:{busy:"Busy",do_not_disturb:"Do not disturb",in_use:"In a call",invalid:"Invalid",not_in_use:"Free",on_hold:"On hold",paused:"Paused",ringing:"Ringing",ringing_in_use:"Ringing during a call",unavailable:"Unavailable",unknown:"Unknown",wrap_up:"Wrapping up"},asking:{come_back:"Come back",complete:"Complete",goes_on:"The call with {colleague} has not ended. {name} stays on hold.",pick_up:"Pick up your phone to ask"},badge:{do_not_disturb:"Do not disturb",forwarding:"Forwarded",missed:"Missed calls",voicemails:"Voicemails"},calls:{description:"What rings and talks now, and who with whom.",label:"Calls now",name:"OpenVox UC calls",none:"No calls at the moment.",to:"to",unknown:"Unknown"},card:{cancel:"Cancel",dismiss:"Dismiss",no_pbx:"No PBX is set up. Add one under Settings > Devices & services.",offline:"Connection lost. What you see is not up to date.",pbx_offline:"{pbx} is not connected. What you see of its phones is not up to date."},confirm:{delete:"Delete {name} from the contacts?",hang_up:"End the call of {name}?"},contact:{contact_name:"Name",numbers:"Phone numbers, one per line",save:"Save",vip:"VIP"},contacts:{add:"Add contact",call:"Call {name}",delete:"Delete {name}",description:"Find, call, add, and change contacts.",edit:"Edit {name}",from:"from {address_book}",label:"Contacts",more:"Show more of {count}",name:"OpenVox UC contacts",none:"No contacts yet.",none_found:"No contact matches.",search:"Search contacts"},dashboard:{calls:"Calls now",contacts:"Contacts",description:"OpenVox UC: who is on the phone, who called, and one click to act.",dial:"Dial",phones:"Phones",queues:"Queues",recent:"Missed and recent",switchboard:"Switchboard",title:"Phones",wall:"Wall"},dial:{call:"Call",calling:"{phone} rings. Pick it up to call {name}.",choose:"Select your phone",contact:"Contact",count:"Matches: {count}",description:"Find contacts, extensions, and earlier callers, and call them from your phone.",extension:"Extension",found:"Matches",from:"Call from",history:"Earlier call",name:"OpenVox UC dial",no_phone:"There is no phone from which you may call.",none_found:"Nobody found.",search:"Name or number",typed:"Number"},direction:{inbound:"Incoming",internal:"Internal",outbound:"Outgoing"},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},menu:{ask:"Ask first…",ask_here:"Hold {name} and ask {colleague}",barge:"Join the call",call:"Call from my phone",come_back:"Leave {colleague} and return to {name}",complete:"Transfer {name} to {colleague}",disturb:"Turn off do not disturb",do_not_disturb:"Turn on do not disturb",get_back:"Get a parked call back",get_back_known:"Get {parked} back",hang_up:"Hang up",hold:"Hold",label:"Actions",listen:"Listen to the call",listen_in:"Listen in",mute:"Mute",nothing:"There is nothing to do with this phone at the moment.",park:"Park",pick_up:"Pick up",resume:"Resume",set_my_phone:"Set as my phone",transfer:"Transfer to…",transfer_here:"Transfer {name} to {colleague}",unmute:"Unmute",voicemail:"To voicemail…",voicemail_here:"Send {name} to the voicemail of {colleague}",whisper:"Speak to this phone only"},mine:{about:"{action}: {name}",alert:"When my phone rings",description:"Your own phone: who calls, and what you can do with the call.",earlier:"Earlier calls: {count}, last: {last}",first:"First call",name:"OpenVox UC my phone",notify:"Show a notification while this page is in the background",rings:"{name} is calling",sound:"Play a sound",vip:"VIP"},my_phone:{help:"Calls that you make here ring this phone first. To change it later, select another phone, then Set as my phone.",search:"Name or number",title:"Which phone is yours?"},outcome:{answered:"Answered",failed:"Not reached",missed:"Missed"},phones:{all:"All",busy:"Busy",description:"Who is on the phone, and what you can do now.",filter:"Show",free:"Free",label:"Phones",mine:"my phone",name:"OpenVox UC phones",no_area:"No area",none:"No phones to show.",none_found:"No phone matches.",not_registered:"Not registered",search:"Search phones"},queues:{agents:"Agents",description:"Who waits, for how long, and who is there to answer.",free:"Free agents",longest_wait:"Longest wait",name:"OpenVox UC queues",none:"There are no queues to show.",pause:"Pause {name}",resume:"Resume {name}",waiting:"Waiting"},recent:{add_contact:"Add {number} to contacts",all:"All",call:"Call {name}",calls:"{count} calls",description:"Whom to call back, and the history of all calls.",done:"Mark {name} as done",filter:"Show",full:"Search to find earlier calls.",label:"Missed and recent calls",loading:"Loading…",missed:"To call back",missed_calls:"Missed",more:"Show all ({count})",name:"OpenVox UC missed and recent",none:"No calls yet.",none_found:"No call matches.",not_playable:"The recording cannot be played.",older:"Load earlier calls",outgoing:"Outgoing",play:"Recording of {name}",search:"Search all calls",unknown:"Unknown"},state:{fault:"Fault",idle:"Idle",in_use:"In a call",on_hold:"On hold",ringing:"Ringing",unknown:"Unknown",unregistered:"Not registered"},transfer:{ask:"Hold {name} and ask",mode:"How to transfer",mode_ask:"Ask first",mode_transfer:"Transfer",mode_voicemail:"To voicemail",search:"Name or number",transfer:"Transfer {name} to",voicemail:"Send {name} to the voicemail of"}};var S="openvox_uc";function qt(o){return`component.${S}.config_panel.${o}`}var Nt=new WeakMap;function lt(o){let{connection:e,language:t}=o,n=Nt.get(e);if(n?.language===t)return n.texts;let s=rs(o);return Nt.set(e,{language:t,texts:s}),s.catch(()=>Nt.delete(e)),s}async function rs(o){let e=await o.loadBackendTranslation("config_panel",S);return(t,n)=>e(qt(t),n)}async function be(o,e){let t=e?.error??e;if((typeof t=="number"?t:t.code)===3)return o.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:s,translation_key:i,translation_placeholders:a}=t;return(s?await o.loadBackendTranslation("exceptions",s).catch(()=>{}):void 0)?.(`component.${s}.exceptions.${i}.message`,a)||n||String(t)}function K(...o){return{schema:[{name:"title",selector:{text:{}}},...o],computeLabel:({name:e},t)=>t(qt(`editor.${e}`))||De.editor[e]}}function ct(){return document.querySelector("home-assistant")?.hass}async function zt(o){await o?.().catch(()=>{})}var Ut=class{constructor(e,t){this.connection=e;this.source=t}#e=new Set;#t;#o=0;#s;listen(e){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#n),this.#n()),this.#e.add(e),()=>{this.#e.delete(e)&&this.#e.size===0&&this.#a()}}#n=()=>{let e=this.#i();this.connection.subscribeMessage(t=>{e===this.#o&&this.#l(t)},this.source.message,{resubscribe:!1}).then(t=>{e===this.#o?this.#t=t:zt(t)},()=>{e===this.#o&&(this.#s=setTimeout(this.#n,5e3))})};#i(){return clearTimeout(this.#s),this.#t=void 0,this.#o+=1,this.#o}#a(){this.connection.removeEventListener("ready",this.#n),this.connection.connected&&zt(this.#t),this.#i(),this.value=void 0}#l(e){this.value=this.source.reduce(this.value,e);for(let t of[...this.#e])t()}},zn=new WeakMap;function ls(o,e){let t=zn.get(o)??new WeakMap;zn.set(o,t);let n=t.get(e)??new Ut(o,e);return t.set(e,n),n}var Q=class{constructor(e,t){this.host=e;this.source=t;e.addController(this)}#e;#t;get value(){return this.#e?.value}follow(e){this.source=e,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let e=this.host.hass?.connection;if(!e)return;let t=ls(e,this.source);if(t===this.#e)return;let n=this.#t;this.#e=t,this.#t=t.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function J(o,e){let t;try{let n=await new Promise((s,i)=>{t=o.subscribeMessage(s,e.message,{resubscribe:!1}),t.catch(i)});return e.reduce(void 0,n)}catch{return}finally{t?.then(zt,()=>{})}}var cs={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,codes:{},phones:{},calls:{},queues:{}};function Ft(o,e){if(!e)return o;let t={...o};for(let[n,s]of Object.entries(e))s==null?delete t[n]:t[n]=s;return t}function ds(o,{phones:e,calls:t,queues:n,...s}){return{...o,...s,phones:Ft(o.phones,e),calls:Ft(o.calls,t),queues:Ft(o.queues,n)}}function hs(o={},e){let t="all"in e,n=t?{}:{...o};for(let[s,i]of Object.entries(t?e.all:e.changes))n[s]=ds(n[s]??cs,i);return n}var ue={message:{type:"openvox_uc/live"},reduce:hs},dt=class extends Q{constructor(e){super(e,ue)}get pbxs(){return this.value}};var Un="openvox_uc",us={message:{type:"frontend/subscribe_user_data",key:Un},reduce:(o,{value:e})=>e??{}};function q(o){return j(o).filter(({phone:e})=>e.control&&e.device_id)}var ht=class extends Q{constructor(e){super(e,us)}findIn(e){let t=this.value?.phone,n=t&&H(e,t.entry_id,t.number);if(n?.phone.control&&n.phone.device_id)return n;let s=q(e);return s.length===1?s[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(e,{entryId:t,number:n}){return this.#e(e,{phone:{entry_id:t,number:n}})}fold(e,t){let n=this.collapsed.filter(s=>s!==t);return this.#e(e,{collapsed:this.collapsed.includes(t)?n:[...n,t]})}get alert(){return this.value?.alert??{}}alertBy(e,t){return this.#e(e,{alert:t})}#e(e,t){return e.callWS({type:"frontend/set_user_data",key:Un,value:{...this.value,...t}})}};var Fn=new WeakMap;function Vn(o,e){let t=Object.keys(e);if(t.every(i=>o[i]===e[i]))return o;let n=Fn.get(o);if(n&&t.every(i=>n[i]===e[i]))return n;let s={...o,...e};return Fn.set(o,s),s}function ps(o,e){let t=({device_id:a})=>a===null?void 0:e[a],n=(a,r)=>{let l=a===null?void 0:o.phones[a];return(l&&t(l)?.name_by_user)??r},s=Object.entries(o.phones).filter(([,a])=>!t(a)?.disabled_by).map(([a,r])=>{let l=r.direction==="internal"?n(r.with_number,r.with_name):r.with_name;return[a,Vn(r,{name:n(a,r.name),with_name:l})]}),i=Object.entries(o.calls).map(([a,r])=>{let{direction:l,caller:d,callee:h}=r,p={caller_name:l==="inbound"?r.caller_name:n(d,r.caller_name),callee_name:l==="outbound"?r.callee_name:n(h,r.callee_name)};return[a,Vn(r,p)]});return{...o,name:e[o.device_id]?.name_by_user??o.name,phones:Object.fromEntries(s),calls:Object.fromEntries(i)}}var ut;function Wn(o,e){if(ut?.before!==o||ut.devices!==e){let t=Object.fromEntries(Object.entries(o).map(([n,s])=>[n,ps(s,e)]));ut={before:o,devices:e,after:t}}return ut.after}var pt=y`
input, select {
box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit;
background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
}
`,M=y`
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
`,ye={pick_up:"pick_up",resume:"pick_up",come_back:"pick_up",get_back:"pick_up",get_back_known:"pick_up",hang_up:"hang_up"},_e=y`
.filters { display: flex; flex-wrap: wrap; gap: 4px; }
.chip {
display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
}
.chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
.chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var ms={ArrowDown:1,ArrowUp:-1},Z=class{constructor(e,t){this.host=e;this.settings=t;this.text="";this.#e=!0;this.#t=0;this.#o=0;e.addController(this)}#e;#t;#o;static{this.styles=[pt,y`
ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
`]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#o&&(this.#o=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(e){this.text=e,this.#t=0,this.#e=!0,this.settings.typed?.(e),this.host.requestUpdate()}choose(e=this.#s.selected){e!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(e))}renderInput(e){let{index:t,isShown:n}=this.#s;return c`
<input
type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
maxlength=${this.settings.maxLength??u} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
aria-activedescendant=${n?`option${t}`:u} aria-label=${e} placeholder=${e}
.value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${s=>this.#n(s)}
/>
`}renderList(e,t){let{options:n,selected:s,isShown:i}=this.#s;return c`
<ul id="options" role="listbox" aria-label=${e} ?hidden=${!i}>
${(i?n:[]).map((a,r)=>c`
<li id="option${r}" role="option" aria-selected=${a===s} @click=${()=>this.choose(a)}>
${t(a)}
</li>
`)}
</ul>
`}get#s(){let e=this.settings.options(),t=Math.min(this.#t,e.length-1);return{options:e,index:t,selected:e[t],isShown:this.#e&&e.length>0}}#n(e){if(e.isComposing)return;let{options:t,index:n,isShown:s}=this.#s,i=ms[e.key];if(i)this.#e&&(this.#t=(n+i+t.length)%t.length||0),this.#e=!0;else if(e.key==="Enter")this.choose();else{if(e.key!=="Escape"||!this.settings.closes)return;s?this.#e=!1:this.enter("")}e.preventDefault(),this.host.requestUpdate()}};var ee={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},mt={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},jn={do_not_disturb:"mdi:minus-circle",forwarding:"mdi:phone-forward",voicemails:"mdi:voicemail",missed:"mdi:phone-missed"};var fs=/\d/,ve=class extends P{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new Z(this,{options:()=>this.#t(),choose:t=>this.dispatchEvent(new CustomEvent("pick",{detail:t}))})}#e;static{this.styles=[Z.styles,M,y`
:host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
.name { flex: 1; overflow-wrap: anywhere; }
.number { color: var(--secondary-text-color); }
`]}firstUpdated(){this.#e.input.focus()}render(){return c`
${this.#e.renderInput(this.label)}
${this.#e.renderList(this.label,t=>c`
${typeof t=="string"?u:c`<ha-icon data-state=${U(t)} .icon=${ee[U(t)]}></ha-icon>`}
<span class="name" dir="auto">${typeof t=="string"?t:$(t)}</span>
${typeof t=="string"?u:c`<span class="number">${t.number}</span>`}
`)}
`}#t(){let t=this.#e.text.trim(),n=a=>+!Le(a,"free"),s=this.phones.filter(a=>it(a,t)).sort((a,r)=>n(a)-n(r));return this.free&&fs.test(t)&&!s.some(({number:a})=>a===t)?[...s,t]:s}};g([v()],ve.prototype,"label",2),g([v({attribute:!1})],ve.prototype,"phones",2),g([v({type:Boolean})],ve.prototype,"free",2);customElements.define("openvox-uc-picker",ve);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Gn="important",gs=" !"+Gn,Yn=fe(class extends G{constructor(o){if(super(o),o.type!==ot.ATTRIBUTE||o.name!=="style"||o.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(o){return Object.keys(o).reduce((e,t)=>{let n=o[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(o,[e]){let{style:t}=o.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let s=e[n];if(s!=null){this.ft.add(n);let i=typeof s=="string"&&s.endsWith(gs);n.includes("-")||i?t.setProperty(n,i?s.slice(0,-11):s,i?Gn:""):t[n]=s}}return O}});var Kn=600,Qn=320,Xe=8;function bs(){let o=document.activeElement;for(;o?.shadowRoot?.activeElement;)o=o.shadowRoot.activeElement;return o}var xe=class extends P{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=y`
dialog {
position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
inline-size: min(${Qn}px, calc(100vw - ${2*Xe}px)); overflow: auto;
border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
}
dialog::backdrop { background: rgb(0 0 0 / 25%); }
h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
@media (max-width: ${Kn-1}px) {
dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
}
`}connectedCallback(){super.connectedCallback(),this.#e=bs()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return c`
<dialog aria-labelledby="heading" style=${Yn(this.#t())} @close=${this.#s} @click=${this.#o}>
<h2 id="heading" dir="auto">${this.heading}</h2>
<slot></slot>
</dialog>
`}#t(){if(!this.near||innerWidth<Kn)return{};let{left:t,top:n,bottom:s}=this.near,i=`${Math.max(Xe,Math.min(t,innerWidth-Qn-Xe))}px`,r=(n+s)/2<innerHeight/2?{top:`${s}px`,bottom:"auto","max-height":`${innerHeight-s-Xe}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Xe}px`};return{margin:"0",left:i,right:"auto",...r}}#o(t){if(t.target!==this.dialog)return;let{left:n,right:s,top:i,bottom:a}=this.dialog.getBoundingClientRect(),{clientX:r,clientY:l}=t;(r<n||r>s||l<i||l>a)&&this.#s()}#s(){this.dispatchEvent(new Event("close"))}};g([v()],xe.prototype,"heading",2),g([v({attribute:!1})],xe.prototype,"near",2),g([qn("dialog")],xe.prototype,"dialog",2);customElements.define("openvox-uc-sheet",xe);var ys=["areas","connected","connection","devices","entities","language","user"],_s={};function vs(o,e){return!o||!e||ys.some(t=>o[t]!==e[t])}var A=class extends P{constructor(){super(...arguments);this.live=new dt(this);this.myPhone=new ht(this)}#e;static{this.styles=[pt,y`
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
`]}static getStubConfig(){return{}}static getConfigForm(){return K()}setConfig(t){this.config=t}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(t){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,lt(n).then(s=>{this.texts=s},()=>{this.#e=void 0}))}async act(t){this.error=void 0,this.sheet=void 0;try{await t()}catch(n){this.hass&&(this.error=await be(this.hass,n))}}withMyPhone(t,{near:n,entryId:s}={}){let i=this.mine;i?this.act(()=>t(i)):this.chooseMyPhone(n,{entryId:s,afterwards:t})}chooseMyPhone(t,{entryId:n,afterwards:s}={}){let{hass:i,texts:a}=this;if(!i||!a)return;let r=({detail:l})=>{typeof l!="string"&&this.act(async()=>{await this.myPhone.choose(i,l),await s?.(l)})};this.sheet={heading:a("my_phone.title"),near:t,content:()=>c`
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
`}}get pbxs(){return Wn(this.live.pbxs??_s,this.hass?.devices??{})}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:t,hass:n,texts:s}=this,i=this.live.pbxs;if(!n||!t||!s)return u;let a=!n.connected;return c`
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
${this.sheet&&!a?this.#o(s,this.sheet):u}
</ha-card>
`}#t(t){if(!this.hass?.connected)return[t("card.offline")];let n=this.live.pbxs&&Object.values(this.pbxs);return n?.length===0?[t("card.no_pbx")]:(n??[]).filter(({connected:s})=>!s).map(({name:s})=>t("card.pbx_offline",{pbx:s}))}#o(t,{heading:n,near:s,content:i}){return c`<openvox-uc-sheet .heading=${n} .near=${s} @close=${()=>this.closeSheet()}>${i(t)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#s(){this.error=void 0}};g([v({attribute:!1,hasChanged:vs})],A.prototype,"hass",2),g([x()],A.prototype,"config",2),g([x()],A.prototype,"texts",2),g([x()],A.prototype,"error",2),g([x()],A.prototype,"sheet",2);var xs=new Set(["idle","ringing","in_use","on_hold"]),Vt=new Set,eo;function Jn(o){eo=o;for(let e of Vt)e()}function te(o,e){return o.entryId===e.entryId&&o.number!==e.number&&o.phone.call_id!==e.phone.call_id&&xs.has(o.phone.state)}var ft=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return eo}hostConnected(){Vt.add(this.#e)}hostDisconnected(){Vt.delete(this.#e)}};function to(o,e){let t=[],n=document;for(;n;){let s=n.elementFromPoint(o,e);if(!s||s===t.at(-1))break;t.push(s),n=s.shadowRoot}return t}function ws(o,e){for(let t of to(o,e)){let n=t.closest("[droppable]");if(n)return n}}function Ps(o,e){for(let t of to(o,e).reverse()){let n=t.closest("[data-scrolls]"),{top:s,bottom:i}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,Zn(e,s,i));return}}scrollBy(0,Zn(e,0,innerHeight))}function Zn(o,e,t){return(+(o>t-48)-+(o<e+48))*12}function ks(o){let e=document.createElement("div");return e.textContent=o,e.ariaHidden="true",e.style.cssText=`
position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
`,document.body.append(e),e}function no(o,e,t,n){let s=new AbortController,{signal:i}=s,[a,r]=[o.clientX,o.clientY],l,d,h=0,p=()=>{let w=ws(a,r);w!==d&&(d?.removeAttribute("over"),w?.setAttribute("over",""),d=w)},m=()=>{Ps(a,r),p(),h=requestAnimationFrame(m)},f=()=>{s.abort(),cancelAnimationFrame(h),d?.removeAttribute("over"),l?.remove(),l&&Jn(void 0)},_=w=>{if(w.pointerId===o.pointerId){if([a,r]=[w.clientX,w.clientY],!l){if(Math.hypot(a-o.clientX,r-o.clientY)<6)return;l=ks(t),Jn(e),m()}l.style.transform=`translate(${a+6}px, ${r+6}px)`,p()}},C=w=>{if(w.pointerId!==o.pointerId)return;let b=d?.about;l&&Ts(),f(),b&&n(b)};addEventListener("pointermove",_,{signal:i}),addEventListener("pointerup",C,{signal:i}),addEventListener("pointercancel",f,{signal:i}),addEventListener("keydown",({key:w})=>w==="Escape"&&f(),{signal:i})}function Ts(){let o=e=>e.stopPropagation();addEventListener("click",o,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",o,{capture:!0}))}var we=[];function oo({entryId:o,phone:e}){we.push({entryId:o,call:e,at:Date.now()})}function so(o){Wt(o).length===1&&(we=we.filter(({entryId:e})=>e!==o.entryId))}function Wt({entryId:o,pbx:e}){let t=Object.values(e.phones),n=({with_name:s,with_number:i,since:a})=>t.some(r=>r.call_id&&r.with_name===s&&r.with_number===i&&r.since!==a);return we=we.filter(s=>Date.now()-s.at<9e5&&!(s.entryId===o&&n(s.call))),we.filter(s=>s.entryId===o).map(({call:s})=>s)}var $s=new Set(["ringing","in_use","on_hold"]),lo=new Set(["idle","in_use","on_hold"]),Gt=new Map,Kt=new Map;function co(o,e){return e.phone.call_id!==null&&o.get(T(e))===e.phone.call_id}function io({about:o}){return co(Gt,o)}function ho(o){return o.phone.state==="on_hold"||I(o)&&co(Kt,o)}function Yt({hass:o,about:e}){let t=Object.values(o.entities).find(s=>s?.device_id===e.phone.device_id&&s.platform===S&&s.translation_key==="dnd"),n=t&&o.states[t.entity_id]?.state;return n?{entityId:t.entity_id,state:n}:void 0}function R(o,e,{phone:t},n={}){return o.callService(S,e,n,{device_id:t.device_id??[]},!1)}async function Qt(o,e){ho(e)||(await R(o,"hold",e),Kt.set(T(e),e.phone.call_id))}async function Jt(o,e){await R(o,"resume",e),Kt.delete(T(e))}function ao(o,e){return{run:(t,{hass:n,about:s})=>{t.act(()=>R(n,o,s).then(()=>e?.(s)))}}}function jt(o,e){return{byMyPhone:!0,run:(t,{hass:n,about:s},i)=>t.withMyPhone(a=>R(n,o,a,e(s.number)),{near:i,entryId:s.entryId})}}function ro(o){return{run:(e,t)=>{let n=Yt(t);n&&e.act(()=>t.hass.callService("switch",o,{},{entity_id:n.entityId},!1))}}}var gt={ask:"mdi:phone-plus",voicemail:"mdi:voicemail"};function Zt(o,e){return te(o,e)&&lo.has(o.phone.state)}function en({number:o,pbx:e}){return`${e.codes.voicemail_code}${o}`}var uo=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],Cs=[{key:"transfer_here",icon:"mdi:phone-forward",withMyCall:!0,offered:({about:o,mine:e})=>e!==void 0&&te(o,e),run:(o,{about:e,mine:t})=>t&&o.transfer(t,e.number)},{key:"ask_here",icon:gt.ask,withMyCall:!0,offered:({about:o,mine:e})=>e!==void 0&&Zt(o,e),run:(o,{about:e,mine:t})=>t&&o.askFirst(t,e)},{key:"voicemail_here",icon:gt.voicemail,withMyCall:!0,offered:({about:o,mine:e})=>o.pbx.codes.voicemail_code!==void 0&&o.phone.call_id!==e?.phone.call_id,run:(o,{about:e,mine:t})=>t&&o.transfer(t,en(e))},{key:"complete",icon:"mdi:phone-forward",whileAsking:!0,offered:({about:o})=>!!N(o)?.asked.call_id,run:(o,{about:e})=>o.completeTransfer(e)},{key:"come_back",icon:"mdi:phone-return",whileAsking:!0,offered:({about:o})=>N(o)!==void 0,run:(o,{about:e})=>o.comeBack(e)},{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:o})=>o.pbx.pickup&&D(o),...jt("pick_up",o=>({extension:o}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:o})=>lo.has(o.phone.state),...jt("dial",o=>({number:o}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:o})=>B(o),run:(o,{about:e},t)=>o.askForTarget(e,t)},{key:"ask",icon:gt.ask,offered:({about:o,mine:e})=>B(o)&&W(o,e),run:(o,{about:e},t)=>o.askForTarget(e,t,"ask")},{key:"voicemail",icon:gt.voicemail,offered:({about:o})=>B(o)&&o.pbx.codes.voicemail_code!==void 0,run:(o,{about:e},t)=>o.askForTarget(e,t,"voicemail")},{key:"park",icon:"mdi:parking",offered:({about:o})=>B(o)&&o.pbx.codes.park_code!==void 0,run:(o,{about:e})=>o.park(e)},...["get_back","get_back_known"].map(o=>({key:o,icon:"mdi:phone-in-talk",offered:({about:e,mine:t,hasParked:n})=>W(e,t)&&e.phone.state==="idle"&&e.pbx.codes.retrieval_codes!==void 0&&n===(o==="get_back_known"),run:(e,{about:t},n)=>e.getBack(t,n)})),{key:"hold",icon:"mdi:phone-paused",offered:({about:o})=>I(o)&&o.phone.state==="in_use",run:(o,{hass:e,about:t})=>{o.act(()=>Qt(e,t))}},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:o})=>ho(o),run:(o,{hass:e,about:t})=>{o.act(()=>Jt(e,t))}},{key:"mute",icon:"mdi:microphone-off",offered:o=>I(o.about)&&!io(o),...ao("mute",o=>Gt.set(T(o),o.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:o=>I(o.about)&&io(o),...ao("unmute",o=>Gt.delete(T(o)))},...uo.map(([o,e])=>({key:o,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&I(t),...jt("listen_in",t=>({extension:t,mode:o}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:o})=>$s.has(o.phone.state),run:(o,{about:e},t)=>o.hangUpPhone(e,t)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:o=>Yt(o)?.state==="off",...ro("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:o=>Yt(o)?.state==="on",...ro("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:o,mine:e})=>o.phone.device_id!==null&&!W(o,e),run:(o,{hass:e,about:t})=>{o.act(()=>o.myPhone.choose(e,t))}}],tn=uo.map(([o])=>o);function As(o,e){let{about:t,mine:n}=e;return!t.pbx.connected||!o.offered(e)?!1:o.withMyCall?nn(t,n):!t.phone.control||N(t)&&!o.whileAsking?!1:!o.byMyPhone||!n?!0:po(t,n)&&n.phone.state==="idle"}function nn(o,e){return po(o,e)&&B(e)&&!N(e)}function po(o,e){return e?.entryId===o.entryId&&e.number!==o.number}function mo(o,e){return Cs.filter(t=>(!e||e.includes(t.key))&&As(t,o))}var Ne=class extends P{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=[M,y`
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
${k(this.items,({key:t})=>t,({key:t,icon:n,label:s,run:i})=>c`
<button role="menuitem" tabindex="-1" data-state=${ye[t]??u} @click=${()=>i()}><ha-icon .icon=${n}></ha-icon>${s}</button>
`)}
</div>
`}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let n=this.#e(),s=n.indexOf(this.shadowRoot?.activeElement),i=new Map([["ArrowDown",s+1],["ArrowUp",s-1],["Home",0],["End",-1]]).get(t.key);i!==void 0&&(t.preventDefault(),n.at(i%n.length)?.focus())}};g([v()],Ne.prototype,"label",2),g([v({attribute:!1})],Ne.prototype,"items",2);customElements.define("openvox-uc-menu",Ne);var Ss=8e3,fo=100,z=class extends A{static{this.styles=[A.styles,_e,y`
.modes { padding: 8px 16px 0; }
`]}itemsFor(e,t,n){let{hass:s,texts:i}=this;if(!s||!i)return[];let{mine:a}=this,r=Wt(e),l={hass:s,about:e,mine:a,hasParked:r.length>0},d=N(e),h={name:X(d?.first??a?.phone??e.phone,i),colleague:d?X(d.asked,i):$(e),parked:r.map(p=>X(p,i)).join(", ")};return mo(l,n).map(({key:p,icon:m,run:f})=>({key:p,icon:m,label:i(`menu.${p}`,h),run:(_=t)=>f(this,l,_)}))}openMenu({entryId:e,number:t},n,s){let i=()=>H(this.pbxs,e,t),a=i();a&&(this.sheet={heading:a.phone.name?`${a.phone.name} (${t})`:t,near:n,content:r=>{let l=i(),d=l?this.itemsFor(l,n,s):[];return d.length>0?c`<openvox-uc-menu .label=${r("menu.label")} .items=${d}></openvox-uc-menu>`:c`<p class="hint">${r("menu.nothing")}</p>`}})}askForTarget(e,t,n="transfer"){let{texts:s}=this;if(!s)return;let i=({detail:l})=>{typeof l=="string"?this.transfer(e,l):n==="ask"?this.askFirst(e,l):this.transfer(e,n==="voicemail"?en(l):l.number)},a=["transfer",...this.itemsFor(e,t,["ask","voicemail"]).map(({key:l})=>l)],r={transfer:te,ask:Zt,voicemail:Os}[n];this.sheet={heading:s(`transfer.${n}`,{name:X(e.phone,s)}),near:t,content:()=>c`
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
.phones=${j(this.pbxs).filter(l=>r(l,e))}
@pick=${i}
></openvox-uc-picker>
`}}drag(e,t){let{texts:n}=this,s=e.composedPath().some(i=>i instanceof Element&&i.matches(".handle"));!n||e.button!==0||e.pointerType!=="mouse"&&!s||!B(t)||no(e,t,X(t.phone,n),i=>this.transfer(t,i.number))}hangUpPhone(e,t){let{hass:n,texts:s}=this;if(!n||!s)return;let{call_id:i,other_calls:a}=e.phone,r=a.length>0?{call_id:i}:{},l=()=>{this.act(()=>R(n,"hang_up",e,r))};W(e,this.mine)?l():this.confirm(s("confirm.hang_up",{name:$(e)}),s("menu.hang_up"),t,l)}hangUpCall(e,t,n){let{hass:s,texts:i}=this;if(!s||!i)return;let a=()=>{this.act(()=>s.callService(S,"hang_up",{call_id:e},void 0,!1))};this.mine?.phone.call_id===e?a():this.confirm(i("confirm.hang_up",{name:t}),i("menu.hang_up"),n,a)}transfer(e,t){this.act(()=>this.#e(e,t))}async#e(e,t,n=e.phone.call_id){this.hass&&await R(this.hass,"transfer",e,{number:t,call_id:n})}askFirst(e,t){let{hass:n}=this;n&&this.act(async()=>{await Qt(n,e),rt(e,t),this.requestUpdate();try{await R(n,"dial",e,{number:t.number})}catch(s){throw rt(e,void 0),s}})}completeTransfer(e){let t=N(e);t&&this.act(async()=>{await this.#t(e,t),await this.#e(e,t.asked.with_number??"",t.first.call_id)})}comeBack(e){let{hass:t}=this,n=N(e);!t||!n||this.act(async()=>{await this.#t(e,n),await Jt(t,e)})}async#t(e,{first:t,asked:n}){let{hass:s,texts:i}=this;rt(e,void 0);let{call_id:a}=n;if(!s||!i||a===null)return;let r=()=>!(this.pbxs[e.entryId]??e.pbx).calls[a],l=await s.callService(S,"hang_up",{call_id:a},void 0,!1).then(()=>new Error(i("asking.goes_on",{name:X(t,i),colleague:X(n,i)})),d=>d);for(let d=Ss;!r()&&d>0;d-=fo)await new Promise(h=>setTimeout(h,fo));if(!r())throw l}park(e){this.act(async()=>{await this.#e(e,e.pbx.codes.park_code??""),oo(e),this.requestUpdate()})}getBack(e,t){let{hass:n,texts:s}=this;if(!n||!s)return;let i=d=>{this.act(()=>R(n,"dial",e,{number:d}).then(()=>so(e)))},[a,...r]=e.pbx.codes.retrieval_codes??[];if(a&&r.length===0){i(a);return}let l=[a,...r].map((d="")=>({key:"get_back",icon:"mdi:parking",label:d,run:()=>i(d)}));this.sheet={heading:s("menu.get_back"),near:t,content:()=>c`<openvox-uc-menu .label=${s("menu.get_back")} .items=${l}></openvox-uc-menu>`}}};function Os(o,e){return o.entryId===e.entryId&&o.number!==e.number}var on=3,bt=class extends z{static{this.styles=[z.styles,M,y`
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
`]}static getConfigForm(){return K({name:"wallboard",selector:{boolean:{}}})}update(e){let t=this.shadowRoot?.activeElement;super.update(e),t&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(e){let t=Es(this.pbxs);return t.length===0?c`<p class="hint" tabindex="-1">${e("calls.none")}</p>`:c`
<ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${e("calls.label")}>
${k(t,({call:n,pbx:s})=>`${s.device_id} ${n.call_id}`,n=>this.#e(e,n))}
</ul>
`}#e(e,t){let{call:n,pbx:s}=t,i=Is(t),a=this.config?.wallboard===!0,[r,l]=go(t,e),d=a?void 0:Rs(t);return c`
<li data-state=${i} @pointerdown=${h=>d&&this.drag(h,d)}>
<ha-icon class="direction" role="img" aria-label=${e(`direction.${n.direction}`)} .icon=${mt[n.direction]}></ha-icon>
<div class="who">
<div class="parties">
<bdi>${r}</bdi>
<ha-icon class="arrow" role="img" aria-label=${e("calls.to")} icon="mdi:arrow-right"></ha-icon>
<bdi>${l}</bdi>
</div>
<div class="detail">
<span>${e(`state.${i}`)}</span>
<span>${s.connected?c`<openvox-uc-elapsed since=${Bs(t,i)??u}></openvox-uc-elapsed>`:e("state.unknown")}</span>
${n.trunk?c`<span><bdi>${n.trunk}</bdi></span>`:u}
${Object.keys(this.pbxs).length>1?c`<span><bdi>${s.name}</bdi></span>`:u}
</div>
</div>
<div class="buttons">
${k(a?[]:this.#t(e,t,d),({key:h})=>h,({key:h,icon:p,label:m,run:f})=>c`
<button
class="icon-button" data-state=${ye[h]??u} aria-label=${m} title=${m}
@click=${({currentTarget:_})=>f(_.getBoundingClientRect())}
>
<ha-icon .icon=${p}></ha-icon>
</button>
`)}
${d&&B(d)?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
</div>
</li>
`}#t(e,t,n){let{call:s,pbx:i,phones:a}=t,r=a.find(D),l=n?this.itemsFor(n,void 0,tn):[],d=[...r?this.itemsFor(r,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&d.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:h=>this.openMenu(n,h,tn)}),i.connected&&a.some(({phone:h})=>h.control)&&d.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:h=>this.hangUpCall(s.call_id,go(t,e).join(", "),h)}),d}};function Es(o){let e=j(o).filter(({phone:t})=>t.call_id!==null);return Object.values(o).flatMap(t=>Object.values(t.calls).map(n=>({pbx:t,call:n,phones:e.filter(s=>s.pbx===t&&s.phone.call_id===n.call_id)}))).sort((t,n)=>(t.call.started_at??"").localeCompare(n.call.started_at??""))}function Rs({call:o,phones:e}){let t=e.filter(I);return t.find(({number:n})=>n===o.answered_by)??t.find(({number:n})=>n!==o.caller)??t[0]}function Is({call:o,phones:e}){return e.some(({phone:t})=>t.state==="on_hold")?"on_hold":o.answered_at===null||e.some(D)&&!e.some(I)?"ringing":"in_use"}function Bs({call:o,phones:e},t){return t!=="ringing"?o.answered_at:o.answered_at===null?o.started_at:e.find(D)?.phone.since??o.answered_at}function go(o,e){let{caller_name:t,caller:n}=o.call;return[t??n??e("calls.unknown"),Hs(o).join(", ")||e("calls.unknown")]}function Hs({call:o,phones:e}){let t=o.direction==="outbound"?[]:e.filter(({number:i})=>o.direction!=="internal"||i!==o.caller),n=(t.some(I)?t.filter(I):t.filter(D)).map($),s=o.callee_name??o.callee??o.dialed;return n.length===0?s===null?[]:[s]:n.length>on?[...n.slice(0,on),`+${n.length-on}`]:n}async function sn(o,e,t){let n={search:e,limit:t};return(await o.callService(S,"get_contacts",n,{},!1,!0)).response}async function an(o,{name:e,numbers:t,vip:n},s){await o.callService(S,"set_contact",{name:e,numbers:t,vip:n},{},!1),s&&s.name!==e&&await rn(o,s)}async function rn(o,{name:e,numbers:t}){await o.callService(S,"delete_contact",{name:e,number:t[0]},{},!1)}async function bo(o,{name:e,numbers:t,vip:n}){let{contacts:s}=await sn(o,e,1e3),i=s.filter(r=>r.address_book===null&&r.name.toLowerCase()===e.toLowerCase()),[a]=i.length===1?i:[];await an(o,{name:e,numbers:[...a?.numbers??[],...t],vip:n||a?.vip===!0})}var yt=y`
form { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
form label { display: flex; align-items: center; gap: 8px; }
form input[type="checkbox"] { inline-size: auto; }
form textarea {
box-sizing: border-box; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit; resize: vertical;
background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
}
form .answer { align-self: end; }
`;function _t(o,e,t){return c`
<form @submit=${s=>{s.preventDefault();let i=new FormData(s.target),a=String(i.get("name")).trim(),r=String(i.get("numbers")).split(`
`).map(l=>l.trim()).filter(Boolean);a&&r.length>0&&t({name:a,numbers:r,vip:i.get("vip")!==null})}}>
<input
name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${e.name}
aria-label=${o("contact.contact_name")} placeholder=${o("contact.contact_name")}
/>
<textarea
name="numbers" required rows=${Math.min(6,e.numbers.length+1)} autocomplete="off"
aria-label=${o("contact.numbers")} placeholder=${o("contact.numbers")} .value=${e.numbers.join(`
`)}
></textarea>
<label><input type="checkbox" name="vip" .checked=${e.vip} />${o("contact.vip")}</label>
<button class="answer">${o("contact.save")}</button>
</form>
`}var ne=class{#e;run(e){this.cancel(),this.#e=setTimeout(e,200)}cancel(){clearTimeout(this.#e)}};var L=class extends A{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[A.styles,y`
.dial-status { margin: 0; padding: 8px 16px; }
.dial-status:empty { display: none; }
`]}willUpdate(t){if(super.willUpdate(t),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||q(this.pbxs).length>0}canCall({entryId:t,number:n}){let s=this.mine;return!s||!t?this.mayDial:s.entryId===t&&s.number!==n}entryOf(t,n){return H(this.pbxs,t,n)&&t}dial(t,n,s){let{hass:i,texts:a}=this;!i||!a||(this.dialStatus="",this.withMyPhone(async r=>{if(!this.#e){this.#e=!0;try{await R(i,"dial",r,{number:t.number}),this.dialStatus=a("dial.calling",{name:t.name??t.number,phone:$(r)}),s?.()}finally{this.#e=!1}}},{near:n,...t.entryId?{entryId:t.entryId}:{}}))}renderDialStatus(){return c`<p class="dial-status" role="status">${this.dialStatus}</p>`}};g([x()],L.prototype,"dialStatus",2);function oe(o,e){let t=o?.activeElement,n=t?.closest("ul"),s=t?.closest("li"),i=n&&s?[...n.children].indexOf(s):-1,a=t?.dataset.action;if(e(),!o||!t||o.activeElement)return;if(t.isConnected){t.focus({preventScroll:!0});return}let r=n?.isConnected?[...n.children]:[],l=i>=0?r[Math.min(i,r.length-1)]:void 0;(l?.querySelector(`[data-action="${a}"]`)??l?.querySelector("button")??o.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var ln=100,Ms=64,yo={name:"",numbers:[],vip:!1,address_book:null},Pe=class extends L{constructor(){super(...arguments);this.limit=ln;this.#e=new ne;this.#t="";this.#o=!1}#e;#t;#o;static{this.styles=[L.styles,yt,y`
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
`]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel(),this.#o=!1}willUpdate(t){super.willUpdate(t),this.hass&&!this.#o&&(this.#o=!0,this.#i())}update(t){oe(this.shadowRoot,()=>super.update(t))}renderContent(t){let{contacts:n,total:s}=this.found??{contacts:[],total:0};return c`
<div class="tools">
<input
type="search" maxlength=${Ms} autocomplete="off" aria-label=${t("contacts.search")}
placeholder=${t("contacts.search")} @input=${this.#a}
/>
${this.#n?c`<button class="answer" data-action="add" @click=${this.#r}>${t("contacts.add")}</button>`:u}
</div>
${this.renderDialStatus()}
${this.found&&n.length===0?c`<p class="hint" role="status">${t(this.#t?"contacts.none_found":"contacts.none")}</p>`:u}
<ul aria-label=${t("contacts.label")}>
${k(n,Ls,i=>this.#s(t,i))}
</ul>
${n.length<s?c`<button class="answer more" @click=${this.#l}>${t("contacts.more",{count:s})}</button>`:u}
`}#s(t,n){let{name:s,numbers:i,vip:a,address_book:r}=n,l=i[0]??"",d=[this.mayDial&&l&&{key:"call",icon:"mdi:phone",run:h=>this.dial({name:s,number:l},h)},this.#n&&r===null&&{key:"edit",icon:"mdi:pencil",run:h=>this.#c(n,h)},this.#n&&r===null&&{key:"delete",icon:"mdi:delete",run:h=>this.#d(n,h)}].filter(h=>typeof h=="object");return c`
<li>
<ha-icon icon=${a?"mdi:account-star":"mdi:account"} role="img" aria-label=${a?t("mine.vip"):u}></ha-icon>
<div class="who">
<div class="name"><bdi>${s}</bdi></div>
<div class="detail">
${i.map(h=>c`<bdi>${h}</bdi>`)}
${r===null?u:c`<span>${t("contacts.from",{address_book:r})}</span>`}
</div>
</div>
<div class="buttons">
${d.map(({key:h,icon:p,run:m})=>c`
<button
class="icon-button" data-action=${h} aria-label=${t(`contacts.${h}`,{name:s})} title=${t(`contacts.${h}`,{name:s})}
@click=${({currentTarget:f})=>m(f.getBoundingClientRect())}
>
<ha-icon .icon=${p}></ha-icon>
</button>
`)}
</div>
</li>
`}get#n(){return this.hass?.user?.is_admin===!0}async#i(){let{hass:t,limit:n}=this,s=this.#t;if(t)try{let i=await sn(t,s,n);s===this.#t&&n===this.limit&&(this.found=i)}catch(i){this.error=await be(t,i)}}#a({target:t}){let n=t.value.trim();this.#e.run(()=>{this.#t=n,this.limit=ln,this.#i()})}#l(){this.limit+=ln,this.#i()}#r({currentTarget:t}){this.#c(yo,t.getBoundingClientRect())}#c(t,n){let{hass:s}=this;if(!s)return;let i=t===yo?void 0:t;this.sheet={heading:this.texts?.(i?"contacts.edit":"contacts.add",{name:t.name})??"",near:n,content:a=>_t(a,t,r=>{this.act(()=>an(s,r,i).then(()=>this.#i()))})}}#d(t,n){let{hass:s,texts:i}=this;if(!s||!i)return;let{name:a}=t;this.confirm(i("confirm.delete",{name:a}),i("contacts.delete",{name:a}),n,()=>{this.act(()=>rn(s,t).then(()=>this.#i()))})}};g([x()],Pe.prototype,"found",2),g([x()],Pe.prototype,"limit",2);function Ls({address_book:o,name:e,numbers:t}){return JSON.stringify([o,e,t])}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ds={},qe=fe(class extends G{constructor(){super(...arguments),this.ot=Ds}render(o,e){return e()}update(o,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,s)=>n===this.ot[s]))return O}else if(this.ot===e)return O;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var Xs="input, textarea, select, [contenteditable], ha-code-editor";function Ns(o){return o.composedPath().some(e=>e instanceof Element&&e.matches(Xs))}var ke=class{constructor(e,t){this.run=t;e.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=e=>{e.defaultPrevented||e.ctrlKey||e.altKey||e.metaKey||Ns(e)||this.run(e.key,e)&&e.preventDefault()}};var qs={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},_o=64,zs=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,Us=/[\s()/.-]/g,Fs=/^\s*tel:([^;?]*).*$/is;function vo(o){let e=Fs.exec(o)?.[1];if(e===void 0)return o;try{return decodeURIComponent(e)}catch{return e}}function xo(o){return o.replace(Us,"")}var Te=class extends L{constructor(){super();this.found=[];this.foundFor="";this.#e=new ne;this.#t=new Z(this,{options:()=>this.#l(),typed:t=>this.#r(t),choose:t=>this.#h(t),maxLength:_o,closes:!0});new ke(this,t=>this.#d(t))}#e;#t;static{this.styles=[L.styles,Z.styles,y`
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
`]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(){let t=this.renderRoot.querySelector("select");t&&(t.value=this.mine?T(this.mine):"")}renderContent(t){if(!this.mayDial)return c`<p class="hint">${t("dial.no_phone")}</p>`;let n=this.#l();return c`
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
${this.#t.renderList(t("dial.found"),s=>this.#o(t,s))}
<div class=${n.length>0?"count":"none"} role="status">${this.#s(t,n)}</div>
${this.#n(t)}
</div>
${this.renderDialStatus()}
`}#o(t,{kind:n,entry_id:s,name:i,number:a}){let r=s===null?void 0:H(this.pbxs,s,a)?.phone;return c`
<ha-icon role="img" aria-label=${t(`dial.${n}`)} title=${t(`dial.${n}`)} .icon=${qs[n]}></ha-icon>
<span class="who">
${i===null?u:c`<span dir="auto">${i}</span>`}
<span class=${i===null?"":"number"}><bdi>${a}</bdi></span>
</span>
${r?c`<span class="state">${t(`state.${r.state??"unknown"}`)}</span>`:u}
`}#s(t,n){return!this.#i||this.#a?"":n.length>0?t("dial.count",{count:n.length}):t("dial.none_found")}#n(t){let n=q(this.pbxs),s=this.mine===void 0;if(n.length<2)return u;let i=Object.keys(this.pbxs).length>1,a=n.map(({number:r,pbx:l,phone:d})=>{let h=d.name?`${d.name} (${r})`:r;return i?`${h}, ${l.name}`:h});return qe([t,s,a.join()],()=>c`
<label>
${t("dial.from")}
<select @change=${this.#m}>
${s?c`<option value="">${t("dial.choose")}</option>`:u}
${n.map((r,l)=>c`<option value=${T(r)}>${a[l]}</option>`)}
</select>
</label>
`)}get#i(){return this.#t.text.trim()}get#a(){return this.foundFor!==this.#i}#l(){let t=this.#i,n=this.#a?[]:this.found.filter(i=>this.canCall(wo(i)));return zs.test(t)&&!n.some(({number:i})=>xo(i)===xo(t))?[{kind:"typed",entry_id:null,name:null,number:t},...n]:n}#r(t){this.#t.text=vo(t),this.dialStatus="";let n=this.#i;n?this.#e.run(()=>{this.#c(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#c(t){let{hass:n}=this;if(n)try{let{results:s}=await n.callWS({type:"openvox_uc/find",text:t});if(t!==this.#i)return;this.found=s,this.foundFor=t,this.error=void 0}catch(s){t===this.#i&&(this.error=await be(n,s))}}#d(t){return t!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#u(t){let n=t.clipboardData?.getData("text")??"",s=vo(n);s!==n&&(t.preventDefault(),this.#t.enter(s.slice(0,_o)))}#h(t){let{text:n,input:s}=this.#t;this.dial(wo(t),s.getBoundingClientRect(),()=>{this.#t.text===n&&this.#p()})}#p(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#m({target:t}){let{hass:n}=this,s=q(this.pbxs).find(i=>T(i)===t.value);n&&s&&this.act(()=>this.myPhone.choose(n,s))}};g([x()],Te.prototype,"found",2),g([x()],Te.prototype,"foundFor",2);function wo({entry_id:o,name:e,number:t}){return{name:e,number:t,entryId:o??void 0}}var Po=new Map;function vt(o,e){let t=JSON.stringify([o,e]),n=Po.get(t)??new Intl.DateTimeFormat(o,e);return Po.set(t,n),n}var $e=class{#e;#t;#o;#s;constructor({config:e,language:t,locale:n}){let{time_format:s,time_zone:i}=n;this.#e=t,this.#t=s==="system"?void 0:t,this.#o=i==="server"?{timeZone:e.time_zone}:{};let a=vt(this.#t,{hour:"numeric"}).resolvedOptions().hour12,r=s==="12"||s!=="24"&&a===!0;this.#s={hour:r?"numeric":"2-digit",minute:"2-digit",hourCycle:r?"h12":"h23",...this.#o}}daysAgo(e,t){let n=s=>Date.parse(vt("en-CA",this.#o).format(s));return Math.round((n(t)-n(e))/864e5)}time(e){return vt(this.#t,this.#s).format(e)}day(e,t){let n=this.daysAgo(e,t);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#n(e,{weekday:"long"});let s=this.#n(e,{year:"numeric"})===this.#n(t,{year:"numeric"});return this.#n(e,{day:"numeric",month:"short",...s?{}:{year:"numeric"}})}full(e){return this.#n(e,{dateStyle:"full"})}#n(e,t){return vt(this.#e,{...t,...this.#o}).format(e)}};function wt(o,e,t=new Date){let n=new Date(e),s=new $e(o),i=s.time(n);return s.daysAgo(n,t)===0?i:`${s.day(n,t)}, ${i}`}function ko(o,e,t=new Date){return new $e(o).day(new Date(e),t)}function To(o,e){return new $e(o).time(new Date(e))}function $o(o,e){let t=new $e(o);return`${t.full(new Date(e))}, ${t.time(new Date(e))}`}var cn=9e5,xt=class{constructor(e){this.host=e;this.quarter=0;e.addController(this)}#e;hostConnected(){let e=Date.now();this.quarter=Math.floor(e/cn),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},cn-e%cn)}hostDisconnected(){clearTimeout(this.#e)}};var dn={all:{},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]}},ze=50,hn=1e3;function se({entry_id:o,call_id:e}){return`${o} ${e}`}function Vs(o,e){let t=new Set(o.map(se));return[...o,...e.filter(n=>!t.has(se(n)))].slice(0,hn)}function Co(o,e,t){let n=new Map(e.map(r=>[se(r),r])),s=o.map(r=>{let l=se(r),d=n.get(l)??r;return n.delete(l),d}),i=t?Ce(o.at(-1)):"";return[...[...n.values()].filter(r=>Ce(r)>=i),...s].sort((r,l)=>+(Ce(r)<Ce(l))-+(Ce(r)>Ce(l))).slice(0,hn)}function Ce(o){return o?.started_at??""}var Pt=class{constructor(e){this.host=e;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t="all";this.#o=null;e.addController(this),this.#s=new Q(e,this.#i())}#e;#t;#o;#s;#n;hostDisconnected(){this.#n=void 0}get loading(){return this.#n!==void 0||this.searching}get hasOlder(){return this.#o!==null}get isFull(){return this.calls?.length===hn}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#t!==this.shownFilter}get filter(){return this.#t}search(e,t=this.#t){e===this.#e&&t===this.#t||(this.#e=e,this.#t=t,this.#n=void 0,this.#s.follow(this.#i()),this.host.requestUpdate())}async loadOlder(){let e=this.calls??[];this.loading||this.#o===null||this.isFull||await this.#r({calls:e,next:this.#o},e.length+1)}#i(){return{message:{type:"openvox_uc/history",...this.#a},reduce:(t,n)=>this.#l(n)}}get#a(){return{limit:ze,...dn[this.#t],...this.#e?{search:this.#e}:{}}}#l(e){if("missed"in e)this.missed=e.missed;else if("changed"in e)this.#n?.push(...e.changed),this.calls&&!this.searching&&(this.calls=Co(this.calls,e.changed,this.hasOlder));else{let t=this.searching?0:this.calls?.length??0;this.#r(e.page,t).catch(()=>{})}}async#r({calls:e,next:t},n){let s=[];this.#n=s,this.host.requestUpdate();try{for(;t!==null&&e.length<n;){let i=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#a,cursor:t});if(!i||this.#n!==s)return;e=Vs(e,i.calls),t=i.next}}finally{this.#n===s&&(this.calls=Co(e,s,t!==null),this.#o=t,this.shownSearch=this.#e,this.shownFilter=this.#t,this.#n=void 0,this.host.requestUpdate())}}};var Ws=3,Ue=class{constructor(e){this.host=e;e.addController(this)}#e;#t;#o;#s;#n;static{this.styles=y`
.alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
.alert label { display: flex; align-items: center; gap: 8px; }
.alert input { inline-size: auto; }
`}get#i(){return this.host.myPhone.alert}get isOn(){return this.#i.sound===!0||this.#i.notify===!0}hostDisconnected(){this.#c()}update(e){let{hass:t,texts:n}=this.host,s=e?.pbx.connected&&D(e)?e.phone.call_id??e.number:void 0;if(s===this.#e||!t||!n||(this.#c(),this.#e=s,s===void 0||!e))return;let i=e.phone.with_name??e.phone.with_number??n("calls.unknown"),a=n("mine.rings",{name:i});this.#t=document.title,document.title=`📞 ${a}`,this.#i.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#n=new Notification(a,{tag:"openvox_uc"}),this.#n.onclick=()=>globalThis.focus()),this.#i.sound&&this.#l()}renderSettings(e){let t=n=>c`
<label>
<input type="checkbox" name=${n} .checked=${this.#i[n]===!0} @change=${s=>this.#a(n,s.target.checked)} />
${e(`mine.${n}`)}
</label>
`;return c`<div class="alert">${t("sound")}${t("notify")}</div>`}async#a(e,t){let{hass:n}=this.host;if(!n)return;let s=!t||e==="sound"||await globalThis.Notification?.requestPermission()==="granted";t&&e==="sound"&&this.#r(),await this.host.myPhone.alertBy(n,{...this.#i,[e]:t&&s}),this.host.requestUpdate()}#l(){this.#r(),this.#s=setInterval(()=>this.#r(),Ws*1e3)}#r(){this.#o??=new AudioContext;let{currentTime:e,destination:t}=this.#o;for(let[n,s]of[[0,880],[.25,660]]){let[i,a]=[this.#o.createOscillator(),this.#o.createGain()];i.frequency.value=s,a.gain.setValueAtTime(.2,e+n),a.gain.exponentialRampToValueAtTime(.001,e+n+.24),i.connect(a).connect(t),i.start(e+n),i.stop(e+n+.25)}}#c(){clearInterval(this.#s),this.#s=void 0,this.#e=void 0,this.#n?.close(),this.#n=void 0,this.#t!==void 0&&(document.title=this.#t),this.#t=void 0,this.#o?.close(),this.#o=void 0}};var Fe=new Set,kt;function Ao(){for(let o of Fe)o.tick()}function un(){clearInterval(kt),kt=void 0,!(Fe.size===0||document.hidden)&&(Ao(),kt=setInterval(Ao,1e3))}document.addEventListener("visibilitychange",un);function mn(o){let e=Math.max(0,Math.floor(o/1e3)),[t,n]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,n,e%60]:[n,e%60]).map((i,a)=>a?String(i).padStart(2,"0"):i).join(":")}var pn=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",Fe.add(this),kt===void 0?un():this.tick()}disconnectedCallback(){Fe.delete(this),Fe.size===0&&un()}attributeChangedCallback(e,t,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":mn(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",pn);var fn={complete:"T",come_back:"H",get_back:void 0,get_back_known:void 0,ask:"A",voicemail:void 0,park:"P",hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},So=Object.keys(fn),Ve=class extends z{#e=new Ue(this);#t;constructor(){super(),new ke(this,e=>this.#u(e))}static{this.styles=[z.styles,M,Ue.styles,y`
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
`]}getCardSize(){return 2}willUpdate(e){super.willUpdate(e);let t=this.#c;this.#e.update(this.#r?void 0:this.mine);let n=t&&Gs(t);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#d(n))}update(e){oe(this.shadowRoot,()=>super.update(e))}renderContent(e){let{mine:t}=this;if(!t)return this.#i(e);let n=this.#r,s=U(t),i=t.pbx.connected&&t.phone.call_id!==null,a=X(t.phone,e);return c`
<div class="bar" data-state=${n?"in_use":s}>
${i?this.#s(e,t):this.#n(s,$(t),c`<span>${e(`state.${s}`)}</span><bdi>${t.number}</bdi>`)}
<div class="buttons">
${k(this.itemsFor(t,void 0,So),({key:r})=>r,r=>this.#o(e,r,i?a:void 0))}
${i?u:this.#l(e)}
</div>
</div>
<div class="heard" role="status">${s==="ringing"&&!n?e("mine.rings",{name:a}):""}</div>
`}#o(e,{key:t,icon:n,label:s,run:i},a){let r=t==="complete"||t==="come_back",l=r?e(`asking.${t}`):s,d=r?s:a,h=fn[t];return c`
<button
class="action" data-action=${t} data-state=${ye[t]??u}
title=${js(d?e("mine.about",{action:l,name:d}):l,h)}
aria-keyshortcuts=${h?`Shift+${h}`:u}
@click=${({currentTarget:p})=>i(p.getBoundingClientRect())}
>
<ha-icon .icon=${n}></ha-icon><span class="label">${l}</span>${d?c`<span class="heard">: ${d}</span>`:u}
</button>
`}#s(e,t){let n=this.#r,s=U(t),i=r=>X(r,e);if(n){let{first:r,asked:l}=n,h=l.call_id!==null&&!!t.pbx.calls[l.call_id]?.answered_at?"in_use":"ringing";return[this.#n("on_hold",i(r),this.#a(e,"on_hold",r)),this.#n(h,i(l),l.call_id?this.#a(e,h,l):c`<span>${e("asking.pick_up")}</span>`)]}let a=t.phone.other_calls.map(r=>{let l=r.call_id&&t.pbx.calls[r.call_id]?.answered_at?"in_use":"ringing";return this.#n(l,i(r),this.#a(e,l,r))});return[this.#n(s,i(t.phone),this.#a(e,s,t.phone)),...a]}#n(e,t,n){return c`
<div class="call" data-state=${e}>
<ha-icon class="state" .icon=${ee[e]}></ha-icon>
<div class="who">
<div class="name"><span dir="auto">${t}</span></div>
<div class="detail">${n}</div>
</div>
</div>
`}#i(e){return q(this.pbxs).length===0?c`<p class="hint">${e("dial.no_phone")}</p>`:c`
<div class="bar">
<ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
<div class="who">${e("my_phone.title")}</div>
<button class="action" data-action="choose" @click=${this.#h}>${e("dial.choose")}</button>
</div>
`}#a(e,t,n){let{hass:s}=this,i=this.#c,a=i?.call_id===n.call_id,r=a&&!this.#r?this.earlier:void 0;return c`
<span>${e(`state.${t}`)}</span>
${n.since?c`<span><openvox-uc-elapsed since=${n.since}></openvox-uc-elapsed></span>`:u}
${a&&i?.caller_is_vip?c`<span class="vip">${e("mine.vip")}</span>`:u}
${n.with_name&&n.with_number?c`<bdi>${n.with_number}</bdi>`:u}
${r&&s?c`<span>${r.count===0||!r.last?e("mine.first"):e("mine.earlier",{count:r.count>=ze?`${ze}+`:r.count,last:wt(s,r.last)})}</span>`:u}
`}#l(e){return c`
<button class="icon-button" data-action="alert" aria-label=${e("mine.alert")} title=${e("mine.alert")} @click=${this.#p}>
<ha-icon icon=${this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline"}></ha-icon>
</button>
${q(this.pbxs).length>1?c`<button class="icon-button" data-action="choose" aria-label=${e("my_phone.title")} title=${e("my_phone.title")} @click=${this.#h}>
<ha-icon icon="mdi:phone-settings"></ha-icon>
</button>`:u}
`}get#r(){let{mine:e}=this;return e?.pbx.connected?N(e):void 0}get#c(){let{mine:e}=this,t=this.#r?.first.call_id??e?.phone.call_id;return t?e?.pbx.calls[t]:void 0}async#d(e){let{hass:t}=this,n=this.#c?.call_id;if(!t)return;let s=await J(t.connection,{message:{type:"openvox_uc/history",search:e,limit:ze},reduce:(a,r)=>"page"in r?r.page:void 0});if(!s||e!==this.#t)return;let i=s.calls.filter(({call_id:a,other_number:r})=>a!==n&&r===e);this.earlier={number:e,count:i.length,last:i[0]?.started_at??null}}#u(e){let{mine:t}=this;if(!t||this.sheet)return!1;let n=this.itemsFor(t,void 0,So).find(s=>fn[s.key]===e);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}#h({currentTarget:e}){this.chooseMyPhone(e.getBoundingClientRect())}#p({currentTarget:e}){this.sheet={heading:this.texts?.("mine.alert")??"",near:e.getBoundingClientRect(),content:t=>this.#e.renderSettings(t)}}};g([x()],Ve.prototype,"earlier",2);function js(o,e){return e?`${o} (⇧${e})`:o}function Gs({direction:o,caller:e,callee:t}){if(o!=="internal")return(o==="outbound"?t:e)??void 0}function Ys(o,e){return o.phone!==e?.phone||o.number!==e.number||o.pbx.connected!==e.pbx.connected}var E=class extends P{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.large=!1;this.movable=!1;this.usable=!1;this.current=!1}static{this.shadowRootOptions={...P.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[M,y`
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
<ha-icon class="icon" .icon=${ee[d]}></ha-icon>
<span class="name"><span dir="auto">${$(t)}</span></span>
${this.large?u:c`<span class="side">${this.#e(n,s)}</span>`}
${r?c`<span class="heard">${[p,h,a].filter(Boolean).join(", ")}</span>`:c`<span class="what">
${h?c`<span class="heard">${p}</span>`:u}
${h&&l.direction?c`<ha-icon .icon=${mt[l.direction]}></ha-icon>`:u}
<bdi>${h??[p,a].filter(Boolean).join(", ")}</bdi>
</span>`}
${l.since&&t.pbx.connected&&!r?c`<openvox-uc-elapsed since=${l.since}></openvox-uc-elapsed>`:u}
`;return this.usable?c`
<button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${r?[$(t),p,h].filter(Boolean).join(", "):u}>${m}</button>
${i?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
`:c`<div class="tile">${m}</div>`}#e(t,n){let{number:s,phone:i}=this.about;return c`
${i.badges.map(a=>c`<ha-icon .icon=${jn[a]} role="img" title=${t(`badge.${a}`)} aria-label=${t(`badge.${a}`)}></ha-icon>`)}
${n?c`<ha-icon icon="mdi:star" role="img" aria-label=${t("phones.mine")}></ha-icon>`:u}
${s}
`}};g([v({attribute:!1,hasChanged:Ys})],E.prototype,"about",2),g([v({attribute:!1})],E.prototype,"texts",2),g([v()],E.prototype,"pbx",2),g([v({type:Boolean})],E.prototype,"mine",2),g([v({type:Boolean,reflect:!0})],E.prototype,"compact",2),g([v({type:Boolean,reflect:!0})],E.prototype,"large",2),g([v({type:Boolean})],E.prototype,"movable",2),g([v({type:Boolean})],E.prototype,"usable",2),g([v({type:Boolean})],E.prototype,"current",2);customElements.define("openvox-uc-phone",E);var Ks=13,Oo=41,pe=class extends z{constructor(){super(...arguments);this.search="";this.filter="all";this.#e=new ft(this)}#e;static{this.styles=[z.styles,M,_e,y`
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
`]}static async getConfigForm(){let t=ct(),s=j((t&&await J(t.connection,ue))??{}).map(i=>({value:i.number,label:`${$(i)} (${i.number})`}));return K({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:s}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:n,search:s,filter:i}=this,a=j(this.pbxs).filter(b=>this.#i(b,n)),r=this.config?.wallboard===!0,l=!r&&a.length>=Ks,d=l?a.filter(b=>Le(b,i)&&it(b,s)):a,h=r?[{area:"",name:"",phones:d}]:this.#n(d),p=s?[]:this.myPhone.collapsed,{mine:m}=this,f=b=>b.phone.control||m!==void 0&&nn(b,m)&&te(b,m),_=h.filter(({area:b})=>!p.includes(b)).flatMap(({phones:b})=>b.filter(f)),C=_.find(b=>T(b)===this.current)??_[0],w=!r&&a.length>=Oo;return c`
${l?this.#o(t,a):u}
${d.length===0?c`<p class="hint">${t(a.length>0?"phones.none_found":"phones.none")}</p>`:u}
<div role="presentation" @keydown=${this.#m} @focusin=${this.#p}>
${k(h,({area:b})=>b,b=>{let Se=!p.includes(b.area),At=b.name||(h.length>1?t("phones.no_area"):"");return c`
${At?this.#s(At,b,Se):u}
<div
class="phones ${r?"wallboard":""} ${w?"compact":""}" role="list" aria-label=${At||t("phones.label")}
?hidden=${!Se}
>
${Se?k(b.phones,T,St=>this.#t(t,St,{isCompact:w,isCurrent:St===C,isUsable:f(St)})):u}
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
?mine=${W(n,this.mine)}
?current=${i}
?movable=${!this.config?.wallboard&&B(n)}
?droppable=${r!==void 0&&te(n,r)}
@click=${this.#u}
@pointerdown=${this.#h}
></openvox-uc-phone>
`}#o(t,n){let s=n.filter(D);return c`
<div class="tools">
<input
type="search" aria-label=${t("phones.search")} placeholder=${t("phones.search")}
@input=${this.#a} @keydown=${this.#l}
/>
<div class="filters" role="group" aria-label=${t("phones.filter")}>
${Nn.map(i=>{let a=n.filter(r=>Le(r,i)).length;return c`
<button class="chip" data-filter=${i} aria-pressed=${i===this.filter} @click=${()=>this.#r(i)}>
${t(`phones.${i}`)} <bdi>${a}</bdi>
</button>
`})}
</div>
${n.length>=Oo?c`<div class="ringing" aria-live="polite">
${s.map(i=>c`
<button class="chip" data-state="ringing" @click=${()=>this.#d(i)}>
<ha-icon .icon=${ee.ringing}></ha-icon><bdi>${$(i)}</bdi>
</button>
`)}
</div>`:u}
</div>
`}#s(t,{area:n,phones:s},i){return c`
<button class="fold" aria-expanded=${i} @click=${()=>this.#c(n)}>
<ha-icon icon=${i?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${t}</bdi> (${s.length})
</button>
`}#n(t){let{hass:n}=this,s=new Map;for(let a of t){let r=a.phone.device_id&&n?.devices[a.phone.device_id]?.area_id||"";s.set(r,[...s.get(r)??[],a])}let i=[...s].map(([a,r])=>({area:a,name:n?.areas[a]?.name??"",phones:r}));return i.length>1?i.sort((a,r)=>+!a.name-+!r.name||a.name.localeCompare(r.name)):[{area:"",name:"",phones:t}]}#i({number:t,phone:n},s){let{area:i,favorites:a}=this.config??{};return a?.length&&!a.map(String).includes(t)?!1:!i||n.device_id!==null&&s?.devices[n.device_id]?.area_id===i}#a({target:t}){this.search=t.value.trim()}#l({key:t}){t==="Enter"&&this.renderRoot.querySelector("openvox-uc-phone")?.focus()}#r(t){this.filter=t}#c(t){let{hass:n}=this;n&&this.act(()=>this.myPhone.fold(n,t))}#d(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:s})=>W(s,t));n?.scrollIntoView({block:"center"}),n?.focus()}#u({currentTarget:t}){let n=t;n.usable&&this.openMenu(n.about,n.getBoundingClientRect())}#h(t){this.drag(t,t.currentTarget.about)}#p({target:t}){t instanceof E&&(this.current=T(t.about))}#m(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],s=n.filter(({usable:h})=>h),i=s.indexOf(t.target),a=n.map(({offsetTop:h})=>h),r=a.filter(h=>h===a[0]).length,l=getComputedStyle(this).direction==="rtl"?-1:1,d=new Map([["ArrowRight",i+l],["ArrowLeft",i-l],["ArrowDown",i+r],["ArrowUp",i-r],["Home",0],["End",s.length-1]]).get(t.key);d===void 0||i<0||(t.preventDefault(),s[d]?.focus())}};g([x()],pe.prototype,"search",2),g([x()],pe.prototype,"filter",2),g([x()],pe.prototype,"current",2);var Tt={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},Qs={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},Js=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]);function Eo({paused:o,state:e},t){if(o)return"paused";if(t?.state==="idle"&&t.badges.includes("do_not_disturb"))return"do_not_disturb";let n=t?.state&&Qs[t.state];return n||(t?.state==="idle"&&Js.has(e)?"not_in_use":e!==null&&e in Tt?e:"unknown")}function Ro(o){return Object.entries(o).flatMap(([e,t])=>Object.entries(t.queues).map(([n,s])=>({entryId:e,number:n,pbx:t,queue:s}))).sort((e,t)=>Xt(e.number,t.number))}var $t=class extends A{static{this.styles=[A.styles,y`
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
`]}static async getConfigForm(){let e=ct(),n=Ro((e&&await J(e.connection,ue))??{}).map(({number:s,queue:i})=>({value:s,label:i.name&&i.name!==s?`${i.name} (${s})`:s}));return K({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(e){oe(this.shadowRoot,()=>super.update(e))}renderContent(e){let t=this.config?.queues?.map(String),n=Ro(this.pbxs).filter(({number:s})=>!t?.length||t.includes(s));return n.length===0?c`<p class="hint">${e("queues.none")}</p>`:c`
<div class="queues ${this.config?.wallboard?"wallboard":""}">
${k(n,({entryId:s,number:i})=>`${s} ${i}`,s=>this.#e(e,s))}
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
<dd>${a.filter(h=>Tt[Eo(h,s.phones[h.number])]?.tone==="free").length}/${a.length}</dd>
</div>
</dl>
<ul aria-label=${e("queues.agents")}>
${k(a,h=>h.number,h=>this.#t(e,t,h))}
</ul>
</section>
`}#t(e,{entryId:t,number:n,pbx:s},i){let a=s.connected?Eo(i,s.phones[i.number]):"unknown",r=i.name??i.number,l=H(this.pbxs,t,i.number),d=i.paused?"resume":"pause";return c`
<li data-tone=${Tt[a]?.tone}>
<ha-icon aria-hidden="true" .icon=${Tt[a]?.icon}></ha-icon>
<span class="agent"><span dir="auto">${r}</span><span class="state">${e(`agent.${a}`)}</span></span>
${l?.phone.control&&l.phone.device_id&&s.connected&&!this.config?.wallboard?c`
<button
class="icon-button" data-action="pause" aria-label=${e(`queues.${d}`,{name:r})} title=${e(`queues.${d}`,{name:r})}
@click=${()=>this.hass&&void this.act(async()=>this.hass&&R(this.hass,`queue_${d}`,l,{queue:n}))}
>
<ha-icon icon=${i.paused?"mdi:play":"mdi:pause"}></ha-icon>
</button>
`:u}
</li>
`}};function Zs({entry_id:o,uid:e}){return`${o} ${e}`}var ei=5,gn=3,ti=64,Ae=class extends L{constructor(){super(...arguments);this.allCallers=!1;this.#e=new Pt(this);this.#t=new xt(this);this.#o=new ne;this.#n=null}#e;#t;#o;#s;#n;#i;static{this.styles=[L.styles,_e,yt,y`
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
`]}disconnectedCallback(){super.disconnectedCallback(),this.#o.cancel(),this.#s?.disconnect(),this.#s=void 0,this.#n=null}update(t){oe(this.shadowRoot,()=>super.update(t))}updated(){let t=this.renderRoot.querySelector(".calls"),n=this.renderRoot.querySelector("[data-end]"),s=this.#e.calls?.length;n===this.#n&&s===this.#i||([this.#n,this.#i]=[n,s],this.#s?.disconnect(),this.#s=void 0,!(!t||!n)&&(this.#s=new IntersectionObserver(i=>{i.some(({isIntersecting:a})=>a)&&this.#g()},{root:t,rootMargin:"400px"}),this.#s.observe(n)))}renderContent(t){let{hass:n,mine:s,mayDial:i,allCallers:a}=this,{calls:r,shownSearch:l,shownFilter:d,filter:h,loading:p,hasOlder:m,isFull:f}=this.#e,_=this.#a(s),C=[t,n?.user,n?.locale,s?.entryId,s?.number,i,this.#t.quarter],w=b=>qe([b,this.#m(b)&&this.playing,...C],()=>this.#h(this.#d(t,b)));return c`
<div class="search">
<input
type="search" maxlength=${ti} autocomplete="off"
aria-label=${t("recent.search")} placeholder=${t("recent.search")} @input=${this.#b}
/>
</div>
<div class="filters" role="group" aria-label=${t("recent.filter")}>
${Object.keys(dn).map(b=>c`
<button class="chip" data-filter=${b} aria-pressed=${b===h} @click=${()=>this.#y(b)}>
${t(b==="missed"?"recent.missed_calls":`recent.${b}`)}
</button>
`)}
</div>
${this.renderDialStatus()}
<div class="calls" data-focus role="region" tabindex="0" aria-label=${t("recent.label")} aria-busy=${p}>
${qe([r,this.#e.missed,l,d,p,this.playing,a,...C],()=>c`
${l||d==="outgoing"||_.length===0?u:this.#r(t,_)}
${r?.length===0?c`<p class="hint" role="status">${t(l||d!=="all"?"recent.none_found":"recent.none")}</p>`:u}
${k(this.#l(r??[]),([b])=>b,([b,Se])=>c`
<h3 dir="auto">${b}</h3>
<ul class="recent">${k(Se,se,w)}</ul>
`)}
${this.#p(t,p,m,f)}
`)}
</div>
`}#a(t){return this.#e.missed.filter(({entry_id:n,number:s})=>n!==t?.entryId||s!==t.number)}#l(t){let{hass:n}=this,s=new Map;for(let i of t){let a=n&&i.started_at?ko(n,i.started_at):"",r=s.get(a);r?r.push(i):s.set(a,[i])}return[...s]}#r(t,n){let s=this.allCallers?n:n.slice(0,ei);return c`
<h3>${t("recent.missed")}</h3>
<ul>${k(s,Zs,i=>this.#h(this.#c(t,i)))}</ul>
${s.length<n.length?c`<button class="more" @click=${()=>this.#_()}>${t("recent.more",{count:n.length})}</button>`:u}
`}#c(t,n){let{entry_id:s,uid:i,name:a,number:r,calls:l,last_at:d,extensions:h,control:p}=n,m=a??r??t("recent.unknown"),f=h.map(_=>this.#f(s,_));return{isOfDay:!1,icon:"mdi:phone-missed",kind:t("outcome.missed"),isMissed:!0,who:m,at:d,details:[l>1?t("recent.calls",{count:l}):void 0,f.length>gn?`${f.slice(0,gn).join(", ")} +${f.length-gn}`:f.join(", ")],buttons:[...this.#u(t,m,a,r,s),p&&{action:"done",icon:"mdi:check",label:t("recent.done",{name:m}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:s,uid:i}))}}]}}#d(t,n){let{entry_id:s,direction:i,outcome:a,talk_seconds:r,recording_media_content_id:l}=n,d=this.#m(n),h=n.other??t("recent.unknown"),[p,m]=i==="outbound"?[n.callee_name,n.caller]:[n.caller_name,n.answered_by??(n.extensions.length===1?n.extensions[0]:n.callee)];return{isOfDay:!0,icon:n.icon,kind:[t(`direction.${i}`),a&&t(`outcome.${a}`)].filter(Boolean).join(", "),isMissed:a==="missed"||a==="failed",who:h,at:n.started_at,details:[m?this.#f(s,m):void 0,r&&a==="answered"?mn(r*1e3):void 0],buttons:[l!==null&&{action:"play",icon:d?"mdi:stop":"mdi:play",label:t("recent.play",{name:h}),pressed:d,run:()=>this.#v(se(n),l)},...this.#u(t,h,p,n.other_number,s)],recording:d?this.playing?.url:void 0}}#u(t,n,s,i,a){if(i===null)return[];let r={name:n,number:i,entryId:this.entryOf(a,i)};return[this.hass?.user?.is_admin===!0&&s===null&&!r.entryId&&{action:"add",icon:"mdi:account-plus",label:t("recent.add_contact",{number:i}),run:l=>this.#w(t,i,l)},this.canCall(r)&&{action:"call",icon:"mdi:phone",label:t("recent.call",{name:n}),run:l=>this.dial(r,l)}]}#h({isOfDay:t,icon:n,kind:s,isMissed:i,who:a,at:r,details:l,buttons:d,recording:h}){return c`
<li class=${i?"missed":""}>
<ha-icon role="img" aria-label=${s} title=${s} .icon=${n}></ha-icon>
<div class="who">
<div class="name"><bdi>${a}</bdi></div>
<div class="detail">
${r&&this.hass?c`<span><time dir="auto" datetime=${r} title=${$o(this.hass,r)}>${(t?To:wt)(this.hass,r)}</time></span>`:u}
${l.filter(Boolean).map(p=>c`<span><bdi>${p}</bdi></span>`)}
</div>
</div>
<div class="buttons">
${k(d.filter(p=>p!==!1),({action:p})=>p,({action:p,icon:m,label:f,pressed:_,run:C})=>c`
<button
class="icon-button" data-action=${p} aria-label=${f} title=${f} aria-pressed=${_??u}
@click=${({currentTarget:w})=>C(w.getBoundingClientRect())}
>
<ha-icon .icon=${m}></ha-icon>
</button>
`)}
</div>
${h?c`<audio controls autoplay src=${h} @error=${this.#x}></audio>`:u}
</li>
`}#p(t,n,s,i){return s?i?c`<p class="hint">${t("recent.full")}</p>`:c`
<button class="more" data-end aria-disabled=${n} @click=${this.#g}>
${t(n?"recent.loading":"recent.older")}
</button>
`:n?c`<p class="hint">${t("recent.loading")}</p>`:u}#m(t){return this.playing?.key===se(t)}#f(t,n){let s=H(this.pbxs,t,n);return s?$(s):n}#b({target:t}){let n=t.value.trim();this.#o.run(()=>this.#e.search(n))}#y(t){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",t)}#g(){this.act(()=>this.#e.loadOlder())}#_(){this.allCallers=!0}#v(t,n){if(this.playing?.key===t){this.playing=void 0;return}this.act(async()=>{let s=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:n});this.playing=s&&{key:t,url:s.url}})}#x(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#w(t,n,s){let{hass:i}=this;i&&(this.sheet={heading:t("recent.add_contact",{number:n}),near:s,content:()=>_t(t,{name:"",numbers:[n],vip:!1},a=>{this.act(()=>bo(i,a))})})}};g([x()],Ae.prototype,"allCallers",2),g([x()],Ae.prototype,"playing",2);function ie(o,e,t){let{name:n,description:s}=De[o],i=`openvox-uc-${o}`;customElements.define(i,e),window.customCards??=[],window.customCards.push({type:i,name:n,description:s,preview:!0,getEntitySuggestion:t})}function Io(o,e){let{title:t,description:n}=De.dashboard;customElements.define(`ll-strategy-dashboard-${o}`,e),window.customStrategies??=[],window.customStrategies.push({type:o,strategyType:"dashboard",name:t,description:n})}var ni={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},list:{top:[],side:[],middle:["contacts"]},wall:{top:[],side:["calls","queues"],middle:["phones"]}},We=class extends P{constructor(){super(...arguments);this.cards=[];this.layout="desk"}static{this.styles=y`
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
`}setConfig({layout:t="desk"}){this.layout=t}render(){let{top:t,side:n,middle:s}=ni[this.layout];return c`
<div class="board ${this.layout}">
${t.map(i=>this.#e(i))}
<div class="side">${n.map(i=>this.#e(i))}</div>
${s.map(i=>this.#e(i))}
</div>
`}#e(t){let n=this.cards.filter(({config:s})=>s?.view_layout?.area===t);return c`<div class="area" data-area=${t} ?hidden=${n.length===0}>${n}</div>`}};g([v({attribute:!1})],We.prototype,"cards",2),g([x()],We.prototype,"layout",2);customElements.define("openvox-uc-board",We);var Ct=class extends P{static{this.noEditor=!0}static async generate(e,t){let[n,s]=await Promise.all([lt(t),J(t.connection,ue)]),i=Object.values(s??{}).some(({queues:r})=>Object.keys(r).length>0),a=(r,l,d)=>({title:n(`dashboard.${r}`),path:r,type:"custom:openvox-uc-board",layout:l,cards:d.filter(h=>i||h!=="queues").map(h=>({type:`custom:openvox-uc-${h}`,view_layout:{area:h},...l==="wall"?{wallboard:!0}:{},...l!=="desk"||h==="mine"?{}:{title:n(`dashboard.${h}`)}}))});return{title:n("dashboard.title"),views:[a("switchboard","desk",["mine","dial","calls","queues","phones","recent"]),a("contacts","list",["contacts"]),a("wall","wall",["calls","queues","phones"])]}}};function Bo({entities:o,devices:e},t){let n=o[t];if(n?.platform!==S||!n.device_id)return;let[,s=""]=e[n.device_id]?.identifiers?.find(([r])=>r===S)??[],[,i="pbx",a=""]=/_(ext|queue)_(.+)$/.exec(s)??[];return{kind:i,number:a}}function Ho(o,e,t){return(n,s)=>{let i=Bo(n,s);return i?.kind===e?{config:{type:`custom:${o}`,[t]:[i.number]}}:null}}function Mo(o,...e){return(t,n)=>e.includes(n.split(".",1)[0]??"")&&Bo(t,n)?.kind==="pbx"?{config:{type:`custom:${o}`}}:null}var Lo=Ho("openvox-uc-phones","ext","favorites"),Do=Ho("openvox-uc-queues","queue","queues"),Xo=Mo("openvox-uc-recent","todo","calendar"),No=Mo("openvox-uc-calls","sensor","binary_sensor");ie("calls",bt,No);ie("contacts",Pe);ie("dial",Te);ie("mine",Ve);ie("phones",pe,Lo);ie("queues",$t,Do);ie("recent",Ae,Xo);Io("openvox-uc",Ct);
