var Rn=Object.defineProperty;var Hn=Object.getOwnPropertyDescriptor;var f=(o,t,e,n)=>{for(var s=n>1?void 0:n?Hn(t,e):t,r=o.length-1,i;r>=0;r--)(i=o[r])&&(s=(n?i(t,e,s):i(s))||s);return n&&s&&Rn(t,e,s),s};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var $e=globalThis,Ce=$e.ShadowRoot&&($e.ShadyCSS===void 0||$e.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,st=Symbol(),Rt=new WeakMap,ue=class{constructor(t,e,n){if(this._$cssResult$=!0,n!==st)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(Ce&&t===void 0){let n=e!==void 0&&e.length===1;n&&(t=Rt.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),n&&Rt.set(e,t))}return t}toString(){return this.cssText}},Ht=o=>new ue(typeof o=="string"?o:o+"",void 0,st),y=(o,...t)=>{let e=o.length===1?o[0]:t.reduce((n,s,r)=>n+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+o[r+1],o[0]);return new ue(e,o,st)},Xt=(o,t)=>{if(Ce)o.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let n=document.createElement("style"),s=$e.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=e.cssText,o.appendChild(n)}},rt=Ce?o=>o:o=>o instanceof CSSStyleSheet?(t=>{let e="";for(let n of t.cssRules)e+=n.cssText;return Ht(e)})(o):o;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Xn,defineProperty:Mn,getOwnPropertyDescriptor:Ln,getOwnPropertyNames:Dn,getOwnPropertySymbols:qn,getPrototypeOf:Nn}=Object,Ae=globalThis,Mt=Ae.trustedTypes,Un=Mt?Mt.emptyScript:"",Vn=Ae.reactiveElementPolyfillSupport,pe=(o,t)=>o,me={toAttribute(o,t){switch(t){case Boolean:o=o?Un:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,t){let e=o;switch(t){case Boolean:e=o!==null;break;case Number:e=o===null?null:Number(o);break;case Object:case Array:try{e=JSON.parse(o)}catch{e=null}}return e}},Se=(o,t)=>!Xn(o,t),Lt={attribute:!0,type:String,converter:me,reflect:!1,useDefault:!1,hasChanged:Se};Symbol.metadata??=Symbol("metadata"),Ae.litPropertyMetadata??=new WeakMap;var R=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=Lt){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(t,n,e);s!==void 0&&Mn(this.prototype,t,s)}}static getPropertyDescriptor(t,e,n){let{get:s,set:r}=Ln(this.prototype,t)??{get(){return this[e]},set(i){this[e]=i}};return{get:s,set(i){let l=s?.call(this);r?.call(this,i),this.requestUpdate(t,l,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??Lt}static _$Ei(){if(this.hasOwnProperty(pe("elementProperties")))return;let t=Nn(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(pe("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(pe("properties"))){let e=this.properties,n=[...Dn(e),...qn(e)];for(let s of n)this.createProperty(s,e[s])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[n,s]of e)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[e,n]of this.elementProperties){let s=this._$Eu(e,n);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let n=new Set(t.flat(1/0).reverse());for(let s of n)e.unshift(rt(s))}else t!==void 0&&e.push(rt(t));return e}static _$Eu(t,e){let n=e.attribute;return n===!1?void 0:typeof n=="string"?n:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let n of e.keys())this.hasOwnProperty(n)&&(t.set(n,this[n]),delete this[n]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Xt(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,n){this._$AK(t,n)}_$ET(t,e){let n=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,n);if(s!==void 0&&n.reflect===!0){let r=(n.converter?.toAttribute!==void 0?n.converter:me).toAttribute(e,n.type);this._$Em=t,r==null?this.removeAttribute(s):this.setAttribute(s,r),this._$Em=null}}_$AK(t,e){let n=this.constructor,s=n._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let r=n.getPropertyOptions(s),i=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:me;this._$Em=s;let l=i.fromAttribute(e,r.type);this[s]=l??this._$Ej?.get(s)??l,this._$Em=null}}requestUpdate(t,e,n,s=!1,r){if(t!==void 0){let i=this.constructor;if(s===!1&&(r=this[t]),n??=i.getPropertyOptions(t),!((n.hasChanged??Se)(r,e)||n.useDefault&&n.reflect&&r===this._$Ej?.get(t)&&!this.hasAttribute(i._$Eu(t,n))))return;this.C(t,e,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:n,reflect:s,wrapped:r},i){n&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,i??e??this[t]),r!==!0||i!==void 0)||(this._$AL.has(t)||(this.hasUpdated||n||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,r]of this._$Ep)this[s]=r;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,r]of n){let{wrapped:i}=r,l=this[s];i!==!0||this._$AL.has(s)||l===void 0||this.C(s,void 0,r,l)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(e)):this._$EM()}catch(n){throw t=!1,this._$EM(),n}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};R.elementStyles=[],R.shadowRootOptions={mode:"open"},R[pe("elementProperties")]=new Map,R[pe("finalized")]=new Map,Vn?.({ReactiveElement:R}),(Ae.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var at=globalThis,Dt=o=>o,Ee=at.trustedTypes,qt=Ee?Ee.createPolicy("lit-html",{createHTML:o=>o}):void 0,lt="$lit$",H=`lit$${Math.random().toFixed(9).slice(2)}$`,dt="?"+H,zn=`<${dt}>`,j=document,ge=()=>j.createComment(""),be=o=>o===null||typeof o!="object"&&typeof o!="function",ct=Array.isArray,Wt=o=>ct(o)||typeof o?.[Symbol.iterator]=="function",it=`[ 	
\f\r]`,fe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Nt=/-->/g,Ut=/>/g,F=RegExp(`>|${it}(?:([^\\s"'>=/]+)(${it}*=${it}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Vt=/'/g,zt=/"/g,jt=/^(?:script|style|textarea|title)$/i,ht=o=>(t,...e)=>({_$litType$:o,strings:t,values:e}),h=ht(1),qo=ht(2),No=ht(3),k=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),Ft=new WeakMap,W=j.createTreeWalker(j,129);function Yt(o,t){if(!ct(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return qt!==void 0?qt.createHTML(t):t}var Gt=(o,t)=>{let e=o.length-1,n=[],s,r=t===2?"<svg>":t===3?"<math>":"",i=fe;for(let l=0;l<e;l++){let a=o[l],d,c,u=-1,p=0;for(;p<a.length&&(i.lastIndex=p,c=i.exec(a),c!==null);)p=i.lastIndex,i===fe?c[1]==="!--"?i=Nt:c[1]!==void 0?i=Ut:c[2]!==void 0?(jt.test(c[2])&&(s=RegExp("</"+c[2],"g")),i=F):c[3]!==void 0&&(i=F):i===F?c[0]===">"?(i=s??fe,u=-1):c[1]===void 0?u=-2:(u=i.lastIndex-c[2].length,d=c[1],i=c[3]===void 0?F:c[3]==='"'?zt:Vt):i===zt||i===Vt?i=F:i===Nt||i===Ut?i=fe:(i=F,s=void 0);let g=i===F&&o[l+1].startsWith("/>")?" ":"";r+=i===fe?a+zn:u>=0?(n.push(d),a.slice(0,u)+lt+a.slice(u)+H+g):a+H+(u===-2?l:g)}return[Yt(o,r+(o[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},ye=class o{constructor({strings:t,_$litType$:e},n){let s;this.parts=[];let r=0,i=0,l=t.length-1,a=this.parts,[d,c]=Gt(t,e);if(this.el=o.createElement(d,n),W.currentNode=this.el.content,e===2||e===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(s=W.nextNode())!==null&&a.length<l;){if(s.nodeType===1){if(s.hasAttributes())for(let u of s.getAttributeNames())if(u.endsWith(lt)){let p=c[i++],g=s.getAttribute(u).split(H),b=/([.?@])?(.*)/.exec(p);a.push({type:1,index:r,name:b[2],strings:g,ctor:b[1]==="."?Ie:b[1]==="?"?Be:b[1]==="@"?Re:G}),s.removeAttribute(u)}else u.startsWith(H)&&(a.push({type:6,index:r}),s.removeAttribute(u));if(jt.test(s.tagName)){let u=s.textContent.split(H),p=u.length-1;if(p>0){s.textContent=Ee?Ee.emptyScript:"";for(let g=0;g<p;g++)s.append(u[g],ge()),W.nextNode(),a.push({type:2,index:++r});s.append(u[p],ge())}}}else if(s.nodeType===8)if(s.data===dt)a.push({type:2,index:r});else{let u=-1;for(;(u=s.data.indexOf(H,u+1))!==-1;)a.push({type:7,index:r}),u+=H.length-1}r++}}static createElement(t,e){let n=j.createElement("template");return n.innerHTML=t,n}};function Y(o,t,e=o,n){if(t===k)return t;let s=n!==void 0?e._$Co?.[n]:e._$Cl,r=be(t)?void 0:t._$litDirective$;return s?.constructor!==r&&(s?._$AO?.(!1),r===void 0?s=void 0:(s=new r(o),s._$AT(o,e,n)),n!==void 0?(e._$Co??=[])[n]=s:e._$Cl=s),s!==void 0&&(t=Y(o,s._$AS(o,t.values),s,n)),t}var Oe=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:n}=this._$AD,s=(t?.creationScope??j).importNode(e,!0);W.currentNode=s;let r=W.nextNode(),i=0,l=0,a=n[0];for(;a!==void 0;){if(i===a.index){let d;a.type===2?d=new ee(r,r.nextSibling,this,t):a.type===1?d=new a.ctor(r,a.name,a.strings,this,t):a.type===6&&(d=new He(r,this,t)),this._$AV.push(d),a=n[++l]}i!==a?.index&&(r=W.nextNode(),i++)}return W.currentNode=j,s}p(t){let e=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,e),e+=n.strings.length-2):n._$AI(t[e])),e++}},ee=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,n,s){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=Y(this,t,e),be(t)?t===m||t==null||t===""?(this._$AH!==m&&this._$AR(),this._$AH=m):t!==this._$AH&&t!==k&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Wt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==m&&be(this._$AH)?this._$AA.nextSibling.data=t:this.T(j.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:n}=t,s=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=ye.createElement(Yt(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(e);else{let r=new Oe(s,this),i=r.u(this.options);r.p(e),this.T(i),this._$AH=r}}_$AC(t){let e=Ft.get(t.strings);return e===void 0&&Ft.set(t.strings,e=new ye(t)),e}k(t){ct(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,n,s=0;for(let r of t)s===e.length?e.push(n=new o(this.O(ge()),this.O(ge()),this,this.options)):n=e[s],n._$AI(r),s++;s<e.length&&(this._$AR(n&&n._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let n=Dt(t).nextSibling;Dt(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},G=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,n,s,r){this.type=1,this._$AH=m,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=r,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=m}_$AI(t,e=this,n,s){let r=this.strings,i=!1;if(r===void 0)t=Y(this,t,e,0),i=!be(t)||t!==this._$AH&&t!==k,i&&(this._$AH=t);else{let l=t,a,d;for(t=r[0],a=0;a<r.length-1;a++)d=Y(this,l[n+a],e,a),d===k&&(d=this._$AH[a]),i||=!be(d)||d!==this._$AH[a],d===m?t=m:t!==m&&(t+=(d??"")+r[a+1]),this._$AH[a]=d}i&&!s&&this.j(t)}j(t){t===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Ie=class extends G{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===m?void 0:t}},Be=class extends G{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==m)}},Re=class extends G{constructor(t,e,n,s,r){super(t,e,n,s,r),this.type=5}_$AI(t,e=this){if((t=Y(this,t,e,0)??m)===k)return;let n=this._$AH,s=t===m&&n!==m||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,r=t!==m&&(n===m||s);s&&this.element.removeEventListener(this.name,this,n),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},He=class{constructor(t,e,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){Y(this,t)}},Kt={M:lt,P:H,A:dt,C:1,L:Gt,R:Oe,D:Wt,V:Y,I:ee,H:G,N:Be,U:Re,B:Ie,F:He},Fn=at.litHtmlPolyfillSupport;Fn?.(ye,ee),(at.litHtmlVersions??=[]).push("3.3.3");var Qt=(o,t,e)=>{let n=e?.renderBefore??t,s=n._$litPart$;if(s===void 0){let r=e?.renderBefore??null;n._$litPart$=s=new ee(t.insertBefore(ge(),r),r,void 0,e??{})}return s._$AI(o),s};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ut=globalThis,w=class extends R{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Qt(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return k}};w._$litElement$=!0,w.finalized=!0,ut.litElementHydrateSupport?.({LitElement:w});var Wn=ut.litElementPolyfillSupport;Wn?.({LitElement:w});(ut.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Xe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},te=o=>(...t)=>({_$litDirective$:o,values:t}),D=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,n){this._$Ct=t,this._$AM=e,this._$Ci=n}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:jn}=Kt,Jt=o=>o;var Zt=()=>document.createComment(""),ne=(o,t,e)=>{let n=o._$AA.parentNode,s=t===void 0?o._$AB:t._$AA;if(e===void 0){let r=n.insertBefore(Zt(),s),i=n.insertBefore(Zt(),s);e=new jn(r,i,o,o.options)}else{let r=e._$AB.nextSibling,i=e._$AM,l=i!==o;if(l){let a;e._$AQ?.(o),e._$AM=o,e._$AP!==void 0&&(a=o._$AU)!==i._$AU&&e._$AP(a)}if(r!==s||l){let a=e._$AA;for(;a!==r;){let d=Jt(a).nextSibling;Jt(n).insertBefore(a,s),a=d}}}return e},q=(o,t,e=o)=>(o._$AI(t,e),o),Yn={},en=(o,t=Yn)=>o._$AH=t,tn=o=>o._$AH,Me=o=>{o._$AR(),o._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var nn=(o,t,e)=>{let n=new Map;for(let s=t;s<=e;s++)n.set(o[s],s);return n},P=te(class extends D{constructor(o){if(super(o),o.type!==Xe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,t,e){let n;e===void 0?e=t:t!==void 0&&(n=t);let s=[],r=[],i=0;for(let l of o)s[i]=n?n(l,i):i,r[i]=e(l,i),i++;return{values:r,keys:s}}render(o,t,e){return this.dt(o,t,e).values}update(o,[t,e,n]){let s=tn(o),{values:r,keys:i}=this.dt(t,e,n);if(!Array.isArray(s))return this.ut=i,r;let l=this.ut??=[],a=[],d,c,u=0,p=s.length-1,g=0,b=r.length-1;for(;u<=p&&g<=b;)if(s[u]===null)u++;else if(s[p]===null)p--;else if(l[u]===i[g])a[g]=q(s[u],r[g]),u++,g++;else if(l[p]===i[b])a[b]=q(s[p],r[b]),p--,b--;else if(l[u]===i[b])a[b]=q(s[u],r[b]),ne(o,a[b+1],s[u]),u++,b--;else if(l[p]===i[g])a[g]=q(s[p],r[g]),ne(o,s[u],s[p]),p--,g++;else if(d===void 0&&(d=nn(i,g,b),c=nn(l,u,p)),d.has(l[u]))if(d.has(l[p])){let C=c.get(i[g]),x=C!==void 0?s[C]:null;if(x===null){let he=ne(o,s[u]);q(he,r[g]),a[g]=he}else a[g]=q(x,r[g]),ne(o,s[u],x),s[C]=null;g++}else Me(s[p]),p--;else Me(s[u]),u++;for(;g<=b;){let C=ne(o,a[b+1]);q(C,r[g]),a[g++]=C}for(;u<=p;){let C=s[u++];C!==null&&Me(C)}return this.ut=i,en(o,a),k}});/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Gn={attribute:!0,type:String,converter:me,reflect:!1,hasChanged:Se},Kn=(o=Gn,t,e)=>{let{kind:n,metadata:s}=e,r=globalThis.litPropertyMetadata.get(s);if(r===void 0&&globalThis.litPropertyMetadata.set(s,r=new Map),n==="setter"&&((o=Object.create(o)).wrapped=!0),r.set(e.name,o),n==="accessor"){let{name:i}=e;return{set(l){let a=t.get.call(this);t.set.call(this,l),this.requestUpdate(i,a,o,!0,l)},init(l){return l!==void 0&&this.C(i,void 0,o,l),l}}}if(n==="setter"){let{name:i}=e;return function(l){let a=this[i];t.call(this,l),this.requestUpdate(i,a,o,!0,l)}}throw Error("Unsupported decorator location: "+n)};function v(o){return(t,e)=>typeof e=="object"?Kn(o,t,e):((n,s,r)=>{let i=s.hasOwnProperty(r);return s.constructor.createProperty(r,n),i?Object.getOwnPropertyDescriptor(s,r):void 0})(o,t,e)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function _(o){return v({...o,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var K=(o,t,e)=>(e.configurable=!0,e.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(o,t,e),e);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function oe(o,t){return(e,n,s)=>{let r=i=>i.renderRoot?.querySelector(o)??null;if(t){let{get:i,set:l}=typeof n=="object"?e:s??(()=>{let a=Symbol();return{get(){return this[a]},set(d){this[a]=d}}})();return K(e,n,{get(){let a=i.call(this);return a===void 0&&(a=r(this),(a!==null||this.hasUpdated)&&l.call(this,a)),a}})}return K(e,n,{get(){return r(this)}})}}/**
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
 */async function pt(o){await o?.().catch(()=>{})}var mt=class{constructor(t,e){this.connection=t;this.source=e}#e=new Set;#t;#o=0;#n;listen(t){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#s),this.#s()),this.#e.add(t),()=>{this.#e.delete(t)&&this.#e.size===0&&this.#i()}}#s=()=>{let t=this.#r();this.connection.subscribeMessage(e=>{t===this.#o&&this.#a(e)},this.source.message,{resubscribe:!1}).then(e=>{t===this.#o?this.#t=e:pt(e)},()=>{t===this.#o&&(this.#n=setTimeout(this.#s,5e3))})};#r(){return clearTimeout(this.#n),this.#t=void 0,this.#o+=1,this.#o}#i(){this.connection.removeEventListener("ready",this.#s),this.connection.connected&&pt(this.#t),this.#r(),this.value=void 0}#a(t){this.value=this.source.reduce(this.value,t);for(let e of[...this.#e])e()}},on=new WeakMap;function Qn(o,t){let e=on.get(o)??new WeakMap;on.set(o,e);let n=e.get(t)??new mt(o,t);return e.set(t,n),n}var N=class{constructor(t,e){this.host=t;this.source=e;t.addController(this)}#e;#t;get value(){return this.#e?.value}hostConnected(){this.#o()}hostUpdate(){this.#o()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}#o(){let t=this.host.hass?.connection;if(!t)return;let e=Qn(t,this.source);if(e===this.#e)return;let n=this.#t;this.#e=e,this.#t=e.listen(()=>this.host.requestUpdate()),n?.()}};async function se(o,t){let e;try{let n=await new Promise((s,r)=>{e=o.subscribeMessage(s,t.message,{resubscribe:!1}),e.catch(r)});return t.reduce(void 0,n)}catch{return}finally{e?.then(pt,()=>{})}}var Jn={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,phones:{},calls:{},queues:{}};function ft(o,t){if(!t)return o;let e={...o};for(let[n,s]of Object.entries(t))s==null?delete e[n]:e[n]=s;return e}function Zn(o,{phones:t,calls:e,queues:n,...s}){return{...o,...s,phones:ft(o.phones,t),calls:ft(o.calls,e),queues:ft(o.queues,n)}}function eo(o={},t){let e="all"in t,n=e?{}:{...o};for(let[s,r]of Object.entries(e?t.all:t.changes))n[s]=Zn(n[s]??Jn,r);return n}var Q={message:{type:"openvox_uc/live"},reduce:eo},Le=class extends N{constructor(t){super(t,Q)}get pbxs(){return this.value}};function $({entryId:o,number:t}){return`${o} ${t}`}function A({number:o,phone:t}){return t.name??o}function De(o,t){return o.entryId===t?.entryId&&o.number===t.number}function J({phone:o}){return o.state==="ringing"}function gt(o,t){return Number(J(t))-Number(J(o))}function bt(o,t){return o.length-t.length||(o<t?-1:+(o>t))}function X(o){return Object.entries(o).flatMap(([t,e])=>Object.entries(e.phones).map(([n,s])=>({entryId:t,number:n,pbx:e,phone:s}))).sort((t,e)=>bt(t.number,e.number))}function S(o,t,e){let n=o[t],s=n?.phones[e];return n&&s&&{entryId:t,number:e,pbx:n,phone:s}}function qe({number:o,phone:t},e){let n=[o,t.name,t.with_name,t.with_number].join(" ").toLowerCase();return e.toLowerCase().split(/\s+/).every(s=>n.includes(s))}var sn="openvox_uc",to={message:{type:"frontend/subscribe_user_data",key:sn},reduce:(o,{value:t})=>t??{}};function U(o){return X(o).filter(({phone:t})=>t.control&&t.device_id)}var Ne=class extends N{constructor(t){super(t,to)}among(t){let e=this.value?.phone,n=e&&S(t,e.entry_id,e.number);if(n?.phone.control&&n.phone.device_id)return n;let s=U(t);return s.length===1?s[0]:void 0}choose(t,{entryId:e,number:n}){let s={...this.value,phone:{entry_id:e,number:n}};return t.callWS({type:"frontend/set_user_data",key:sn,value:s})}};var rn="openvox_uc";function _t(o){return`component.${rn}.config_panel.${o}`}var yt=new WeakMap;function Ue(o){let{connection:t,language:e}=o,n=yt.get(t);if(n?.language===e)return n.texts;let s=no(o);return yt.set(t,{language:e,texts:s}),s.catch(()=>yt.delete(t)),s}async function no(o){let t=await o.loadBackendTranslation("config_panel",rn);return(e,n)=>t(_t(e),n)}async function Ve(o,t){let e=t?.error??t;if((typeof e=="number"?e:e.code)===3)return o.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:s,translation_key:r,translation_placeholders:i}=e;return(s?await o.loadBackendTranslation("exceptions",s).catch(()=>{}):void 0)?.(`component.${s}.exceptions.${r}.message`,i)||n||String(e)}var oo=/\d/,M=class extends w{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.text="";this.active=0}static{this.styles=y`
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
  `}firstUpdated(){this.input.focus()}updated(e){e.has("active")&&this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"})}render(){let e=this.#e(),n=Math.min(this.active,e.length-1);return h`
      <input
        role="combobox" aria-autocomplete="list" aria-expanded=${e.length>0} aria-controls="picks" autocomplete="off"
        aria-activedescendant=${e.length>0?`pick${n}`:m} aria-label=${this.label} placeholder=${this.label}
        .value=${this.text} @input=${this.#t} @keydown=${this.#o}
      />
      <ul id="picks" role="listbox" aria-label=${this.label}>
        ${P(e,s=>typeof s=="string"?"":$(s),(s,r)=>h`
            <li id="pick${r}" role="option" aria-selected=${r===n} @click=${()=>this.#n(s)}>
              <span class="name">${typeof s=="string"?s:A(s)}</span>
              ${typeof s=="string"?m:h`<span class="number">${s.number}</span>`}
            </li>
          `)}
      </ul>
    `}#e(){let e=this.text.trim(),n=this.phones.filter(r=>qe(r,e));return this.free&&oo.test(e)&&!n.some(({number:r})=>r===e)?[...n,e]:n}#t(){this.text=this.input.value,this.active=0}#o(e){let n=this.#e(),r={ArrowDown:1,ArrowUp:-1}[e.key];if(r)this.active=(Math.min(this.active,n.length-1)+r+n.length)%n.length||0;else if(e.key==="Enter"&&!e.isComposing){let i=n[Math.min(this.active,n.length-1)];i&&this.#n(i)}else return;e.preventDefault()}#n(e){this.dispatchEvent(new CustomEvent("pick",{detail:e}))}};f([v()],M.prototype,"label",2),f([v({attribute:!1})],M.prototype,"phones",2),f([v({type:Boolean})],M.prototype,"free",2),f([_()],M.prototype,"text",2),f([_()],M.prototype,"active",2),f([oe("input")],M.prototype,"input",2);customElements.define("openvox-uc-picker",M);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var an="important",so=" !"+an,ln=te(class extends D{constructor(o){if(super(o),o.type!==Xe.ATTRIBUTE||o.name!=="style"||o.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(o){return Object.keys(o).reduce((t,e)=>{let n=o[e];return n==null?t:t+`${e=e.includes("-")?e:e.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(o,[t]){let{style:e}=o.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let n of this.ft)t[n]==null&&(this.ft.delete(n),n.includes("-")?e.removeProperty(n):e[n]=null);for(let n in t){let s=t[n];if(s!=null){this.ft.add(n);let r=typeof s=="string"&&s.endsWith(so);n.includes("-")||r?e.setProperty(n,r?s.slice(0,-11):s,r?an:""):e[n]=s}}return k}});var dn=600,cn=320,_e=8;function ro(){let o=document.activeElement;for(;o?.shadowRoot?.activeElement;)o=o.shadowRoot.activeElement;return o}var re=class extends w{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=y`
    dialog {
      position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
      inline-size: min(${cn}px, calc(100vw - ${2*_e}px)); overflow: auto;
      border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
      background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
    }
    dialog::backdrop { background: rgb(0 0 0 / 25%); }
    h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
    @media (max-width: ${dn-1}px) {
      dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
    }
  `}connectedCallback(){super.connectedCallback(),this.#e=ro()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return h`
      <dialog aria-labelledby="heading" style=${ln(this.#t())} @close=${this.#n} @click=${this.#o}>
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <slot></slot>
      </dialog>
    `}#t(){if(!this.near||innerWidth<dn)return{};let{left:e,top:n,bottom:s}=this.near,r=`${Math.max(_e,Math.min(e,innerWidth-cn-_e))}px`;return(n+s)/2<innerHeight/2?{margin:"0",left:r,right:"auto",top:`${s}px`,bottom:"auto","max-height":`${innerHeight-s-_e}px`}:{margin:"0",left:r,right:"auto",top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-_e}px`}}#o(e){if(e.target!==this.dialog)return;let{left:n,right:s,top:r,bottom:i}=this.dialog.getBoundingClientRect(),{clientX:l,clientY:a}=e;(l<n||l>s||a<r||a>i)&&this.#n()}#n(){this.dispatchEvent(new Event("close"))}};f([v()],re.prototype,"heading",2),f([v({attribute:!1})],re.prototype,"near",2),f([oe("dialog")],re.prototype,"dialog",2);customElements.define("openvox-uc-sheet",re);var io=["areas","connected","connection","devices","entities","language","user"];function ao(o,t){return!o||!t||io.some(e=>o[e]!==t[e])}var T=class extends w{constructor(){super(...arguments);this.live=new Le(this);this.myPhone=new Ne(this)}#e;static{this.styles=y`
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
  `}setConfig(e){this.config=e}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(e){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,Ue(n).then(s=>{this.texts=s},()=>{this.#e=void 0}))}async act(e){this.error=void 0,this.sheet=void 0;try{await e()}catch(n){this.hass&&(this.error=await Ve(this.hass,n))}}withMyPhone(e,{near:n,entryId:s}={}){let{hass:r,texts:i}=this,l=this.mine;if(l&&this.act(()=>e(l)),l||!r||!i)return;let a=({detail:d})=>{typeof d!="string"&&this.act(async()=>{await this.myPhone.choose(r,d),await e(d)})};this.sheet={heading:i("my_phone.title"),near:n,content:()=>h`
        <p class="hint">${i("my_phone.help")}</p>
        <openvox-uc-picker
          .label=${i("my_phone.search")}
          .phones=${U(this.pbxs).filter(d=>!s||d.entryId===s)}
          @pick=${a}
        ></openvox-uc-picker>
      `}}get pbxs(){return this.live.pbxs??{}}get mine(){return this.myPhone.among(this.pbxs)}render(){let{config:e,hass:n,texts:s}=this,r=this.live.pbxs;if(!n||!e||!s)return m;let i=!n.connected;return h`
      <ha-card .header=${e.title}>
        ${this.#t(s).map(l=>h`<div class="notice" role="status">${l}</div>`)}
        ${this.error?h`<div class="notice error" role="alert">
                <span dir="auto">${this.error}</span>
                <button class="icon-button" aria-label=${s("card.dismiss")} @click=${()=>this.#n()}>
                  <ha-icon icon="mdi:close"></ha-icon>
                </button>
              </div>`:m}
        <div class=${i?"offline":""} ?inert=${i}>${r?this.renderContent(s):m}</div>
        ${this.sheet&&!i?this.#o(s,this.sheet):m}
      </ha-card>
    `}#t(e){if(!this.hass?.connected)return[e("card.offline")];let n=this.live.pbxs&&Object.values(this.live.pbxs);return n?.length===0?[e("card.no_pbx")]:(n??[]).filter(({connected:s})=>!s).map(({name:s})=>e("card.pbx_offline",{pbx:s}))}#o(e,{heading:n,near:s,content:r}){return h`<openvox-uc-sheet .heading=${n} .near=${s} @close=${()=>this.closeSheet()}>${r(e)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#n(){this.error=void 0}};f([v({attribute:!1,hasChanged:ao})],T.prototype,"hass",2),f([_()],T.prototype,"config",2),f([_()],T.prototype,"texts",2),f([_()],T.prototype,"error",2),f([_()],T.prototype,"sheet",2);var lo=new Set(["idle","ringing","in_use","on_hold"]),vt=new Set,un;function hn(o){un=o;for(let t of vt)t()}function Fe(o,t){return o.entryId===t.entryId&&o.number!==t.number&&o.phone.call_id!==t.phone.call_id&&lo.has(o.phone.state)}var ze=class{#e;constructor(t){this.#e=()=>t.requestUpdate(),t.addController(this)}get from(){return un}hostConnected(){vt.add(this.#e)}hostDisconnected(){vt.delete(this.#e)}};function co(o,t){let e=document.elementFromPoint(o,t);for(;;){let n=e?.closest("[droppable]");if(n)return n;let s=e?.shadowRoot?.elementFromPoint(o,t);if(!s||s===e)return;e=s}}function ho(o){let t=document.createElement("div");return t.textContent=o,t.ariaHidden="true",t.style.cssText=`
    position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
    color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
  `,document.body.append(t),t}function pn(o,t,e,n){let s=new AbortController,{signal:r}=s,[i,l]=[o.clientX,o.clientY],a,d,c=0,u=()=>{let x=co(i,l);x!==d&&(d?.removeAttribute("over"),x?.setAttribute("over",""),d=x)},p=()=>{let x=+(l>innerHeight-48)-+(l<48);x&&scrollBy(0,x*12),u(),c=requestAnimationFrame(p)},g=()=>{s.abort(),cancelAnimationFrame(c),d?.removeAttribute("over"),a?.remove(),a&&hn(void 0)},b=x=>{if(x.pointerId===o.pointerId){if([i,l]=[x.clientX,x.clientY],!a){if(Math.hypot(i-o.clientX,l-o.clientY)<6)return;a=ho(e),hn(t),p()}a.style.transform=`translate(${i+6}px, ${l+6}px)`,u()}},C=x=>{if(x.pointerId!==o.pointerId)return;let he=d?.about;a&&uo(),g(),he&&n(he)};addEventListener("pointermove",b,{signal:r}),addEventListener("pointerup",C,{signal:r}),addEventListener("pointercancel",g,{signal:r}),addEventListener("keydown",({key:x})=>x==="Escape"&&g(),{signal:r})}function uo(){let o=t=>t.stopPropagation();addEventListener("click",o,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",o,{capture:!0}))}var ve=class extends w{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=y`
    div { display: flex; flex-direction: column; padding: 4px 8px 8px; }
    button {
      display: flex; align-items: center; gap: 12px; padding: 10px 8px; border: none; border-radius: 8px; background: none;
      color: inherit; font: inherit; text-align: start; cursor: pointer;
    }
    button:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
    button:focus-visible { outline: 2px solid var(--primary-color); }
    ha-icon { color: var(--secondary-text-color); }
  `}updated(){this.shadowRoot?.activeElement||this.#e()[0]?.focus()}render(){return h`
      <div role="menu" aria-label=${this.label} @keydown=${this.#t}>
        ${P(this.items,({key:e})=>e,({icon:e,label:n,run:s})=>h`
            <button role="menuitem" tabindex="-1" @click=${()=>s()}><ha-icon .icon=${e}></ha-icon>${n}</button>
          `)}
      </div>
    `}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(e){let n=this.#e(),s=n.indexOf(this.shadowRoot?.activeElement),r=new Map([["ArrowDown",s+1],["ArrowUp",s-1],["Home",0],["End",-1]]).get(e.key);r!==void 0&&(e.preventDefault(),n.at(r%n.length)?.focus())}};f([v()],ve.prototype,"label",2),f([v({attribute:!1})],ve.prototype,"items",2);customElements.define("openvox-uc-menu",ve);var Tt="openvox_uc",po=new Set(["in_use","on_hold"]),mo=new Set(["ringing","in_use","on_hold"]),fo=new Set(["idle","in_use","on_hold"]);function O({phone:o,pbx:t}){let e=o.call_id===null?void 0:t.calls[o.call_id];return po.has(o.state)&&e?.answered_at!==null}function xe(o){return o.phone.control&&o.pbx.connected&&O(o)}var xt=new Map;function mn({about:o}){return o.phone.call_id!==null&&xt.get($(o))===o.phone.call_id}function Pt({hass:o,about:t}){let e=Object.values(o.entities).find(s=>s?.device_id===t.phone.device_id&&s.platform===Tt&&s.translation_key==="dnd"),n=e&&o.states[e.entity_id]?.state;return n?{entityId:e.entity_id,state:n}:void 0}function Z(o,t,{phone:e},n={}){return o.callService(Tt,t,n,{device_id:e.device_id??[]},!1)}function we(o,t){return{run:(e,{hass:n,about:s})=>{e.act(()=>Z(n,o,s).then(()=>t?.(s)))}}}function wt(o,t){return{byMine:!0,run:(e,{hass:n,about:s},r)=>e.withMyPhone(i=>Z(n,o,i,t(s.number)),{near:r,entryId:s.entryId})}}function fn(o){return{run:(t,e)=>{let n=Pt(e);n&&t.act(()=>e.hass.callService("switch",o,{},{entity_id:n.entityId},!1))}}}var bn=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],go=[{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:o})=>o.pbx.pickup&&J(o),...wt("pick_up",o=>({extension:o}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:o})=>fo.has(o.phone.state),...wt("dial",o=>({number:o}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:o})=>O(o),run:(o,{about:t},e)=>o.askForTarget(t,e)},{key:"hold",icon:"mdi:phone-paused",offered:({about:o})=>O(o)&&o.phone.state==="in_use",...we("hold")},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:o})=>o.phone.state==="on_hold",...we("resume")},{key:"mute",icon:"mdi:microphone-off",offered:o=>O(o.about)&&!mn(o),...we("mute",o=>xt.set($(o),o.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:o=>O(o.about)&&mn(o),...we("unmute",o=>xt.delete($(o)))},...bn.map(([o,t])=>({key:o,icon:t,offered:({about:e})=>e.pbx.may_listen_in&&O(e),...wt("listen_in",e=>({extension:e,mode:o}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:o})=>mo.has(o.phone.state),...we("hang_up")},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:o=>Pt(o)?.state==="off",...fn("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:o=>Pt(o)?.state==="on",...fn("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:o,mine:t})=>o.phone.device_id!==null&&!De(o,t),run:(o,{hass:t,about:e})=>{o.act(()=>o.myPhone.choose(t,e))}}],kt=bn.map(([o])=>o);function bo(o,t){let{about:e,mine:n}=t;return!e.phone.control||!e.pbx.connected||!o.offered(t)?!1:!o.byMine||!n?!0:n.entryId===e.entryId&&n.number!==e.number&&n.phone.state==="idle"}var V=class extends T{itemsFor(t,e,n){let{hass:s,texts:r}=this;if(!s||!r)return[];let i={hass:s,about:t,mine:this.mine};return go.filter(({key:l})=>!n||n.includes(l)).filter(l=>bo(l,i)).map(l=>({key:l.key,icon:l.icon,label:r(`menu.${l.key}`),run:(a=e)=>l.run(this,i,a)}))}openMenu({entryId:t,number:e},n,s){let r=()=>S(this.pbxs,t,e),i=r();i&&(this.sheet={heading:i.phone.name?`${i.phone.name} (${e})`:e,near:n,content:l=>{let a=r(),d=a?this.itemsFor(a,n,s):[];return d.length>0?h`<openvox-uc-menu .label=${l("menu.label")} .items=${d}></openvox-uc-menu>`:h`<p class="hint">${l("menu.nothing")}</p>`}})}askForTarget(t,e){let{texts:n}=this;if(!n)return;let s=({detail:r})=>this.transfer(t,typeof r=="string"?r:r.number);this.sheet={heading:n("transfer.title",{name:gn(t,n)}),near:e,content:()=>h`
        <openvox-uc-picker
          free
          .label=${n("transfer.search")}
          .phones=${X(this.pbxs).filter(r=>Fe(r,t))}
          @pick=${s}
        ></openvox-uc-picker>
      `}}drag(t,e){let{texts:n}=this,s=t.composedPath().some(r=>r instanceof Element&&r.matches(".handle"));!n||t.button!==0||t.pointerType!=="mouse"&&!s||!xe(e)||pn(t,e,gn(e,n),r=>this.transfer(e,r.number))}hangUp(t){let{hass:e}=this;e&&this.act(()=>e.callService(Tt,"hang_up",{call_id:t},void 0,!1))}transfer(t,e){let{hass:n}=this;n&&this.act(()=>Z(n,"transfer",t,{number:e,call_id:t.phone.call_id}))}};function gn({phone:o},t){return o.with_name??o.with_number??t("calls.unknown")}var Pe={agent:{busy:"Busy",in_use:"In a call",invalid:"Invalid",not_in_use:"Free",on_hold:"On hold",paused:"Paused",ringing:"Ringing",ringing_in_use:"Ringing during a call",unavailable:"Unavailable",unknown:"Unknown",wrap_up:"Wrapping up"},calls:{description:"What rings and talks now, and who with whom.",label:"Calls now",name:"OpenVox UC calls",none:"No calls at the moment.",to:"to",unknown:"Unknown"},card:{dismiss:"Dismiss",no_pbx:"No PBX is set up. Add one under Settings > Devices & services.",offline:"Connection lost. What you see is not up to date.",pbx_offline:"{pbx} is not connected. What you see of its phones is not up to date."},dashboard:{calls:"Calls now",description:"OpenVox UC: who is on the phone, who called, and one click to act.",dial:"Dial",phones:"Phones",queues:"Queues",recent:"Missed and recent",switchboard:"Switchboard",title:"Phones",wall:"Wall"},dial:{call:"Call",calling:"{phone} rings. Pick it up to call {name}.",choose:"Select your phone",contact:"Contact",count:"Matches: {count}",description:"Find contacts, extensions, and earlier callers, and call them from your phone.",extension:"Extension",found:"Matches",from:"Call from",history:"Earlier call",name:"OpenVox UC dial",no_phone:"There is no phone from which you may call.",none_found:"Nobody found.",search:"Name or number",typed:"Number"},direction:{inbound:"Incoming",internal:"Internal",outbound:"Outgoing"},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},menu:{barge:"Join the call",call:"Call from my phone",disturb:"Turn off do not disturb",do_not_disturb:"Turn on do not disturb",hang_up:"Hang up",hold:"Hold",label:"Actions",listen:"Listen to the call",listen_in:"Listen in",mute:"Mute",nothing:"There is nothing to do with this phone at the moment.",pick_up:"Pick up",resume:"Resume",set_my_phone:"Set as my phone",transfer:"Transfer to…",unmute:"Unmute",whisper:"Speak to this phone only"},my_phone:{help:"Calls that you make here ring this phone first. To change it later, select another phone, then Set as my phone.",search:"Name or number",title:"Which phone is yours?"},outcome:{answered:"Answered",failed:"Not reached",missed:"Missed"},phones:{description:"Who is on the phone, and what you can do now.",label:"Phones",mine:"my phone",name:"OpenVox UC phones",none:"No phones to show.",none_found:"No phone matches.",search:"Search phones"},queues:{agents:"Agents",description:"Who waits, for how long, and who is there to answer.",free:"Free agents",longest_wait:"Longest wait",name:"OpenVox UC queues",none:"There are no queues to show.",pause:"Pause {name}",resume:"Resume {name}",waiting:"Waiting"},recent:{add_contact:"Add {number} to contacts",call:"Call {name}",calls:"{count} calls",contact_name:"Name",description:"Whom to call back, and the history of all calls.",done:"Mark {name} as done",found:"Found calls",full:"Search to find earlier calls.",label:"Missed and recent calls",loading:"Loading…",missed:"To call back",more:"Show all ({count})",name:"OpenVox UC missed and recent",none:"No calls yet.",none_found:"No call matches.",not_playable:"The recording cannot be played.",older:"Load earlier calls",play:"Recording of {name}",recent:"Recent calls",save:"Save",search:"Search all calls",unknown:"Unknown"},state:{fault:"Fault",idle:"Idle",in_use:"In a call",on_hold:"On hold",ringing:"Ringing",unknown:"Unknown",unregistered:"Not registered"},transfer:{search:"Name or number",title:"Transfer {name} to"}};function I(...o){return{schema:[{name:"title",selector:{text:{}}},...o],computeLabel:({name:t},e)=>e(_t(`editor.${t}`))||Pe.editor[t]}}function We(){return document.querySelector("home-assistant")?.hass}var yn={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},je={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"};var $t=3,Ye=class extends V{static{this.styles=[V.styles,y`
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
    `]}static getStubConfig(){return{}}static getConfigForm(){return I({name:"wallboard",selector:{boolean:{}}})}update(t){let e=this.shadowRoot?.activeElement;super.update(t),e&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(t){let e=_o(this.pbxs);return e.length===0?h`<p class="hint" tabindex="-1">${t("calls.none")}</p>`:h`
      <ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${t("calls.label")}>
        ${P(e,({call:n,pbx:s})=>`${s.device_id} ${n.call_id}`,n=>this.#e(t,n))}
      </ul>
    `}#e(t,e){let{call:n,pbx:s}=e,r=wo(e),i=vo(e);return h`
      <li data-state=${r} @pointerdown=${l=>i&&this.drag(l,i)}>
        <ha-icon class="direction" role="img" aria-label=${t(`direction.${n.direction}`)} .icon=${je[n.direction]}></ha-icon>
        <div class="who">
          <div class="parties">
            <bdi>${n.caller_name??n.caller??t("calls.unknown")}</bdi>
            <ha-icon class="arrow" role="img" aria-label=${t("calls.to")} icon="mdi:arrow-right"></ha-icon>
            <bdi>${xo(e).join(", ")||t("calls.unknown")}</bdi>
          </div>
          <div class="detail">
            <span>${t(`state.${r}`)}</span>
            <span><openvox-uc-elapsed since=${n.answered_at??n.started_at??m}></openvox-uc-elapsed></span>
            ${n.trunk?h`<span><bdi>${n.trunk}</bdi></span>`:m}
            ${Object.keys(this.pbxs).length>1?h`<span><bdi>${s.name}</bdi></span>`:m}
          </div>
        </div>
        <div class="buttons">
          ${P(this.#t(t,e,i),({key:l})=>l,({icon:l,label:a,run:d})=>h`
              <button
                class="icon-button" aria-label=${a} title=${a}
                @click=${({currentTarget:c})=>d(c.getBoundingClientRect())}
              >
                <ha-icon .icon=${l}></ha-icon>
              </button>
            `)}
          ${i&&xe(i)?h`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:m}
        </div>
      </li>
    `}#t(t,{call:e,pbx:n,phones:s},r){let i=s.find(J),l=r?this.itemsFor(r,void 0,kt):[],a=[...i?this.itemsFor(i,void 0,["pick_up"]):[],...r?this.itemsFor(r,void 0,["transfer"]):[]];return r&&l.length>0&&a.push({key:"listen_in",icon:"mdi:ear-hearing",label:t("menu.listen_in"),run:d=>this.openMenu(r,d,kt)}),n.connected&&s.some(({phone:d})=>d.control)&&a.push({key:"hang_up",icon:"mdi:phone-hangup",label:t("menu.hang_up"),run:()=>this.hangUp(e.call_id)}),a}};function _o(o){let t=X(o).filter(({phone:e})=>e.call_id!==null);return Object.values(o).flatMap(e=>Object.values(e.calls).map(n=>({pbx:e,call:n,phones:t.filter(s=>s.pbx===e&&s.phone.call_id===n.call_id)}))).sort((e,n)=>(e.call.started_at??"").localeCompare(n.call.started_at??""))}function vo({call:o,phones:t}){let e=t.filter(O);return e.find(({number:n})=>n===o.answered_by)??e.find(({number:n})=>n!==o.caller)??e[0]}function wo({call:o,phones:t}){return t.some(({phone:e})=>e.state==="on_hold")?"on_hold":o.answered_at===null?"ringing":"in_use"}function xo({call:o,phones:t}){let e=o.direction==="outbound"?[]:t.filter(({number:r})=>o.direction!=="internal"||r!==o.caller),n=(e.some(O)?e.filter(O):e.filter(J)).map(A),s=o.callee_name??o.callee??o.dialed;return n.length===0?s===null?[]:[s]:n.length>$t?[...n.slice(0,$t),`+${n.length-$t}`]:n}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Po={},Te=te(class extends D{constructor(){super(...arguments),this.ot=Po}render(o,t){return t()}update(o,[t,e]){if(Array.isArray(t)){if(Array.isArray(this.ot)&&this.ot.length===t.length&&t.every((n,s)=>n===this.ot[s]))return k}else if(this.ot===t)return k;return this.ot=Array.isArray(t)?Array.from(t):t,this.render(t,e)}});var ie=class{#e;run(t){this.cancel(),this.#e=setTimeout(t,200)}cancel(){clearTimeout(this.#e)}};var L=class extends T{constructor(){super(...arguments);this.said="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[T.styles,y`
      .said { margin: 0; padding: 8px 16px; }
      .said:empty { display: none; }
    `]}willUpdate(e){if(super.willUpdate(e),!this.said)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.said=""),this.#t=n}get mayDial(){return this.mine!==void 0||U(this.pbxs).length>0}canCall({entryId:e,number:n}){let s=this.mine;return!s||!e?this.mayDial:s.entryId===e&&s.number!==n}entryOf(e,n){return S(this.pbxs,e,n)&&e}dial(e,n,s){let{hass:r,texts:i}=this;!r||!i||(this.said="",this.withMyPhone(async l=>{if(!this.#e){this.#e=!0;try{await Z(r,"dial",l,{number:e.number}),this.said=i("dial.calling",{name:e.name??e.number,phone:A(l)}),s?.()}finally{this.#e=!1}}},{near:n,...e.entryId?{entryId:e.entryId}:{}}))}renderSaid(){return h`<p class="said" role="status">${this.said}</p>`}};f([_()],L.prototype,"said",2);var To={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},_n=64,ko=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,$o=/[\s()/.-]/g,Co=/^\s*tel:([^;?]*).*$/is;function vn(o){let t=Co.exec(o)?.[1];if(t===void 0)return o;try{return decodeURIComponent(t)}catch{return t}}function wn(o){return o.replace($o,"")}var B=class extends L{constructor(){super(...arguments);this.text="";this.found=[];this.foundFor="";this.active=0;this.open=!1;this.#e=new ie}#e;static{this.styles=[L.styles,y`
      .dial { display: flex; flex-direction: column; gap: 8px; padding: 16px 16px 8px; }
      .field { display: flex; gap: 8px; align-items: center; }
      input, select {
        box-sizing: border-box; min-inline-size: 0; padding: 10px 12px; font: inherit; color: inherit;
        background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
      }
      input { flex: 1; }
      select { flex: 1; padding-block: 6px; text-overflow: ellipsis; }
      label { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; color: var(--secondary-text-color); }
      .call {
        display: inline-flex; padding: 10px; border: none; border-radius: 50%; cursor: pointer;
        background: var(--primary-color); color: var(--text-primary-color);
      }
      .call[aria-disabled="true"] { opacity: 0.4; cursor: default; }
      ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
      li { display: flex; gap: 4px 12px; align-items: center; padding: 8px 12px; border-radius: 8px; cursor: pointer; }
      li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
      li ha-icon, .number, .state { color: var(--secondary-text-color); }
      .who { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; min-inline-size: 0; overflow-wrap: anywhere; }
      .state { font-size: 0.875em; }
      .none { color: var(--secondary-text-color); }
      .none:empty { display: none; }
      .count { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    `]}static getStubConfig(){return{}}static getConfigForm(){return I()}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(e){e.has("active")&&this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"});let n=this.renderRoot.querySelector("select");n&&(n.value=this.mine?$(this.mine):"")}renderContent(e){if(!this.mayDial)return h`<p class="hint">${e("dial.no_phone")}</p>`;let n=this.#r(),s=n[this.#i(n)],r=this.open&&n.length>0;return h`
      <div class="dial">
        <div class="field">
          <input
            type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
            maxlength=${_n} aria-autocomplete="list" aria-controls="found" aria-expanded=${r}
            aria-activedescendant=${r?`found${this.#i(n)}`:m}
            aria-label=${e("dial.search")} placeholder=${e("dial.search")}
            .value=${this.text} @input=${this.#d} @paste=${this.#c} @keydown=${this.#p}
          />
          <button
            class="call" aria-label=${e("dial.call")} title=${e("dial.call")} aria-disabled=${!s}
            @click=${()=>this.#l(s)}
          >
            <ha-icon icon="mdi:phone"></ha-icon>
          </button>
        </div>
        <ul id="found" role="listbox" aria-label=${e("dial.found")} ?hidden=${!r}>
          ${P(r?n:[],({entry_id:i,name:l,number:a})=>`${i} ${l} ${a}`,(i,l)=>this.#t(e,i,l,i===s))}
        </ul>
        <div class=${n.length>0?"count":"none"} role="status">${this.#o(e,n)}</div>
        ${this.#n(e)}
      </div>
      ${this.renderSaid()}
    `}#t(e,n,s,r){let{kind:i,entry_id:l,name:a,number:d}=n,c=l===null?void 0:S(this.pbxs,l,d)?.phone;return h`
      <li id="found${s}" role="option" aria-selected=${r} @click=${()=>this.#l(n)}>
        <ha-icon role="img" aria-label=${e(`dial.${i}`)} title=${e(`dial.${i}`)} .icon=${To[i]}></ha-icon>
        <span class="who">
          ${a===null?m:h`<span dir="auto">${a}</span>`}
          <span class=${a===null?"":"number"}><bdi>${d}</bdi></span>
        </span>
        ${c?h`<span class="state">${e(`state.${c.state??"unknown"}`)}</span>`:m}
      </li>
    `}#o(e,n){return!this.text||this.#s?"":n.length>0?e("dial.count",{count:n.length}):e("dial.none_found")}#n(e){let n=U(this.pbxs),s=this.mine===void 0;if(n.length<2)return m;let r=Object.keys(this.pbxs).length>1,i=n.map(({number:l,pbx:a,phone:d})=>{let c=d.name?`${d.name} (${l})`:l;return r?`${c}, ${a.name}`:c});return Te([e,s,i.join()],()=>h`
        <label>
          ${e("dial.from")}
          <select @change=${this.#m}>
            ${s?h`<option value="">${e("dial.choose")}</option>`:m}
            ${n.map((l,a)=>h`<option value=${$(l)}>${i[a]}</option>`)}
          </select>
        </label>
      `)}get#s(){return this.foundFor!==this.text.trim()}#r(){let e=this.text.trim(),n=this.#s?[]:this.found.filter(r=>this.canCall(xn(r)));return ko.test(e)&&!n.some(({number:r})=>wn(r)===wn(e))?[{kind:"typed",entry_id:null,name:null,number:e},...n]:n}#i(e){return Math.min(this.active,e.length-1)}#a(e){this.text=e,this.active=0,this.open=!0,this.said="";let n=e.trim();if(!n){this.#e.cancel(),this.found=[],this.foundFor="";return}this.#e.run(()=>{this.#u(n)})}async#u(e){let{hass:n}=this;if(n)try{let{results:s}=await n.callWS({type:"openvox_uc/find",text:e});if(e!==this.text.trim())return;this.found=s,this.foundFor=e,this.error=void 0}catch(s){e===this.text.trim()&&(this.error=await Ve(n,s))}}#d(){this.#a(vn(this.input.value))}#c(e){let n=e.clipboardData?.getData("text")??"",s=vn(n);s!==n&&(e.preventDefault(),this.#a(s.slice(0,_n)))}#p(e){if(e.isComposing)return;let n=this.#r(),s=this.#i(n),r=a=>{this.open?this.active=(s+a+n.length)%n.length||0:this.open=!0},l={ArrowDown:()=>r(1),ArrowUp:()=>r(-1),Enter:()=>this.#l(n[s]),Escape:()=>{this.open&&n.length>0?this.open=!1:this.#a("")}}[e.key];l&&(e.preventDefault(),l())}#l(e){if(!e)return;let n=this.text;this.open=!1,this.dial(xn(e),this.input.getBoundingClientRect(),()=>{this.text===n&&this.#h()})}#h(){this.text=this.foundFor="",this.found=[],this.input.focus()}#m({target:e}){let{hass:n}=this,s=U(this.pbxs).find(r=>$(r)===e.value);n&&s&&this.act(()=>this.myPhone.choose(n,s))}};f([_()],B.prototype,"text",2),f([_()],B.prototype,"found",2),f([_()],B.prototype,"foundFor",2),f([_()],B.prototype,"active",2),f([_()],B.prototype,"open",2),f([oe("input")],B.prototype,"input",2);function xn({entry_id:o,name:t,number:e}){return{name:t,number:e,entryId:o??void 0}}var ke=new Set,Ge;function Pn(){for(let o of ke)o.tick()}function Ct(){clearInterval(Ge),Ge=void 0,!(ke.size===0||document.hidden)&&(Pn(),Ge=setInterval(Pn,1e3))}document.addEventListener("visibilitychange",Ct);function St(o){let t=Math.max(0,Math.floor(o/1e3)),[e,n]=[Math.floor(t/3600),Math.floor(t/60)%60];return(e?[e,n,t%60]:[n,t%60]).map((r,i)=>i?String(r).padStart(2,"0"):r).join(":")}var At=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",ke.add(this),Ge===void 0?Ct():this.tick()}disconnectedCallback(){ke.delete(this),ke.size===0&&Ct()}attributeChangedCallback(t,e,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let t=Number.isNaN(this.#e)?"":St(Date.now()-this.#e);this.textContent!==t&&(this.textContent=t)}};customElements.define("openvox-uc-elapsed",At);function Ao(o,t){return o.phone!==t?.phone||o.number!==t.number}var E=class extends w{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.movable=!1;this.current=!1}static{this.shadowRootOptions={...w.shadowRootOptions,delegatesFocus:!0}}static{this.styles=y`
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
  `}render(){let{about:e,texts:n,mine:s,movable:r,pbx:i}=this,{number:l,phone:a}=e,d=a.state??"unknown",c=a.with_name??a.with_number,u=n(`state.${d}`),p=h`
      <ha-icon class="icon" .icon=${yn[d]}></ha-icon>
      <span class="name"><bdi>${A(e)}</bdi></span>
      <span class="number">
        ${s?h`<ha-icon icon="mdi:star" role="img" aria-label=${n("phones.mine")}></ha-icon>`:m} ${l}
      </span>
      <span class="what">
        ${c?h`<span class="heard">${u}</span>`:m}
        ${c&&a.direction?h`<ha-icon .icon=${je[a.direction]}></ha-icon>`:m}
        <bdi>${c??[u,i].filter(Boolean).join(", ")}</bdi>
      </span>
      ${a.since?h`<openvox-uc-elapsed since=${a.since}></openvox-uc-elapsed>`:m}
    `;return a.control?h`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1}>${p}</button>
          ${r?h`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:m}
        `:h`<div class="tile">${p}</div>`}};f([v({attribute:!1,hasChanged:Ao})],E.prototype,"about",2),f([v({attribute:!1})],E.prototype,"texts",2),f([v()],E.prototype,"pbx",2),f([v({type:Boolean})],E.prototype,"mine",2),f([v({type:Boolean})],E.prototype,"movable",2),f([v({type:Boolean})],E.prototype,"current",2);customElements.define("openvox-uc-phone",E);var Tn=31,ae=class extends V{constructor(){super(...arguments);this.search="";this.#e=new ze(this)}#e;static{this.styles=[V.styles,y`
      .search { padding: 16px 16px 0; }
      input {
        box-sizing: border-box; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit; background: transparent;
        border: 1px solid var(--secondary-text-color); border-radius: 8px;
      }
      .phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13.5em, 100%), 1fr)); gap: 8px; padding: 16px; }
      .wallboard { font-size: 1.4em; }
    `]}static getStubConfig(){return{}}static async getConfigForm(){let e=We(),s=X((e&&await se(e.connection,Q))??{}).map(r=>({value:r.number,label:`${A(r)} (${r.number})`}));return I({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:s}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(e){let{hass:n,mine:s,search:r}=this,i=X(this.pbxs).filter(p=>this.#t(p,n)),l=r&&i.length>=Tn?i.filter(p=>qe(p,r)):i,a=l.filter(({phone:p})=>p.control),d=a.find(p=>$(p)===this.current)??a.toSorted(gt)[0],c=Object.keys(this.pbxs).length>1,u=this.#e.from;return h`
      ${i.length>=Tn?h`<div class="search">
              <input type="search" aria-label=${e("phones.search")} placeholder=${e("phones.search")} @input=${this.#o} />
            </div>`:m}
      ${l.length===0?h`<p class="hint">${e(r?"phones.none_found":"phones.none")}</p>`:m}
      <div
        class="phones ${this.config?.wallboard?"wallboard":""}" role="list" aria-label=${e("phones.label")}
        @keydown=${this.#i} @focusin=${this.#r}
      >
        ${P(l,$,p=>h`
            <openvox-uc-phone
              role="listitem"
              state=${p.phone.state??"unknown"}
              .about=${p}
              .texts=${e}
              .pbx=${c?p.pbx.name:""}
              ?mine=${De(p,s)}
              ?current=${p===d}
              ?movable=${xe(p)}
              ?droppable=${u!==void 0&&Fe(p,u)}
              @click=${this.#n}
              @pointerdown=${this.#s}
            ></openvox-uc-phone>
          `)}
      </div>
    `}#t({number:e,phone:n},s){let{area:r,favorites:i}=this.config??{};return i?.length&&!i.map(String).includes(e)?!1:!r||n.device_id!==null&&s?.devices[n.device_id]?.area_id===r}#o({target:e}){this.search=e.value.trim()}#n({currentTarget:e}){let n=e;n.about.phone.control&&this.openMenu(n.about,n.getBoundingClientRect())}#s(e){this.drag(e,e.currentTarget.about)}#r({target:e}){e instanceof E&&(this.current=$(e.about))}#i(e){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],s=n.filter(({about:c})=>c.phone.control).sort((c,u)=>gt(c.about,u.about)),r=s.indexOf(e.target),i=n.map(({offsetTop:c})=>c),l=i.filter(c=>c===Math.min(...i)).length,a=getComputedStyle(this).direction==="rtl"?-1:1,d=new Map([["ArrowRight",r+a],["ArrowLeft",r-a],["ArrowDown",r+l],["ArrowUp",r-l],["Home",0],["End",s.length-1]]).get(e.key);d===void 0||r<0||(e.preventDefault(),s[d]?.focus())}};f([_()],ae.prototype,"search",2),f([_()],ae.prototype,"current",2);function Ke(o,t){let e=o.activeElement,n=e?.closest("ul"),s=e?.closest("li"),r=n&&s?[...n.children].indexOf(s):-1,i=e?.dataset.action;if(t(),!e||o.activeElement)return;if(e.isConnected){e.focus({preventScroll:!0});return}let l=n?.isConnected?[...n.children]:[],a=r>=0?l[Math.min(r,l.length-1)]:void 0;(a?.querySelector(`[data-action="${i}"]`)??a?.querySelector("button")??o.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var Qe={busy:{tone:"busy",icon:"mdi:phone-in-talk"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}};function kn({paused:o,state:t}){return o?"paused":t!==null&&t in Qe?t:"unknown"}function $n(o){return Object.entries(o).flatMap(([t,e])=>Object.entries(e.queues).map(([n,s])=>({entryId:t,number:n,pbx:e,queue:s}))).sort((t,e)=>bt(t.number,e.number))}var Je=class extends T{static{this.styles=[T.styles,y`
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
    `]}static getStubConfig(){return{}}static async getConfigForm(){let t=We(),n=$n((t&&await se(t.connection,Q))??{}).map(({number:s,queue:r})=>({value:s,label:r.name&&r.name!==s?`${r.name} (${s})`:s}));return I({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(t){this.shadowRoot?Ke(this.shadowRoot,()=>super.update(t)):super.update(t)}renderContent(t){let e=this.config?.queues?.map(String),n=$n(this.pbxs).filter(({number:s})=>!e?.length||e.includes(s));return n.length===0?h`<p class="hint">${t("queues.none")}</p>`:h`
      <div class="queues ${this.config?.wallboard?"wallboard":""}">
        ${P(n,({entryId:s,number:r})=>`${s} ${r}`,s=>this.#e(t,s))}
      </div>
    `}#e(t,e){let{number:n,pbx:s,queue:r}=e,{agents:i,longest_wait_since:l,waiting:a}=r,d=r.name??n;return h`
      <section class=${a?"waiting":""} aria-label=${d}>
        <h3>
          <bdi>${d}</bdi>
          ${d===n?m:h`<span>${n}</span>`}
          ${Object.keys(this.pbxs).length>1?h`<span><bdi>${s.name}</bdi></span>`:m}
        </h3>
        <dl>
          <div><dt>${t("queues.waiting")}</dt><dd>${a}</dd></div>
          ${l?h`<div><dt>${t("queues.longest_wait")}</dt><dd><openvox-uc-elapsed since=${l}></openvox-uc-elapsed></dd></div>`:m}
          <div>
            <dt>${t("queues.free")}</dt>
            <dd>${i.filter(c=>Qe[kn(c)]?.tone==="free").length}/${i.length}</dd>
          </div>
        </dl>
        <ul aria-label=${t("queues.agents")}>
          ${P(i,c=>c.number,c=>this.#t(t,e,c))}
        </ul>
      </section>
    `}#t(t,{entryId:e,number:n,pbx:s},r){let i=kn(r),l=r.name??r.number,a=S(this.pbxs,e,r.number),d=r.paused?"resume":"pause";return h`
      <li data-tone=${Qe[i]?.tone}>
        <ha-icon aria-hidden="true" .icon=${Qe[i]?.icon}></ha-icon>
        <span class="agent"><span dir="auto">${l}</span><span class="state">${t(`agent.${i}`)}</span></span>
        ${a?.phone.control&&a.phone.device_id&&s.connected?h`
                <button
                  class="icon-button" data-action="pause" aria-label=${t(`queues.${d}`,{name:l})} title=${t(`queues.${d}`,{name:l})}
                  @click=${()=>this.hass&&void this.act(async()=>this.hass&&Z(this.hass,`queue_${d}`,a,{queue:n}))}
                >
                  <ha-icon icon=${r.paused?"mdi:play":"mdi:pause"}></ha-icon>
                </button>
              `:m}
      </li>
    `}};var Cn=new Map;function Ze(o,t){let e=JSON.stringify([o,t]),n=Cn.get(e)??new Intl.DateTimeFormat(o,t);return Cn.set(e,n),n}var et=class{#e;#t;#o;#n;constructor({config:t,language:e,locale:n}){let{time_format:s,time_zone:r}=n;this.#e=e,this.#t=s==="system"?void 0:e,this.#o=r==="server"?{timeZone:t.time_zone}:{};let i=Ze(this.#t,{hour:"numeric"}).resolvedOptions().hour12,l=s==="12"||s!=="24"&&i===!0;this.#n={hour:l?"numeric":"2-digit",minute:"2-digit",hourCycle:l?"h12":"h23",...this.#o}}daysAgo(t,e){let[n,s]=[t,e].map(r=>Date.parse(Ze("en-CA",this.#o).format(r)));return Math.round((s-n)/864e5)}time(t){return Ze(this.#t,this.#n).format(t)}day(t,e){let n=this.daysAgo(t,e);if(n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-1,"day");if(n>1&&n<7)return this.#s(t,{weekday:"long"});let s=this.#s(t,{year:"numeric"})===this.#s(e,{year:"numeric"});return this.#s(t,{day:"numeric",month:"short",...s?{}:{year:"numeric"}})}full(t){return this.#s(t,{dateStyle:"full"})}#s(t,e){return Ze(this.#e,{...e,...this.#o}).format(t)}};function An(o,t,e=new Date){let n=new Date(t),s=new et(o),r=s.time(n);return s.daysAgo(n,e)===0?r:`${s.day(n,e)}, ${r}`}function Sn(o,t){let e=new et(o);return`${e.full(new Date(t))}, ${e.time(new Date(t))}`}var Et=9e5,tt=class{constructor(t){this.host=t;this.quarter=0;t.addController(this)}#e;hostConnected(){let t=Date.now();this.quarter=Math.floor(t/Et),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},Et-t%Et)}hostDisconnected(){clearTimeout(this.#e)}};var So=50,Ot=1e3;function z({entry_id:o,call_id:t}){return`${o} ${t}`}function Eo(o,t){let e=new Set(o.map(z));return[...o,...t.filter(n=>!e.has(z(n)))].slice(0,Ot)}function En(o,t,e){let n=new Map(t.map(l=>[z(l),l])),s=o.map(l=>{let a=z(l),d=n.get(a)??l;return n.delete(a),d}),r=e?le(o.at(-1)):"";return[...[...n.values()].filter(l=>le(l)>=r),...s].sort((l,a)=>+(le(l)<le(a))-+(le(l)>le(a))).slice(0,Ot)}function le(o){return o?.started_at??""}var nt=class{constructor(t){this.host=t;this.missed=[];this.found="";this.#t=null;t.addController(this),this.search("")}#e;#t;#o;#n;hostDisconnected(){this.#n=void 0}get loading(){return this.#n!==void 0||this.searching}get hasOlder(){return this.#t!==null}get isFull(){return this.calls?.length===Ot}get searching(){return this.calls===void 0||this.#e!==this.found}search(t){if(t===this.#e)return;this.#e=t,this.#n=void 0;let e=this.#o;e&&(this.host.removeController(e),e.hostDisconnected()),this.#o=new N(this.host,{message:{type:"openvox_uc/history",...this.#s},reduce:(n,s)=>this.#r(s)}),this.host.requestUpdate()}async loadOlder(){let t=this.calls??[];this.loading||this.#t===null||this.isFull||await this.#i({calls:t,next:this.#t},t.length+1)}get#s(){return{limit:So,...this.#e?{search:this.#e}:{}}}#r(t){if("missed"in t)this.missed=t.missed;else if("changed"in t)this.#n?.push(...t.changed),this.calls&&!this.searching&&(this.calls=En(this.calls,t.changed,this.hasOlder));else{let e=this.searching?0:this.calls?.length??0;this.#i(t.page,e).catch(()=>{})}}async#i({calls:t,next:e},n){let s=[];this.#n=s,this.host.requestUpdate();try{for(;e!==null&&t.length<n;){let r=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#s,cursor:e});if(!r||this.#n!==s)return;t=Eo(t,r.calls),e=r.next}}finally{this.#n===s&&(this.calls=En(t,s,e!==null),this.#t=e,this.found=this.#e??"",this.#n=void 0,this.host.requestUpdate())}}};function Oo({entry_id:o,uid:t}){return`${o} ${t}`}var Io=5,It=3,Bo=64,de=class extends L{constructor(){super(...arguments);this.allCallers=!1;this.#e=new nt(this);this.#t=new tt(this);this.#o=new ie;this.#s=null}#e;#t;#o;#n;#s;#r;static{this.styles=[L.styles,y`
      .search { padding: 16px 16px 8px; }
      input {
        box-sizing: border-box; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit; background: transparent;
        border: 1px solid var(--secondary-text-color); border-radius: 8px;
      }
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
    `]}static getStubConfig(){return{}}static getConfigForm(){return I()}disconnectedCallback(){super.disconnectedCallback(),this.#o.cancel(),this.#n?.disconnect(),this.#n=void 0,this.#s=null}update(e){this.shadowRoot?Ke(this.shadowRoot,()=>super.update(e)):super.update(e)}updated(){let e=this.renderRoot.querySelector(".calls"),n=this.renderRoot.querySelector("[data-end]"),s=this.#e.calls?.length;n===this.#s&&s===this.#r||([this.#s,this.#r]=[n,s],this.#n?.disconnect(),this.#n=void 0,!(!e||!n)&&(this.#n=new IntersectionObserver(r=>{r.some(({isIntersecting:i})=>i)&&this.#f()},{root:e,rootMargin:"400px"}),this.#n.observe(n)))}renderContent(e){let{hass:n,mine:s,allCallers:r}=this,{calls:i,missed:l,found:a,loading:d,hasOlder:c,isFull:u}=this.#e,p=[e,n?.user,n?.locale,s?.entryId,s?.number,this.mayDial,this.#t.quarter],g=b=>Te([b,this.#l(b)&&this.playing,...p],()=>this.#c(this.#u(e,b)));return h`
      <div class="search">
        <input
          type="search" maxlength=${Bo} autocomplete="off"
          aria-label=${e("recent.search")} placeholder=${e("recent.search")} @input=${this.#m}
        />
      </div>
      ${this.renderSaid()}
      <div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${d}>
        ${Te([i,l,a,d,this.playing,r,...p],()=>h`
            ${a||l.length===0?m:this.#i(e,l)}
            ${l.length===0&&!a?m:h`<h3>${e(a?"recent.found":"recent.recent")}</h3>`}
            ${i?.length===0?h`<p class="hint" role="status">${e(a?"recent.none_found":"recent.none")}</p>`:m}
            <ul class="recent">${P(i??[],z,g)}</ul>
            ${this.#p(e,d,c,u)}
          `)}
      </div>
    `}#i(e,n){let s=this.allCallers?n:n.slice(0,Io);return h`
      <h3>${e("recent.missed")}</h3>
      <ul>${P(s,Oo,r=>this.#c(this.#a(e,r)))}</ul>
      ${s.length<n.length?h`<button class="more" @click=${()=>this.#g()}>${e("recent.more",{count:n.length})}</button>`:m}
    `}#a(e,n){let{entry_id:s,uid:r,name:i,number:l,calls:a,last_at:d,extensions:c,control:u}=n,p=i??l??e("recent.unknown"),g=c.map(b=>this.#h(s,b));return{icon:"mdi:phone-missed",kind:e("outcome.missed"),isMissed:!0,who:p,at:d,details:[a>1?e("recent.calls",{count:a}):void 0,g.length>It?`${g.slice(0,It).join(", ")} +${g.length-It}`:g.join(", ")],buttons:[...this.#d(e,p,i,l,s),u&&{action:"done",icon:"mdi:check",label:e("recent.done",{name:p}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:s,uid:r}))}}]}}#u(e,n){let{entry_id:s,direction:r,outcome:i,talk_seconds:l,recording_media_content_id:a}=n,d=this.#l(n),c=n.other??e("recent.unknown"),[u,p]=r==="outbound"?[n.callee_name,n.caller]:[n.caller_name,n.answered_by??(n.extensions.length===1?n.extensions[0]:n.callee)];return{icon:n.icon,kind:[e(`direction.${r}`),i&&e(`outcome.${i}`)].filter(Boolean).join(", "),isMissed:i==="missed"||i==="failed",who:c,at:n.started_at,details:[p?this.#h(s,p):void 0,l&&i==="answered"?St(l*1e3):void 0],buttons:[a!==null&&{action:"play",icon:d?"mdi:stop":"mdi:play",label:e("recent.play",{name:c}),pressed:d,run:()=>this.#b(z(n),a)},...this.#d(e,c,u,n.other_number,s)],recording:d?this.playing?.url:void 0}}#d(e,n,s,r,i){if(r===null)return[];let l={name:n,number:r,entryId:this.entryOf(i,r)};return[this.hass?.user?.is_admin===!0&&s===null&&!l.entryId&&{action:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:r}),run:a=>this.#_(e,r,a)},this.canCall(l)&&{action:"call",icon:"mdi:phone",label:e("recent.call",{name:n}),run:a=>this.dial(l,a)}]}#c({icon:e,kind:n,isMissed:s,who:r,at:i,details:l,buttons:a,recording:d}){return h`
      <li class=${s?"missed":""}>
        <ha-icon role="img" aria-label=${n} title=${n} .icon=${e}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${r}</bdi></div>
          <div class="detail">
            ${i&&this.hass?h`<span><time dir="auto" datetime=${i} title=${Sn(this.hass,i)}>${An(this.hass,i)}</time></span>`:m}
            ${l.filter(Boolean).map(c=>h`<span><bdi>${c}</bdi></span>`)}
          </div>
        </div>
        <div class="buttons">
          ${P(a.filter(c=>c!==!1),({action:c})=>c,({action:c,icon:u,label:p,pressed:g,run:b})=>h`
              <button
                class="icon-button" data-action=${c} aria-label=${p} title=${p} aria-pressed=${g??m}
                @click=${({currentTarget:C})=>b(C.getBoundingClientRect())}
              >
                <ha-icon .icon=${u}></ha-icon>
              </button>
            `)}
        </div>
        ${d?h`<audio controls autoplay src=${d} @error=${this.#y}></audio>`:m}
      </li>
    `}#p(e,n,s,r){return s?r?h`<p class="hint">${e("recent.full")}</p>`:h`
      <button class="more" data-end aria-disabled=${n} @click=${this.#f}>
        ${e(n?"recent.loading":"recent.older")}
      </button>
    `:n?h`<p class="hint">${e("recent.loading")}</p>`:m}#l(e){return this.playing?.key===z(e)}#h(e,n){let s=S(this.pbxs,e,n);return s?A(s):n}#m({target:e}){let n=e.value.trim();this.#o.run(()=>this.#e.search(n))}#f(){this.act(()=>this.#e.loadOlder())}#g(){this.allCallers=!0}#b(e,n){if(this.playing?.key===e){this.playing=void 0;return}this.act(async()=>{let s=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:n});this.playing=s&&{key:e,url:s.url}})}#y(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#_(e,n,s){let r=i=>{i.preventDefault();let{hass:l}=this,a=String(new FormData(i.target).get("name")).trim();l&&a&&this.act(()=>Ro(l,a,n))};this.sheet={heading:e("recent.add_contact",{number:n}),near:s,content:()=>h`
        <form @submit=${r}>
          <input name="name" required autofocus autocomplete="off" aria-label=${e("recent.contact_name")} placeholder=${e("recent.contact_name")} />
          <button>${e("recent.save")}</button>
        </form>
      `}}};f([_()],de.prototype,"allCallers",2),f([_()],de.prototype,"playing",2);async function Ro(o,t,e){let{response:n}=await o.callService("openvox_uc","get_contacts",{search:t},{},!1,!0),s=n.contacts.filter(i=>i.address_book===null&&i.name.toLowerCase()===t.toLowerCase()),r=s.length===1?s[0]?.numbers??[]:[];await o.callService("openvox_uc","set_contact",{name:t,numbers:[...r,e]},{},!1)}function ce(o,t){let{name:e,description:n}=Pe[o],s=`openvox-uc-${o}`;customElements.define(s,t),window.customCards??=[],window.customCards.push({type:s,name:e,description:n,preview:!0})}function On(o,t){let{title:e,description:n}=Pe.dashboard;customElements.define(`ll-strategy-dashboard-${o}`,t),window.customStrategies??=[],window.customStrategies.push({type:o,strategyType:"dashboard",name:e,description:n})}var In=3,Bn=4,Bt={wallboard:!0},ot=class extends w{static{this.noEditor=!0}static async generate(t,e){let[n,s]=await Promise.all([Ue(e),se(e.connection,Q)]),r=Object.values(s??{}).some(({queues:c})=>Object.keys(c).length>0),i=(c,u={})=>[{type:"heading",heading:n(`dashboard.${c}`)},{type:`custom:openvox-uc-${c}`,grid_options:{columns:"full"},...u}],l=c=>r?i("queues",c):[],a=(c,...u)=>({type:"grid",column_span:c,cards:u}),d=(c,u,...p)=>({title:n(`dashboard.${c}`),path:c,type:"sections",max_columns:u,sections:p});return{title:n("dashboard.title"),views:[d("switchboard",In,a(1,...i("dial"),...i("calls")),a(In-1,...i("phones"),...i("recent")),...r?[a(1,...l())]:[]),d("wall",Bn,a(1,...i("calls",Bt),...l(Bt)),a(Bn-1,...i("phones",Bt)))]}}};ce("calls",Ye);ce("dial",B);ce("phones",ae);ce("queues",Je);ce("recent",de);On("openvox-uc",ot);
