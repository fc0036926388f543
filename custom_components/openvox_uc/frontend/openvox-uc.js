var co=Object.defineProperty;var ho=Object.getOwnPropertyDescriptor;var g=(s,e,t,n)=>{for(var o=n>1?void 0:n?ho(e,t):e,i=s.length-1,r;i>=0;i--)(r=s[i])&&(o=(n?r(e,t,o):r(o))||o);return n&&o&&co(e,t,o),o};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var qe=globalThis,Ne=qe.ShadowRoot&&(qe.ShadyCSS===void 0||qe.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,vt=Symbol(),Yt=new WeakMap,we=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==vt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Ne&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Yt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Yt.set(t,e))}return e}toString(){return this.cssText}},Gt=s=>new we(typeof s=="string"?s:s+"",void 0,vt),b=(s,...e)=>{let t=s.length===1?s[0]:e.reduce((n,o,i)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+s[i+1],s[0]);return new we(t,s,vt)},Kt=(s,e)=>{if(Ne)s.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=qe.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,s.appendChild(n)}},wt=Ne?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Gt(t)})(s):s;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:uo,defineProperty:po,getOwnPropertyDescriptor:mo,getOwnPropertyNames:fo,getOwnPropertySymbols:go,getPrototypeOf:bo}=Object,ze=globalThis,Qt=ze.trustedTypes,yo=Qt?Qt.emptyScript:"",_o=ze.reactiveElementPolyfillSupport,xe=(s,e)=>s,Pe={toAttribute(s,e){switch(e){case Boolean:s=s?yo:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let t=s;switch(e){case Boolean:t=s!==null;break;case Number:t=s===null?null:Number(s);break;case Object:case Array:try{t=JSON.parse(s)}catch{t=null}}return t}},Ue=(s,e)=>!uo(s,e),Jt={attribute:!0,type:String,converter:Pe,reflect:!1,useDefault:!1,hasChanged:Ue};Symbol.metadata??=Symbol("metadata"),ze.litPropertyMetadata??=new WeakMap;var D=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Jt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&po(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:i}=mo(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:o,set(r){let a=o?.call(this);i?.call(this,r),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Jt}static _$Ei(){if(this.hasOwnProperty(xe("elementProperties")))return;let e=bo(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(xe("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(xe("properties"))){let t=this.properties,n=[...fo(t),...go(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(wt(o))}else e!==void 0&&t.push(wt(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Kt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:Pe).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let i=n.getPropertyOptions(o),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Pe;this._$Em=o;let a=r.fromAttribute(t,i.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,n,o=!1,i){if(e!==void 0){let r=this.constructor;if(o===!1&&(i=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??Ue)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:i},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),i!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,i]of n){let{wrapped:r}=i,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,i,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};D.elementStyles=[],D.shadowRootOptions={mode:"open"},D[xe("elementProperties")]=new Map,D[xe("finalized")]=new Map,_o?.({ReactiveElement:D}),(ze.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Pt=globalThis,Zt=s=>s,Fe=Pt.trustedTypes,en=Fe?Fe.createPolicy("lit-html",{createHTML:s=>s}):void 0,Tt="$lit$",q=`lit$${Math.random().toFixed(9).slice(2)}$`,kt="?"+q,vo=`<${kt}>`,ee=document,ke=()=>ee.createComment(""),$e=s=>s===null||typeof s!="object"&&typeof s!="function",$t=Array.isArray,an=s=>$t(s)||typeof s?.[Symbol.iterator]=="function",xt=`[ 	
\f\r]`,Te=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,tn=/-->/g,nn=/>/g,J=RegExp(`>|${xt}(?:([^\\s"'>=/]+)(${xt}*=${xt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),on=/'/g,sn=/"/g,ln=/^(?:script|style|textarea|title)$/i,Ct=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),d=Ct(1),Ss=Ct(2),Os=Ct(3),A=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),rn=new WeakMap,Z=ee.createTreeWalker(ee,129);function dn(s,e){if(!$t(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return en!==void 0?en.createHTML(e):e}var cn=(s,e)=>{let t=s.length-1,n=[],o,i=e===2?"<svg>":e===3?"<math>":"",r=Te;for(let a=0;a<t;a++){let l=s[a],c,h,p=-1,m=0;for(;m<l.length&&(r.lastIndex=m,h=r.exec(l),h!==null);)m=r.lastIndex,r===Te?h[1]==="!--"?r=tn:h[1]!==void 0?r=nn:h[2]!==void 0?(ln.test(h[2])&&(o=RegExp("</"+h[2],"g")),r=J):h[3]!==void 0&&(r=J):r===J?h[0]===">"?(r=o??Te,p=-1):h[1]===void 0?p=-2:(p=r.lastIndex-h[2].length,c=h[1],r=h[3]===void 0?J:h[3]==='"'?sn:on):r===sn||r===on?r=J:r===tn||r===nn?r=Te:(r=J,o=void 0);let f=r===J&&s[a+1].startsWith("/>")?" ":"";i+=r===Te?l+vo:p>=0?(n.push(c),l.slice(0,p)+Tt+l.slice(p)+q+f):l+q+(p===-2?a:f)}return[dn(s,i+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Ce=class s{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let i=0,r=0,a=e.length-1,l=this.parts,[c,h]=cn(e,t);if(this.el=s.createElement(c,n),Z.currentNode=this.el.content,t===2||t===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(o=Z.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let p of o.getAttributeNames())if(p.endsWith(Tt)){let m=h[r++],f=o.getAttribute(p).split(q),_=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:_[2],strings:f,ctor:_[1]==="."?We:_[1]==="?"?je:_[1]==="@"?Ye:ne}),o.removeAttribute(p)}else p.startsWith(q)&&(l.push({type:6,index:i}),o.removeAttribute(p));if(ln.test(o.tagName)){let p=o.textContent.split(q),m=p.length-1;if(m>0){o.textContent=Fe?Fe.emptyScript:"";for(let f=0;f<m;f++)o.append(p[f],ke()),Z.nextNode(),l.push({type:2,index:++i});o.append(p[m],ke())}}}else if(o.nodeType===8)if(o.data===kt)l.push({type:2,index:i});else{let p=-1;for(;(p=o.data.indexOf(q,p+1))!==-1;)l.push({type:7,index:i}),p+=q.length-1}i++}}static createElement(e,t){let n=ee.createElement("template");return n.innerHTML=e,n}};function te(s,e,t=s,n){if(e===A)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,i=$e(e)?void 0:e._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(s),o._$AT(s,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=te(s,o._$AS(s,e.values),o,n)),e}var Ve=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??ee).importNode(t,!0);Z.currentNode=o;let i=Z.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let c;l.type===2?c=new le(i,i.nextSibling,this,e):l.type===1?c=new l.ctor(i,l.name,l.strings,this,e):l.type===6&&(c=new Ge(i,this,e)),this._$AV.push(c),l=n[++a]}r!==l?.index&&(i=Z.nextNode(),r++)}return Z.currentNode=ee,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},le=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=te(this,e,t),$e(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==A&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):an(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&$e(this._$AH)?this._$AA.nextSibling.data=e:this.T(ee.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Ce.createElement(dn(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let i=new Ve(o,this),r=i.u(this.options);i.p(t),this.T(r),this._$AH=i}}_$AC(e){let t=rn.get(e.strings);return t===void 0&&rn.set(e.strings,t=new Ce(e)),t}k(e){$t(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let i of e)o===t.length?t.push(n=new s(this.O(ke()),this.O(ke()),this,this.options)):n=t[o],n._$AI(i),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=Zt(e).nextSibling;Zt(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},ne=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,o){let i=this.strings,r=!1;if(i===void 0)e=te(this,e,t,0),r=!$e(e)||e!==this._$AH&&e!==A,r&&(this._$AH=e);else{let a=e,l,c;for(e=i[0],l=0;l<i.length-1;l++)c=te(this,a[n+l],t,l),c===A&&(c=this._$AH[l]),r||=!$e(c)||c!==this._$AH[l],c===u?e=u:e!==u&&(e+=(c??"")+i[l+1]),this._$AH[l]=c}r&&!o&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},We=class extends ne{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},je=class extends ne{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},Ye=class extends ne{constructor(e,t,n,o,i){super(e,t,n,o,i),this.type=5}_$AI(e,t=this){if((e=te(this,e,t,0)??u)===A)return;let n=this._$AH,o=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==u&&(n===u||o);o&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Ge=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){te(this,e)}},hn={M:Tt,P:q,A:kt,C:1,L:cn,R:Ve,D:an,V:te,I:le,H:ne,N:je,U:Ye,B:We,F:Ge},wo=Pt.litHtmlPolyfillSupport;wo?.(Ce,le),(Pt.litHtmlVersions??=[]).push("3.3.3");var un=(s,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let i=t?.renderBefore??null;n._$litPart$=o=new le(e.insertBefore(ke(),i),i,void 0,t??{})}return o._$AI(s),o};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var At=globalThis,P=class extends D{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=un(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return A}};P._$litElement$=!0,P.finalized=!0,At.litElementHydrateSupport?.({LitElement:P});var xo=At.litElementPolyfillSupport;xo?.({LitElement:P});(At.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ke={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},de=s=>(...e)=>({_$litDirective$:s,values:e}),F=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:Po}=hn,pn=s=>s;var mn=()=>document.createComment(""),ce=(s,e,t)=>{let n=s._$AA.parentNode,o=e===void 0?s._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(mn(),o),r=n.insertBefore(mn(),o);t=new Po(i,r,s,s.options)}else{let i=t._$AB.nextSibling,r=t._$AM,a=r!==s;if(a){let l;t._$AQ?.(s),t._$AM=s,t._$AP!==void 0&&(l=s._$AU)!==r._$AU&&t._$AP(l)}if(i!==o||a){let l=t._$AA;for(;l!==i;){let c=pn(l).nextSibling;pn(n).insertBefore(l,o),l=c}}}return t},V=(s,e,t=s)=>(s._$AI(e,t),s),To={},fn=(s,e=To)=>s._$AH=e,gn=s=>s._$AH,Qe=s=>{s._$AR(),s._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var bn=(s,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(s[o],o);return n},k=de(class extends F{constructor(s){if(super(s),s.type!==Ke.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],i=[],r=0;for(let a of s)o[r]=n?n(a,r):r,i[r]=t(a,r),r++;return{values:i,keys:o}}render(s,e,t){return this.dt(s,e,t).values}update(s,[e,t,n]){let o=gn(s),{values:i,keys:r}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=r,i;let a=this.ut??=[],l=[],c,h,p=0,m=o.length-1,f=0,_=i.length-1;for(;p<=m&&f<=_;)if(o[p]===null)p++;else if(o[m]===null)m--;else if(a[p]===r[f])l[f]=V(o[p],i[f]),p++,f++;else if(a[m]===r[_])l[_]=V(o[m],i[_]),m--,_--;else if(a[p]===r[_])l[_]=V(o[p],i[_]),ce(s,l[_+1],o[p]),p++,_--;else if(a[m]===r[f])l[f]=V(o[m],i[f]),ce(s,o[p],o[m]),m--,f++;else if(c===void 0&&(c=bn(r,f,_),h=bn(a,p,m)),c.has(a[p]))if(c.has(a[m])){let y=h.get(r[f]),v=y!==void 0?o[y]:null;if(v===null){let x=ce(s,o[p]);V(x,i[f]),l[f]=x}else l[f]=V(v,i[f]),ce(s,o[p],v),o[y]=null;f++}else Qe(o[m]),m--;else Qe(o[p]),p++;for(;f<=_;){let y=ce(s,l[_+1]);V(y,i[f]),l[f++]=y}for(;p<=m;){let y=o[p++];y!==null&&Qe(y)}return this.ut=r,fn(s,l),A}});/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ko={attribute:!0,type:String,converter:Pe,reflect:!1,hasChanged:Ue},$o=(s=ko,e,t)=>{let{kind:n,metadata:o}=t,i=globalThis.litPropertyMetadata.get(o);if(i===void 0&&globalThis.litPropertyMetadata.set(o,i=new Map),n==="setter"&&((s=Object.create(s)).wrapped=!0),i.set(t.name,s),n==="accessor"){let{name:r}=t;return{set(a){let l=e.get.call(this);e.set.call(this,a),this.requestUpdate(r,l,s,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,s,a),a}}}if(n==="setter"){let{name:r}=t;return function(a){let l=this[r];e.call(this,a),this.requestUpdate(r,l,s,!0,a)}}throw Error("Unsupported decorator location: "+n)};function w(s){return(e,t)=>typeof t=="object"?$o(s,e,t):((n,o,i)=>{let r=o.hasOwnProperty(i);return o.constructor.createProperty(i,n),r?Object.getOwnPropertyDescriptor(o,i):void 0})(s,e,t)}/**
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
 */var oe=(s,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(s,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function yn(s,e){return(t,n,o)=>{let i=r=>r.renderRoot?.querySelector(s)??null;if(e){let{get:r,set:a}=typeof n=="object"?t:o??(()=>{let l=Symbol();return{get(){return this[l]},set(c){this[l]=c}}})();return oe(t,n,{get(){let l=r.call(this);return l===void 0&&(l=i(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return oe(t,n,{get(){return i(this)}})}}/**
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
 */var Ae={agent:{busy:"Busy",do_not_disturb:"Do not disturb",in_use:"In a call",invalid:"Invalid",not_in_use:"Free",on_hold:"On hold",paused:"Paused",ringing:"Ringing",ringing_in_use:"Ringing during a call",unavailable:"Unavailable",unknown:"Unknown",wrap_up:"Wrapping up"},badge:{do_not_disturb:"Do not disturb",forwarding:"Forwarded",missed:"Missed calls",voicemails:"New voicemails"},calls:{description:"What rings and talks now, and who with whom.",label:"Calls now",name:"OpenVox UC calls",none:"No calls at the moment.",to:"to",unknown:"Unknown"},card:{cancel:"Cancel",dismiss:"Dismiss",no_pbx:"No PBX is set up. Add one under Settings > Devices & services.",offline:"Connection lost. What you see is not up to date.",pbx_offline:"{pbx} is not connected. What you see of its phones is not up to date."},confirm:{hang_up:"End the call of {name}?"},dashboard:{calls:"Calls now",description:"OpenVox UC: who is on the phone, who called, and one click to act.",dial:"Dial",phones:"Phones",queues:"Queues",recent:"Missed and recent",switchboard:"Switchboard",title:"Phones",wall:"Wall"},dial:{call:"Call",calling:"{phone} rings. Pick it up to call {name}.",choose:"Select your phone",contact:"Contact",count:"Matches: {count}",description:"Find contacts, extensions, and earlier callers, and call them from your phone.",extension:"Extension",found:"Matches",from:"Call from",history:"Earlier call",name:"OpenVox UC dial",no_phone:"There is no phone from which you may call.",none_found:"Nobody found.",search:"Name or number",typed:"Number"},direction:{inbound:"Incoming",internal:"Internal",outbound:"Outgoing"},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},menu:{barge:"Join the call",call:"Call from my phone",disturb:"Turn off do not disturb",do_not_disturb:"Turn on do not disturb",hang_up:"Hang up",hold:"Hold",label:"Actions",listen:"Listen to the call",listen_in:"Listen in",mute:"Mute",nothing:"There is nothing to do with this phone at the moment.",pick_up:"Pick up",resume:"Resume",set_my_phone:"Set as my phone",transfer:"Transfer to…",unmute:"Unmute",whisper:"Speak to this phone only"},mine:{about:"{action}: {name}",alert:"When my phone rings",description:"Your own phone: who calls, and what you can do with the call.",earlier:"Earlier calls: {count}, last: {last}",first:"First call",name:"OpenVox UC my phone",notify:"Show a notification while this page is in the background",rings:"{name} is calling",sound:"Play a sound",vip:"VIP"},my_phone:{help:"Calls that you make here ring this phone first. To change it later, select another phone, then Set as my phone.",search:"Name or number",title:"Which phone is yours?"},outcome:{answered:"Answered",failed:"Not reached",missed:"Missed"},phones:{all:"All",busy:"Busy",description:"Who is on the phone, and what you can do now.",filter:"Show",free:"Free",label:"Phones",mine:"my phone",name:"OpenVox UC phones",no_area:"No area",none:"No phones to show.",none_found:"No phone matches.",not_registered:"Not registered",search:"Search phones"},queues:{agents:"Agents",description:"Who waits, for how long, and who is there to answer.",free:"Free agents",longest_wait:"Longest wait",name:"OpenVox UC queues",none:"There are no queues to show.",pause:"Pause {name}",resume:"Resume {name}",waiting:"Waiting"},recent:{add_contact:"Add {number} to contacts",all:"All",call:"Call {name}",calls:"{count} calls",contact_name:"Name",description:"Whom to call back, and the history of all calls.",done:"Mark {name} as done",filter:"Show",full:"Search to find earlier calls.",label:"Missed and recent calls",loading:"Loading…",missed:"To call back",missed_calls:"Missed",more:"Show all ({count})",name:"OpenVox UC missed and recent",none:"No calls yet.",none_found:"No call matches.",not_playable:"The recording cannot be played.",older:"Load earlier calls",outgoing:"Outgoing",play:"Recording of {name}",save:"Save",search:"Search all calls",unknown:"Unknown"},state:{fault:"Fault",idle:"Idle",in_use:"In a call",on_hold:"On hold",ringing:"Ringing",unknown:"Unknown",unregistered:"Not registered"},transfer:{search:"Name or number",title:"Transfer {name} to"}};var M="openvox_uc";function Ot(s){return`component.${M}.config_panel.${s}`}var St=new WeakMap;function Je(s){let{connection:e,language:t}=s,n=St.get(e);if(n?.language===t)return n.texts;let o=Ao(s);return St.set(e,{language:t,texts:o}),o.catch(()=>St.delete(e)),o}async function Ao(s){let e=await s.loadBackendTranslation("config_panel",M);return(t,n)=>e(Ot(t),n)}async function Ze(s,e){let t=e?.error??e;if((typeof t=="number"?t:t.code)===3)return s.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:o,translation_key:i,translation_placeholders:r}=t;return(o?await s.loadBackendTranslation("exceptions",o).catch(()=>{}):void 0)?.(`component.${o}.exceptions.${i}.message`,r)||n||String(t)}function W(...s){return{schema:[{name:"title",selector:{text:{}}},...s],computeLabel:({name:e},t)=>t(Ot(`editor.${e}`))||Ae.editor[e]}}function et(){return document.querySelector("home-assistant")?.hass}async function Et(s){await s?.().catch(()=>{})}var Rt=class{constructor(e,t){this.connection=e;this.source=t}#e=new Set;#t;#n=0;#s;listen(e){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#o),this.#o()),this.#e.add(e),()=>{this.#e.delete(e)&&this.#e.size===0&&this.#r()}}#o=()=>{let e=this.#i();this.connection.subscribeMessage(t=>{e===this.#n&&this.#l(t)},this.source.message,{resubscribe:!1}).then(t=>{e===this.#n?this.#t=t:Et(t)},()=>{e===this.#n&&(this.#s=setTimeout(this.#o,5e3))})};#i(){return clearTimeout(this.#s),this.#t=void 0,this.#n+=1,this.#n}#r(){this.connection.removeEventListener("ready",this.#o),this.connection.connected&&Et(this.#t),this.#i(),this.value=void 0}#l(e){this.value=this.source.reduce(this.value,e);for(let t of[...this.#e])t()}},_n=new WeakMap;function So(s,e){let t=_n.get(s)??new WeakMap;_n.set(s,t);let n=t.get(e)??new Rt(s,e);return t.set(e,n),n}var j=class{constructor(e,t){this.host=e;this.source=t;e.addController(this)}#e;#t;get value(){return this.#e?.value}follow(e){this.source=e,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let e=this.host.hass?.connection;if(!e)return;let t=So(e,this.source);if(t===this.#e)return;let n=this.#t;this.#e=t,this.#t=t.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function Y(s,e){let t;try{let n=await new Promise((o,i)=>{t=s.subscribeMessage(o,e.message,{resubscribe:!1}),t.catch(i)});return e.reduce(void 0,n)}catch{return}finally{t?.then(Et,()=>{})}}var Oo={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,phones:{},calls:{},queues:{}};function It(s,e){if(!e)return s;let t={...s};for(let[n,o]of Object.entries(e))o==null?delete t[n]:t[n]=o;return t}function Eo(s,{phones:e,calls:t,queues:n,...o}){return{...s,...o,phones:It(s.phones,e),calls:It(s.calls,t),queues:It(s.queues,n)}}function Ro(s={},e){let t="all"in e,n=t?{}:{...s};for(let[o,i]of Object.entries(t?e.all:e.changes))n[o]=Eo(n[o]??Oo,i);return n}var se={message:{type:"openvox_uc/live"},reduce:Ro},tt=class extends j{constructor(e){super(e,se)}get pbxs(){return this.value}};function O({entryId:s,number:e}){return`${s} ${e}`}function $({number:s,phone:e}){return e.name??s}function ie(s,e){return s.entryId===e?.entryId&&s.number===e.number}function I({phone:s}){return s.state==="ringing"}var Io=new Set(["in_use","on_hold"]);function E({phone:s,pbx:e}){let t=s.call_id===null?void 0:e.calls[s.call_id];return Io.has(s.state)&&t?.answered_at!==null}function he(s){return s.phone.control&&s.pbx.connected&&E(s)}function X({phone:s,pbx:e}){return e.connected&&s.state||"unknown"}function Bt(s,e){return s.length-e.length||(s<e?-1:+(s>e))}function N(s){return Object.entries(s).flatMap(([e,t])=>Object.entries(t.phones).map(([n,o])=>({entryId:e,number:n,pbx:t,phone:o}))).sort((e,t)=>Bt(e.number,t.number))}function R(s,e,t){let n=s[e],o=n?.phones[t];return n&&o&&{entryId:e,number:t,pbx:n,phone:o}}function nt({number:s,phone:e},t){let n=[s,e.name,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(o=>n.includes(o))}var vn=["all","free","busy","not_registered"],Bo={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function Se({phone:s},e){return e==="all"||s.state!==null&&Bo[s.state]===e}var wn="openvox_uc",Ho={message:{type:"frontend/subscribe_user_data",key:wn},reduce:(s,{value:e})=>e??{}};function B(s){return N(s).filter(({phone:e})=>e.control&&e.device_id)}var ot=class extends j{constructor(e){super(e,Ho)}findIn(e){let t=this.value?.phone,n=t&&R(e,t.entry_id,t.number);if(n?.phone.control&&n.phone.device_id)return n;let o=B(e);return o.length===1?o[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(e,{entryId:t,number:n}){return this.#e(e,{phone:{entry_id:t,number:n}})}fold(e,t){let n=this.collapsed.filter(o=>o!==t);return this.#e(e,{collapsed:this.collapsed.includes(t)?n:[...n,t]})}get alert(){return this.value?.alert??{}}alertBy(e,t){return this.#e(e,{alert:t})}#e(e,t){return e.callWS({type:"frontend/set_user_data",key:wn,value:{...this.value,...t}})}};var xn=new WeakMap;function Pn(s,e){let t=Object.keys(e);if(t.every(i=>s[i]===e[i]))return s;let n=xn.get(s);if(n&&t.every(i=>n[i]===e[i]))return n;let o={...s,...e};return xn.set(s,o),o}function Mo(s,e){let t=({device_id:r})=>r===null?void 0:e[r],n=(r,a)=>{let l=r===null?void 0:s.phones[r];return(l&&t(l)?.name_by_user)??a},o=Object.entries(s.phones).filter(([,r])=>!t(r)?.disabled_by).map(([r,a])=>{let l=a.direction==="internal"?n(a.with_number,a.with_name):a.with_name;return[r,Pn(a,{name:n(r,a.name),with_name:l})]}),i=Object.entries(s.calls).map(([r,a])=>{let{direction:l,caller:c,callee:h}=a,p={caller_name:l==="inbound"?a.caller_name:n(c,a.caller_name),callee_name:l==="outbound"?a.callee_name:n(h,a.callee_name)};return[r,Pn(a,p)]});return{...s,name:e[s.device_id]?.name_by_user??s.name,phones:Object.fromEntries(o),calls:Object.fromEntries(i)}}var st;function Tn(s,e){if(st?.before!==s||st.devices!==e){let t=Object.fromEntries(Object.entries(s).map(([n,o])=>[n,Mo(o,e)]));st={before:s,devices:e,after:t}}return st.after}var it=b`
  input, select {
    box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit;
    background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
`,L=b`
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
`,rt=b`
  .filters { display: flex; flex-wrap: wrap; gap: 4px; }
  .chip {
    display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
    background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
  }
  .chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
  .chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var Xo={ArrowDown:1,ArrowUp:-1},G=class{constructor(e,t){this.host=e;this.settings=t;this.text="";this.#e=!0;this.#t=0;this.#n=0;e.addController(this)}#e;#t;#n;static{this.styles=[it,b`
      ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
      li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
      li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
    `]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#n&&(this.#n=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(e){this.text=e,this.#t=0,this.#e=!0,this.settings.typed?.(e),this.host.requestUpdate()}choose(e=this.#s.selected){e!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(e))}renderInput(e){let{index:t,isShown:n}=this.#s;return d`
      <input
        type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
        maxlength=${this.settings.maxLength??u} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
        aria-activedescendant=${n?`option${t}`:u} aria-label=${e} placeholder=${e}
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
    `}get#s(){let e=this.settings.options(),t=Math.min(this.#t,e.length-1);return{options:e,index:t,selected:e[t],isShown:this.#e&&e.length>0}}#o(e){if(e.isComposing)return;let{options:t,index:n,isShown:o}=this.#s,i=Xo[e.key];if(i)this.#e&&(this.#t=(n+i+t.length)%t.length||0),this.#e=!0;else if(e.key==="Enter")this.choose();else{if(e.key!=="Escape"||!this.settings.closes)return;o?this.#e=!1:this.enter("")}e.preventDefault(),this.host.requestUpdate()}};var K={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},at={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},kn=[{key:"do_not_disturb",icon:"mdi:minus-circle"},{key:"forwarding",icon:"mdi:phone-forward"},{key:"voicemails",icon:"mdi:voicemail"},{key:"missed",icon:"mdi:phone-missed"}];var Lo=/\d/,ue=class extends P{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new G(this,{options:()=>this.#t(),choose:t=>this.dispatchEvent(new CustomEvent("pick",{detail:t}))})}#e;static{this.styles=[G.styles,L,b`
      :host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
      ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
      .name { flex: 1; overflow-wrap: anywhere; }
      .number { color: var(--secondary-text-color); }
    `]}firstUpdated(){this.#e.input.focus()}render(){return d`
      ${this.#e.renderInput(this.label)}
      ${this.#e.renderList(this.label,t=>d`
          ${typeof t=="string"?u:d`<ha-icon data-state=${X(t)} .icon=${K[X(t)]}></ha-icon>`}
          <span class="name" dir="auto">${typeof t=="string"?t:$(t)}</span>
          ${typeof t=="string"?u:d`<span class="number">${t.number}</span>`}
        `)}
    `}#t(){let t=this.#e.text.trim(),n=r=>+!Se(r,"free"),o=this.phones.filter(r=>nt(r,t)).sort((r,a)=>n(r)-n(a));return this.free&&Lo.test(t)&&!o.some(({number:r})=>r===t)?[...o,t]:o}};g([w()],ue.prototype,"label",2),g([w({attribute:!1})],ue.prototype,"phones",2),g([w({type:Boolean})],ue.prototype,"free",2);customElements.define("openvox-uc-picker",ue);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var $n="important",Do=" !"+$n,Cn=de(class extends F{constructor(s){if(super(s),s.type!==Ke.ATTRIBUTE||s.name!=="style"||s.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(s){return Object.keys(s).reduce((e,t)=>{let n=s[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(s,[e]){let{style:t}=s.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let o=e[n];if(o!=null){this.ft.add(n);let i=typeof o=="string"&&o.endsWith(Do);n.includes("-")||i?t.setProperty(n,i?o.slice(0,-11):o,i?$n:""):t[n]=o}}return A}});var An=600,Sn=320,Oe=8;function qo(){let s=document.activeElement;for(;s?.shadowRoot?.activeElement;)s=s.shadowRoot.activeElement;return s}var pe=class extends P{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=b`
    dialog {
      position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
      inline-size: min(${Sn}px, calc(100vw - ${2*Oe}px)); overflow: auto;
      border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
      background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
    }
    dialog::backdrop { background: rgb(0 0 0 / 25%); }
    h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
    @media (max-width: ${An-1}px) {
      dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
    }
  `}connectedCallback(){super.connectedCallback(),this.#e=qo()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return d`
      <dialog aria-labelledby="heading" style=${Cn(this.#t())} @close=${this.#s} @click=${this.#n}>
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <slot></slot>
      </dialog>
    `}#t(){if(!this.near||innerWidth<An)return{};let{left:t,top:n,bottom:o}=this.near,i=`${Math.max(Oe,Math.min(t,innerWidth-Sn-Oe))}px`,a=(n+o)/2<innerHeight/2?{top:`${o}px`,bottom:"auto","max-height":`${innerHeight-o-Oe}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Oe}px`};return{margin:"0",left:i,right:"auto",...a}}#n(t){if(t.target!==this.dialog)return;let{left:n,right:o,top:i,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=t;(a<n||a>o||l<i||l>r)&&this.#s()}#s(){this.dispatchEvent(new Event("close"))}};g([w()],pe.prototype,"heading",2),g([w({attribute:!1})],pe.prototype,"near",2),g([yn("dialog")],pe.prototype,"dialog",2);customElements.define("openvox-uc-sheet",pe);var No=["areas","connected","connection","devices","entities","language","user"],zo={};function Uo(s,e){return!s||!e||No.some(t=>s[t]!==e[t])}var C=class extends P{constructor(){super(...arguments);this.live=new tt(this);this.myPhone=new ot(this)}#e;static{this.styles=[it,b`
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
    `]}static getStubConfig(){return{}}static getConfigForm(){return W()}setConfig(t){this.config=t}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(t){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,Je(n).then(o=>{this.texts=o},()=>{this.#e=void 0}))}async act(t){this.error=void 0,this.sheet=void 0;try{await t()}catch(n){this.hass&&(this.error=await Ze(this.hass,n))}}withMyPhone(t,{near:n,entryId:o}={}){let i=this.mine;i?this.act(()=>t(i)):this.chooseMyPhone(n,{entryId:o,afterwards:t})}chooseMyPhone(t,{entryId:n,afterwards:o}={}){let{hass:i,texts:r}=this;if(!i||!r)return;let a=({detail:l})=>{typeof l!="string"&&this.act(async()=>{await this.myPhone.choose(i,l),await o?.(l)})};this.sheet={heading:r("my_phone.title"),near:t,content:()=>d`
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
      `}}get pbxs(){return Tn(this.live.pbxs??zo,this.hass?.devices??{})}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:t,hass:n,texts:o}=this,i=this.live.pbxs;if(!n||!t||!o)return u;let r=!n.connected;return d`
      <ha-card>
        ${t.title?d`<div class="title" role="heading" aria-level="2" dir="auto">${t.title}</div>`:u}
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
    `}#t(t){if(!this.hass?.connected)return[t("card.offline")];let n=this.live.pbxs&&Object.values(this.pbxs);return n?.length===0?[t("card.no_pbx")]:(n??[]).filter(({connected:o})=>!o).map(({name:o})=>t("card.pbx_offline",{pbx:o}))}#n(t,{heading:n,near:o,content:i}){return d`<openvox-uc-sheet .heading=${n} .near=${o} @close=${()=>this.closeSheet()}>${i(t)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#s(){this.error=void 0}};g([w({attribute:!1,hasChanged:Uo})],C.prototype,"hass",2),g([T()],C.prototype,"config",2),g([T()],C.prototype,"texts",2),g([T()],C.prototype,"error",2),g([T()],C.prototype,"sheet",2);var Fo=new Set(["idle","ringing","in_use","on_hold"]),Ht=new Set,Rn;function On(s){Rn=s;for(let e of Ht)e()}function dt(s,e){return s.entryId===e.entryId&&s.number!==e.number&&s.phone.call_id!==e.phone.call_id&&Fo.has(s.phone.state)}var lt=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return Rn}hostConnected(){Ht.add(this.#e)}hostDisconnected(){Ht.delete(this.#e)}};function In(s,e){let t=[],n=document;for(;n;){let o=n.elementFromPoint(s,e);if(!o||o===t.at(-1))break;t.push(o),n=o.shadowRoot}return t}function Vo(s,e){for(let t of In(s,e)){let n=t.closest("[droppable]");if(n)return n}}function Wo(s,e){for(let t of In(s,e).reverse()){let n=t.closest("[data-scrolls]"),{top:o,bottom:i}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,En(e,o,i));return}}scrollBy(0,En(e,0,innerHeight))}function En(s,e,t){return(+(s>t-48)-+(s<e+48))*12}function jo(s){let e=document.createElement("div");return e.textContent=s,e.ariaHidden="true",e.style.cssText=`
    position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
    color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
  `,document.body.append(e),e}function Bn(s,e,t,n){let o=new AbortController,{signal:i}=o,[r,a]=[s.clientX,s.clientY],l,c,h=0,p=()=>{let v=Vo(r,a);v!==c&&(c?.removeAttribute("over"),v?.setAttribute("over",""),c=v)},m=()=>{Wo(r,a),p(),h=requestAnimationFrame(m)},f=()=>{o.abort(),cancelAnimationFrame(h),c?.removeAttribute("over"),l?.remove(),l&&On(void 0)},_=v=>{if(v.pointerId===s.pointerId){if([r,a]=[v.clientX,v.clientY],!l){if(Math.hypot(r-s.clientX,a-s.clientY)<6)return;l=jo(t),On(e),m()}l.style.transform=`translate(${r+6}px, ${a+6}px)`,p()}},y=v=>{if(v.pointerId!==s.pointerId)return;let x=c?.about;l&&Yo(),f(),x&&n(x)};addEventListener("pointermove",_,{signal:i}),addEventListener("pointerup",y,{signal:i}),addEventListener("pointercancel",f,{signal:i}),addEventListener("keydown",({key:v})=>v==="Escape"&&f(),{signal:i})}function Yo(){let s=e=>e.stopPropagation();addEventListener("click",s,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",s,{capture:!0}))}var Go=new Set(["ringing","in_use","on_hold"]),Ko=new Set(["idle","in_use","on_hold"]),Xt=new Map;function Hn({about:s}){return s.phone.call_id!==null&&Xt.get(O(s))===s.phone.call_id}function Lt({hass:s,about:e}){let t=Object.values(s.entities).find(o=>o?.device_id===e.phone.device_id&&o.platform===M&&o.translation_key==="dnd"),n=t&&s.states[t.entity_id]?.state;return n?{entityId:t.entity_id,state:n}:void 0}function z(s,e,{phone:t},n={}){return s.callService(M,e,n,{device_id:t.device_id??[]},!1)}function ct(s,e){return{run:(t,{hass:n,about:o})=>{t.act(()=>z(n,s,o).then(()=>e?.(o)))}}}function Mt(s,e){return{byMyPhone:!0,run:(t,{hass:n,about:o},i)=>t.withMyPhone(r=>z(n,s,r,e(o.number)),{near:i,entryId:o.entryId})}}function Mn(s){return{run:(e,t)=>{let n=Lt(t);n&&e.act(()=>t.hass.callService("switch",s,{},{entity_id:n.entityId},!1))}}}var Xn=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],Qo=[{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:s})=>s.pbx.pickup&&I(s),...Mt("pick_up",s=>({extension:s}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:s})=>Ko.has(s.phone.state),...Mt("dial",s=>({number:s}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:s})=>E(s),run:(s,{about:e},t)=>s.askForTarget(e,t)},{key:"hold",icon:"mdi:phone-paused",offered:({about:s})=>E(s)&&s.phone.state==="in_use",...ct("hold")},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:s})=>s.phone.state==="on_hold",...ct("resume")},{key:"mute",icon:"mdi:microphone-off",offered:s=>E(s.about)&&!Hn(s),...ct("mute",s=>Xt.set(O(s),s.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:s=>E(s.about)&&Hn(s),...ct("unmute",s=>Xt.delete(O(s)))},...Xn.map(([s,e])=>({key:s,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&E(t),...Mt("listen_in",t=>({extension:t,mode:s}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:s})=>Go.has(s.phone.state),run:(s,{about:e},t)=>s.hangUpPhone(e,t)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:s=>Lt(s)?.state==="off",...Mn("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:s=>Lt(s)?.state==="on",...Mn("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:s,mine:e})=>s.phone.device_id!==null&&!ie(s,e),run:(s,{hass:e,about:t})=>{s.act(()=>s.myPhone.choose(e,t))}}],Dt=Xn.map(([s])=>s);function Jo(s,e){let{about:t,mine:n}=e;return!t.phone.control||!t.pbx.connected||!s.offered(e)?!1:!s.byMyPhone||!n?!0:n.entryId===t.entryId&&n.number!==t.number&&n.phone.state==="idle"}function Ln(s,e){return Qo.filter(t=>(!e||e.includes(t.key))&&Jo(t,s))}var Ee=class extends P{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=b`
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
    `}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let n=this.#e(),o=n.indexOf(this.shadowRoot?.activeElement),i=new Map([["ArrowDown",o+1],["ArrowUp",o-1],["Home",0],["End",-1]]).get(t.key);i!==void 0&&(t.preventDefault(),n.at(i%n.length)?.focus())}};g([w()],Ee.prototype,"label",2),g([w({attribute:!1})],Ee.prototype,"items",2);customElements.define("openvox-uc-menu",Ee);var H=class extends C{itemsFor(e,t,n){let{hass:o,texts:i}=this;if(!o||!i)return[];let r={hass:o,about:e,mine:this.mine};return Ln(r,n).map(({key:a,icon:l,run:c})=>({key:a,icon:l,label:i(`menu.${a}`),run:(h=t)=>c(this,r,h)}))}openMenu({entryId:e,number:t},n,o){let i=()=>R(this.pbxs,e,t),r=i();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${t})`:t,near:n,content:a=>{let l=i(),c=l?this.itemsFor(l,n,o):[];return c.length>0?d`<openvox-uc-menu .label=${a("menu.label")} .items=${c}></openvox-uc-menu>`:d`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(e,t){let{texts:n}=this;if(!n)return;let o=({detail:i})=>this.transfer(e,typeof i=="string"?i:i.number);this.sheet={heading:n("transfer.title",{name:Dn(e,n)}),near:t,content:()=>d`
        <openvox-uc-picker
          free
          .label=${n("transfer.search")}
          .phones=${N(this.pbxs).filter(i=>dt(i,e))}
          @pick=${o}
        ></openvox-uc-picker>
      `}}drag(e,t){let{texts:n}=this,o=e.composedPath().some(i=>i instanceof Element&&i.matches(".handle"));!n||e.button!==0||e.pointerType!=="mouse"&&!o||!he(t)||Bn(e,t,Dn(t,n),i=>this.transfer(t,i.number))}hangUpPhone(e,t){let{hass:n,texts:o}=this;if(!n||!o)return;let i=()=>{this.act(()=>z(n,"hang_up",e))};ie(e,this.mine)?i():this.confirm(o("confirm.hang_up",{name:$(e)}),o("menu.hang_up"),t,i)}hangUpCall(e,t,n){let{hass:o,texts:i}=this;if(!o||!i)return;let r=()=>{this.act(()=>o.callService(M,"hang_up",{call_id:e},void 0,!1))};this.mine?.phone.call_id===e?r():this.confirm(i("confirm.hang_up",{name:t}),i("menu.hang_up"),n,r)}transfer(e,t){let{hass:n}=this;n&&this.act(()=>z(n,"transfer",e,{number:t,call_id:e.phone.call_id}))}};function Dn({phone:s},e){return s.with_name??s.with_number??e("calls.unknown")}var qt=3,ht=class extends H{static{this.styles=[H.styles,L,b`
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
    `]}static getConfigForm(){return W({name:"wallboard",selector:{boolean:{}}})}update(e){let t=this.shadowRoot?.activeElement;super.update(e),t&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(e){let t=Zo(this.pbxs);return t.length===0?d`<p class="hint" tabindex="-1">${e("calls.none")}</p>`:d`
      <ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${e("calls.label")}>
        ${k(t,({call:n,pbx:o})=>`${o.device_id} ${n.call_id}`,n=>this.#e(e,n))}
      </ul>
    `}#e(e,t){let{call:n,pbx:o}=t,i=ts(t),r=this.config?.wallboard===!0,[a,l]=qn(t,e),c=r?void 0:es(t);return d`
      <li data-state=${i} @pointerdown=${h=>c&&this.drag(h,c)}>
        <ha-icon class="direction" role="img" aria-label=${e(`direction.${n.direction}`)} .icon=${at[n.direction]}></ha-icon>
        <div class="who">
          <div class="parties">
            <bdi>${a}</bdi>
            <ha-icon class="arrow" role="img" aria-label=${e("calls.to")} icon="mdi:arrow-right"></ha-icon>
            <bdi>${l}</bdi>
          </div>
          <div class="detail">
            <span>${e(`state.${i}`)}</span>
            <span>${o.connected?d`<openvox-uc-elapsed since=${ns(t,i)??u}></openvox-uc-elapsed>`:e("state.unknown")}</span>
            ${n.trunk?d`<span><bdi>${n.trunk}</bdi></span>`:u}
            ${Object.keys(this.pbxs).length>1?d`<span><bdi>${o.name}</bdi></span>`:u}
          </div>
        </div>
        <div class="buttons">
          ${k(r?[]:this.#t(e,t,c),({key:h})=>h,({icon:h,label:p,run:m})=>d`
              <button
                class="icon-button" aria-label=${p} title=${p}
                @click=${({currentTarget:f})=>m(f.getBoundingClientRect())}
              >
                <ha-icon .icon=${h}></ha-icon>
              </button>
            `)}
          ${c&&he(c)?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
        </div>
      </li>
    `}#t(e,t,n){let{call:o,pbx:i,phones:r}=t,a=r.find(I),l=n?this.itemsFor(n,void 0,Dt):[],c=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&c.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:h=>this.openMenu(n,h,Dt)}),i.connected&&r.some(({phone:h})=>h.control)&&c.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:h=>this.hangUpCall(o.call_id,qn(t,e).join(", "),h)}),c}};function Zo(s){let e=N(s).filter(({phone:t})=>t.call_id!==null);return Object.values(s).flatMap(t=>Object.values(t.calls).map(n=>({pbx:t,call:n,phones:e.filter(o=>o.pbx===t&&o.phone.call_id===n.call_id)}))).sort((t,n)=>(t.call.started_at??"").localeCompare(n.call.started_at??""))}function es({call:s,phones:e}){let t=e.filter(E);return t.find(({number:n})=>n===s.answered_by)??t.find(({number:n})=>n!==s.caller)??t[0]}function ts({call:s,phones:e}){return e.some(({phone:t})=>t.state==="on_hold")?"on_hold":s.answered_at===null||e.some(I)&&!e.some(E)?"ringing":"in_use"}function ns({call:s,phones:e},t){return t!=="ringing"?s.answered_at:s.answered_at===null?s.started_at:e.find(I)?.phone.since??s.answered_at}function qn(s,e){let{caller_name:t,caller:n}=s.call;return[t??n??e("calls.unknown"),os(s).join(", ")||e("calls.unknown")]}function os({call:s,phones:e}){let t=s.direction==="outbound"?[]:e.filter(({number:i})=>s.direction!=="internal"||i!==s.caller),n=(t.some(E)?t.filter(E):t.filter(I)).map($),o=s.callee_name??s.callee??s.dialed;return n.length===0?o===null?[]:[o]:n.length>qt?[...n.slice(0,qt),`+${n.length-qt}`]:n}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ss={},Re=de(class extends F{constructor(){super(...arguments),this.ot=ss}render(s,e){return e()}update(s,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,o)=>n===this.ot[o]))return A}else if(this.ot===e)return A;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var me=class{#e;run(e){this.cancel(),this.#e=setTimeout(e,200)}cancel(){clearTimeout(this.#e)}};var U=class extends C{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[C.styles,b`
      .dial-status { margin: 0; padding: 8px 16px; }
      .dial-status:empty { display: none; }
    `]}willUpdate(t){if(super.willUpdate(t),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||B(this.pbxs).length>0}canCall({entryId:t,number:n}){let o=this.mine;return!o||!t?this.mayDial:o.entryId===t&&o.number!==n}entryOf(t,n){return R(this.pbxs,t,n)&&t}dial(t,n,o){let{hass:i,texts:r}=this;!i||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await z(i,"dial",a,{number:t.number}),this.dialStatus=r("dial.calling",{name:t.name??t.number,phone:$(a)}),o?.()}finally{this.#e=!1}}},{near:n,...t.entryId?{entryId:t.entryId}:{}}))}renderDialStatus(){return d`<p class="dial-status" role="status">${this.dialStatus}</p>`}};g([T()],U.prototype,"dialStatus",2);var is="input, textarea, select, [contenteditable], ha-code-editor";function rs(s){return s.composedPath().some(e=>e instanceof Element&&e.matches(is))}var fe=class{constructor(e,t){this.run=t;e.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=e=>{e.defaultPrevented||e.ctrlKey||e.altKey||e.metaKey||rs(e)||this.run(e.key,e)&&e.preventDefault()}};var as={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},Nn=64,ls=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,ds=/[\s()/.-]/g,cs=/^\s*tel:([^;?]*).*$/is;function zn(s){let e=cs.exec(s)?.[1];if(e===void 0)return s;try{return decodeURIComponent(e)}catch{return e}}function Un(s){return s.replace(ds,"")}var ge=class extends U{constructor(){super();this.found=[];this.foundFor="";this.#e=new me;this.#t=new G(this,{options:()=>this.#l(),typed:t=>this.#a(t),choose:t=>this.#h(t),maxLength:Nn,closes:!0});new fe(this,t=>this.#p(t))}#e;#t;static{this.styles=[U.styles,G.styles,b`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(){let t=this.renderRoot.querySelector("select");t&&(t.value=this.mine?O(this.mine):"")}renderContent(t){if(!this.mayDial)return d`<p class="hint">${t("dial.no_phone")}</p>`;let n=this.#l();return d`
      <div class="dial">
        <div class="field" @paste=${this.#c}>
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
    `}#n(t,{kind:n,entry_id:o,name:i,number:r}){let a=o===null?void 0:R(this.pbxs,o,r)?.phone;return d`
      <ha-icon role="img" aria-label=${t(`dial.${n}`)} title=${t(`dial.${n}`)} .icon=${as[n]}></ha-icon>
      <span class="who">
        ${i===null?u:d`<span dir="auto">${i}</span>`}
        <span class=${i===null?"":"number"}><bdi>${r}</bdi></span>
      </span>
      ${a?d`<span class="state">${t(`state.${a.state??"unknown"}`)}</span>`:u}
    `}#s(t,n){return!this.#i||this.#r?"":n.length>0?t("dial.count",{count:n.length}):t("dial.none_found")}#o(t){let n=B(this.pbxs),o=this.mine===void 0;if(n.length<2)return u;let i=Object.keys(this.pbxs).length>1,r=n.map(({number:a,pbx:l,phone:c})=>{let h=c.name?`${c.name} (${a})`:a;return i?`${h}, ${l.name}`:h});return Re([t,o,r.join()],()=>d`
        <label>
          ${t("dial.from")}
          <select @change=${this.#u}>
            ${o?d`<option value="">${t("dial.choose")}</option>`:u}
            ${n.map((a,l)=>d`<option value=${O(a)}>${r[l]}</option>`)}
          </select>
        </label>
      `)}get#i(){return this.#t.text.trim()}get#r(){return this.foundFor!==this.#i}#l(){let t=this.#i,n=this.#r?[]:this.found.filter(i=>this.canCall(Fn(i)));return ls.test(t)&&!n.some(({number:i})=>Un(i)===Un(t))?[{kind:"typed",entry_id:null,name:null,number:t},...n]:n}#a(t){this.#t.text=zn(t),this.dialStatus="";let n=this.#i;n?this.#e.run(()=>{this.#d(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#d(t){let{hass:n}=this;if(n)try{let{results:o}=await n.callWS({type:"openvox_uc/find",text:t});if(t!==this.#i)return;this.found=o,this.foundFor=t,this.error=void 0}catch(o){t===this.#i&&(this.error=await Ze(n,o))}}#p(t){return t!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#c(t){let n=t.clipboardData?.getData("text")??"",o=zn(n);o!==n&&(t.preventDefault(),this.#t.enter(o.slice(0,Nn)))}#h(t){let{text:n,input:o}=this.#t;this.dial(Fn(t),o.getBoundingClientRect(),()=>{this.#t.text===n&&this.#m()})}#m(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#u({target:t}){let{hass:n}=this,o=B(this.pbxs).find(i=>O(i)===t.value);n&&o&&this.act(()=>this.myPhone.choose(n,o))}};g([T()],ge.prototype,"found",2),g([T()],ge.prototype,"foundFor",2);function Fn({entry_id:s,name:e,number:t}){return{name:e,number:t,entryId:s??void 0}}var Vn=new Map;function ut(s,e){let t=JSON.stringify([s,e]),n=Vn.get(t)??new Intl.DateTimeFormat(s,e);return Vn.set(t,n),n}var be=class{#e;#t;#n;#s;constructor({config:e,language:t,locale:n}){let{time_format:o,time_zone:i}=n;this.#e=t,this.#t=o==="system"?void 0:t,this.#n=i==="server"?{timeZone:e.time_zone}:{};let r=ut(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=o==="12"||o!=="24"&&r===!0;this.#s={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#n}}daysAgo(e,t){let n=o=>Date.parse(ut("en-CA",this.#n).format(o));return Math.round((n(t)-n(e))/864e5)}time(e){return ut(this.#t,this.#s).format(e)}day(e,t){let n=this.daysAgo(e,t);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#o(e,{weekday:"long"});let o=this.#o(e,{year:"numeric"})===this.#o(t,{year:"numeric"});return this.#o(e,{day:"numeric",month:"short",...o?{}:{year:"numeric"}})}full(e){return this.#o(e,{dateStyle:"full"})}#o(e,t){return ut(this.#e,{...t,...this.#n}).format(e)}};function mt(s,e,t=new Date){let n=new Date(e),o=new be(s),i=o.time(n);return o.daysAgo(n,t)===0?i:`${o.day(n,t)}, ${i}`}function Wn(s,e,t=new Date){return new be(s).day(new Date(e),t)}function jn(s,e){return new be(s).time(new Date(e))}function Yn(s,e){let t=new be(s);return`${t.full(new Date(e))}, ${t.time(new Date(e))}`}var Nt=9e5,pt=class{constructor(e){this.host=e;this.quarter=0;e.addController(this)}#e;hostConnected(){let e=Date.now();this.quarter=Math.floor(e/Nt),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},Nt-e%Nt)}hostDisconnected(){clearTimeout(this.#e)}};function ye(s,e){let t=s?.activeElement,n=t?.closest("ul"),o=t?.closest("li"),i=n&&o?[...n.children].indexOf(o):-1,r=t?.dataset.action;if(e(),!s||!t||s.activeElement)return;if(t.isConnected){t.focus({preventScroll:!0});return}let a=n?.isConnected?[...n.children]:[],l=i>=0?a[Math.min(i,a.length-1)]:void 0;(l?.querySelector(`[data-action="${r}"]`)??l?.querySelector("button")??s.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var zt={all:{},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]}},Ie=50,Ut=1e3;function Q({entry_id:s,call_id:e}){return`${s} ${e}`}function hs(s,e){let t=new Set(s.map(Q));return[...s,...e.filter(n=>!t.has(Q(n)))].slice(0,Ut)}function Gn(s,e,t){let n=new Map(e.map(a=>[Q(a),a])),o=s.map(a=>{let l=Q(a),c=n.get(l)??a;return n.delete(l),c}),i=t?_e(s.at(-1)):"";return[...[...n.values()].filter(a=>_e(a)>=i),...o].sort((a,l)=>+(_e(a)<_e(l))-+(_e(a)>_e(l))).slice(0,Ut)}function _e(s){return s?.started_at??""}var ft=class{constructor(e){this.host=e;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t="all";this.#n=null;e.addController(this),this.#s=new j(e,this.#i())}#e;#t;#n;#s;#o;hostDisconnected(){this.#o=void 0}get loading(){return this.#o!==void 0||this.searching}get hasOlder(){return this.#n!==null}get isFull(){return this.calls?.length===Ut}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#t!==this.shownFilter}get filter(){return this.#t}search(e,t=this.#t){e===this.#e&&t===this.#t||(this.#e=e,this.#t=t,this.#o=void 0,this.#s.follow(this.#i()),this.host.requestUpdate())}async loadOlder(){let e=this.calls??[];this.loading||this.#n===null||this.isFull||await this.#a({calls:e,next:this.#n},e.length+1)}#i(){return{message:{type:"openvox_uc/history",...this.#r},reduce:(t,n)=>this.#l(n)}}get#r(){return{limit:Ie,...zt[this.#t],...this.#e?{search:this.#e}:{}}}#l(e){if("missed"in e)this.missed=e.missed;else if("changed"in e)this.#o?.push(...e.changed),this.calls&&!this.searching&&(this.calls=Gn(this.calls,e.changed,this.hasOlder));else{let t=this.searching?0:this.calls?.length??0;this.#a(e.page,t).catch(()=>{})}}async#a({calls:e,next:t},n){let o=[];this.#o=o,this.host.requestUpdate();try{for(;t!==null&&e.length<n;){let i=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#r,cursor:t});if(!i||this.#o!==o)return;e=hs(e,i.calls),t=i.next}}finally{this.#o===o&&(this.calls=Gn(e,o,t!==null),this.#n=t,this.shownSearch=this.#e,this.shownFilter=this.#t,this.#o=void 0,this.host.requestUpdate())}}};var us=3,Be=class{constructor(e){this.host=e;e.addController(this)}#e;#t;#n;#s;#o;static{this.styles=b`
    .alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
    .alert label { display: flex; align-items: center; gap: 8px; }
    .alert input { inline-size: auto; }
  `}get#i(){return this.host.myPhone.alert}get isOn(){return this.#i.sound===!0||this.#i.notify===!0}hostDisconnected(){this.#d()}update(e){let{hass:t,texts:n}=this.host,o=e?.pbx.connected&&I(e)?e.phone.call_id??e.number:void 0;if(o===this.#e||!t||!n||(this.#d(),this.#e=o,o===void 0||!e))return;let i=e.phone.with_name??e.phone.with_number??n("calls.unknown"),r=n("mine.rings",{name:i});this.#t=document.title,document.title=`📞 ${r}`,this.#i.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#o=new Notification(r,{tag:"openvox_uc"}),this.#o.onclick=()=>globalThis.focus()),this.#i.sound&&this.#l()}renderSettings(e){let t=n=>d`
      <label>
        <input type="checkbox" name=${n} .checked=${this.#i[n]===!0} @change=${o=>this.#r(n,o.target.checked)} />
        ${e(`mine.${n}`)}
      </label>
    `;return d`<div class="alert">${t("sound")}${t("notify")}</div>`}async#r(e,t){let{hass:n}=this.host;if(!n)return;let o=!t||e==="sound"||await globalThis.Notification?.requestPermission()==="granted";t&&e==="sound"&&this.#a(),await this.host.myPhone.alertBy(n,{...this.#i,[e]:t&&o}),this.host.requestUpdate()}#l(){this.#a(),this.#s=setInterval(()=>this.#a(),us*1e3)}#a(){this.#n??=new AudioContext;let{currentTime:e,destination:t}=this.#n;for(let[n,o]of[[0,880],[.25,660]]){let[i,r]=[this.#n.createOscillator(),this.#n.createGain()];i.frequency.value=o,r.gain.setValueAtTime(.2,e+n),r.gain.exponentialRampToValueAtTime(.001,e+n+.24),i.connect(r).connect(t),i.start(e+n),i.stop(e+n+.25)}}#d(){clearInterval(this.#s),this.#s=void 0,this.#e=void 0,this.#o?.close(),this.#o=void 0,this.#t!==void 0&&(document.title=this.#t),this.#t=void 0,this.#n?.close(),this.#n=void 0}};var He=new Set,gt;function Kn(){for(let s of He)s.tick()}function Ft(){clearInterval(gt),gt=void 0,!(He.size===0||document.hidden)&&(Kn(),gt=setInterval(Kn,1e3))}document.addEventListener("visibilitychange",Ft);function Wt(s){let e=Math.max(0,Math.floor(s/1e3)),[t,n]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,n,e%60]:[n,e%60]).map((i,r)=>r?String(i).padStart(2,"0"):i).join(":")}var Vt=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",He.add(this),gt===void 0?Ft():this.tick()}disconnectedCallback(){He.delete(this),He.size===0&&Ft()}attributeChangedCallback(e,t,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":Wt(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",Vt);var Me={hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},Qn=Object.keys(Me),Xe=class extends H{#e=new Be(this);#t;constructor(){super(),new fe(this,e=>this.#l(e))}static{this.styles=[H.styles,L,Be.styles,b`
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
    `]}getCardSize(){return 2}willUpdate(e){super.willUpdate(e);let t=this.#i;this.#e.update(this.mine);let n=t&&ms(t);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#r(n))}update(e){ye(this.shadowRoot,()=>super.update(e))}renderContent(e){let{mine:t}=this;if(!t)return this.#n(e);let n=X(t),o=t.phone.with_name??t.phone.with_number,i=t.pbx.connected&&t.phone.call_id!==null;return d`
      <div class="bar" data-state=${n}>
        <ha-icon class="state" .icon=${K[n]}></ha-icon>
        <div class="who">
          <div class="name"><span dir="auto">${i?o??e("calls.unknown"):$(t)}</span></div>
          <div class="detail">${i?this.#s(e,t):d`<span>${e(`state.${n}`)}</span><bdi>${t.number}</bdi>`}</div>
        </div>
        <div class="buttons">
          ${k(this.itemsFor(t,void 0,Qn),({key:r})=>r,({key:r,icon:a,label:l,run:c})=>d`
              <button
                class="action" data-action=${r} data-state=${r==="hang_up"?r:u}
                title=${ps(i&&o?e("mine.about",{action:l,name:o}):l,Me[r])}
                aria-keyshortcuts=${Me[r]?`Shift+${Me[r]}`:u}
                @click=${({currentTarget:h})=>c(h.getBoundingClientRect())}
              >
                <ha-icon .icon=${a}></ha-icon>${l}${i&&o?d`<span class="heard">: ${o}</span>`:u}
              </button>
            `)}
          ${i?u:this.#o(e)}
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
      <span>${e(`state.${X(t)}`)}</span>
      ${i.since?d`<span><openvox-uc-elapsed since=${i.since}></openvox-uc-elapsed></span>`:u}
      ${r?.caller_is_vip?d`<span class="vip">${e("mine.vip")}</span>`:u}
      ${i.with_name&&i.with_number?d`<bdi>${i.with_number}</bdi>`:u}
      ${o&&n?d`<span>${o.count===0||!o.last?e("mine.first"):e("mine.earlier",{count:o.count>=Ie?`${Ie}+`:o.count,last:mt(n,o.last)})}</span>`:u}
    `}#o(e){return d`
      <button class="icon-button" data-action="alert" aria-label=${e("mine.alert")} title=${e("mine.alert")} @click=${this.#d}>
        <ha-icon icon=${this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline"}></ha-icon>
      </button>
      ${B(this.pbxs).length>1?d`<button class="icon-button" data-action="choose" aria-label=${e("my_phone.title")} title=${e("my_phone.title")} @click=${this.#a}>
              <ha-icon icon="mdi:phone-settings"></ha-icon>
            </button>`:u}
    `}get#i(){let{mine:e}=this;return e?.phone.call_id?e.pbx.calls[e.phone.call_id]:void 0}async#r(e){let{hass:t,mine:n}=this,o=n?.phone.call_id;if(!t)return;let i=await Y(t.connection,{message:{type:"openvox_uc/history",search:e,limit:Ie},reduce:(a,l)=>"page"in l?l.page:void 0});if(!i||e!==this.#t)return;let r=i.calls.filter(({call_id:a,other_number:l})=>a!==o&&l===e);this.earlier={number:e,count:r.length,last:r[0]?.started_at??null}}#l(e){let{mine:t}=this;if(!t||this.sheet)return!1;let n=this.itemsFor(t,void 0,Qn).find(o=>Me[o.key]===e);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}#a({currentTarget:e}){this.chooseMyPhone(e.getBoundingClientRect())}#d({currentTarget:e}){this.sheet={heading:this.texts?.("mine.alert")??"",near:e.getBoundingClientRect(),content:t=>this.#e.renderSettings(t)}}};g([T()],Xe.prototype,"earlier",2);function ps(s,e){return e?`${s} (⇧${e})`:s}function ms({direction:s,caller:e,callee:t}){if(s!=="internal")return(s==="outbound"?t:e)??void 0}function fs(s,e){return s.phone!==e?.phone||s.number!==e.number||s.pbx.connected!==e.pbx.connected}var S=class extends P{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.large=!1;this.movable=!1;this.current=!1}static{this.shadowRootOptions={...P.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[L,b`
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
    `]}render(){let{about:t,texts:n,mine:o,movable:i,pbx:r,compact:a}=this,{phone:l}=t,c=X(t),h=t.pbx.connected?l.with_name??l.with_number:null,p=n(`state.${c}`),m=d`
      <ha-icon class="icon" .icon=${K[c]}></ha-icon>
      <span class="name"><span dir="auto">${$(t)}</span></span>
      ${this.large?u:d`<span class="side">${this.#e(n,o)}</span>`}
      ${a?d`<span class="heard">${[p,h,r].filter(Boolean).join(", ")}</span>`:d`<span class="what">
              ${h?d`<span class="heard">${p}</span>`:u}
              ${h&&l.direction?d`<ha-icon .icon=${at[l.direction]}></ha-icon>`:u}
              <bdi>${h??[p,r].filter(Boolean).join(", ")}</bdi>
            </span>`}
      ${l.since&&t.pbx.connected&&!a?d`<openvox-uc-elapsed since=${l.since}></openvox-uc-elapsed>`:u}
    `;return l.control?d`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?[$(t),p,h].filter(Boolean).join(", "):u}>${m}</button>
          ${i?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:u}
        `:d`<div class="tile">${m}</div>`}#e(t,n){let{number:o,phone:i}=this.about;return d`
      ${kn.filter(({key:r})=>i[r]).map(({key:r,icon:a})=>d`<ha-icon .icon=${a} role="img" title=${t(`badge.${r}`)} aria-label=${t(`badge.${r}`)}></ha-icon>`)}
      ${n?d`<ha-icon icon="mdi:star" role="img" aria-label=${t("phones.mine")}></ha-icon>`:u}
      ${o}
    `}};g([w({attribute:!1,hasChanged:fs})],S.prototype,"about",2),g([w({attribute:!1})],S.prototype,"texts",2),g([w()],S.prototype,"pbx",2),g([w({type:Boolean})],S.prototype,"mine",2),g([w({type:Boolean,reflect:!0})],S.prototype,"compact",2),g([w({type:Boolean,reflect:!0})],S.prototype,"large",2),g([w({type:Boolean})],S.prototype,"movable",2),g([w({type:Boolean})],S.prototype,"current",2);customElements.define("openvox-uc-phone",S);var gs=13,Jn=41,re=class extends H{constructor(){super(...arguments);this.search="";this.filter="all";this.#e=new lt(this)}#e;static{this.styles=[H.styles,L,rt,b`
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
    `]}static async getConfigForm(){let t=et(),o=N((t&&await Y(t.connection,se))??{}).map(i=>({value:i.number,label:`${$(i)} (${i.number})`}));return W({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:o}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:n,search:o,filter:i}=this,r=N(this.pbxs).filter(y=>this.#i(y,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=gs,c=l?r.filter(y=>Se(y,i)&&nt(y,o)):r,h=a?[{area:"",name:"",phones:c}]:this.#o(c),p=o?[]:this.myPhone.collapsed,m=h.filter(({area:y})=>!p.includes(y)).flatMap(({phones:y})=>y.filter(({phone:v})=>v.control)),f=m.find(y=>O(y)===this.current)??m[0],_=!a&&r.length>=Jn;return d`
      ${l?this.#n(t,r):u}
      ${c.length===0?d`<p class="hint">${t(r.length>0?"phones.none_found":"phones.none")}</p>`:u}
      <div role="presentation" @keydown=${this.#u} @focusin=${this.#m}>
        ${k(h,({area:y})=>y,y=>{let v=!p.includes(y.area),x=y.name||(h.length>1?t("phones.no_area"):"");return d`
              ${x?this.#s(x,y,v):u}
              <div
                class="phones ${a?"wallboard":""} ${_?"compact":""}" role="list" aria-label=${x||t("phones.label")}
                ?hidden=${!v}
              >
                ${v?k(y.phones,O,De=>this.#t(t,De,De===f,_)):u}
              </div>
            `})}
      </div>
    `}#t(t,n,o,i){let r=this.#e.from;return d`
      <openvox-uc-phone
        role="listitem"
        state=${X(n)}
        .about=${n}
        .texts=${t}
        .pbx=${Object.keys(this.pbxs).length>1?n.pbx.name:""}
        ?compact=${i}
        ?large=${this.config?.wallboard===!0}
        ?mine=${ie(n,this.mine)}
        ?current=${o}
        ?movable=${!this.config?.wallboard&&he(n)}
        ?droppable=${r!==void 0&&dt(n,r)}
        @click=${this.#c}
        @pointerdown=${this.#h}
      ></openvox-uc-phone>
    `}#n(t,n){let o=n.filter(I);return d`
      <div class="tools">
        <input
          type="search" aria-label=${t("phones.search")} placeholder=${t("phones.search")}
          @input=${this.#r} @keydown=${this.#l}
        />
        <div class="filters" role="group" aria-label=${t("phones.filter")}>
          ${vn.map(i=>{let r=n.filter(a=>Se(a,i)).length;return d`
              <button class="chip" data-filter=${i} aria-pressed=${i===this.filter} @click=${()=>this.#a(i)}>
                ${t(`phones.${i}`)} <bdi>${r}</bdi>
              </button>
            `})}
        </div>
        ${n.length>=Jn?d`<div class="ringing" aria-live="polite">
                ${o.map(i=>d`
                    <button class="chip" data-state="ringing" @click=${()=>this.#p(i)}>
                      <ha-icon .icon=${K.ringing}></ha-icon><bdi>${$(i)}</bdi>
                    </button>
                  `)}
              </div>`:u}
      </div>
    `}#s(t,{area:n,phones:o},i){return d`
      <button class="fold" aria-expanded=${i} @click=${()=>this.#d(n)}>
        <ha-icon icon=${i?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${t}</bdi> (${o.length})
      </button>
    `}#o(t){let{hass:n}=this,o=new Map;for(let r of t){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";o.set(a,[...o.get(a)??[],r])}let i=[...o].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return i.length>1?i.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:t}]}#i({number:t,phone:n},o){let{area:i,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(t)?!1:!i||n.device_id!==null&&o?.devices[n.device_id]?.area_id===i}#r({target:t}){this.search=t.value.trim()}#l({key:t}){t==="Enter"&&this.renderRoot.querySelector("openvox-uc-phone")?.focus()}#a(t){this.filter=t}#d(t){let{hass:n}=this;n&&this.act(()=>this.myPhone.fold(n,t))}#p(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:o})=>ie(o,t));n?.scrollIntoView({block:"center"}),n?.focus()}#c({currentTarget:t}){let n=t;n.about.phone.control&&this.openMenu(n.about,n.getBoundingClientRect())}#h(t){this.drag(t,t.currentTarget.about)}#m({target:t}){t instanceof S&&(this.current=O(t.about))}#u(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],o=n.filter(({about:h})=>h.phone.control),i=o.indexOf(t.target),r=n.map(({offsetTop:h})=>h),a=r.filter(h=>h===r[0]).length,l=getComputedStyle(this).direction==="rtl"?-1:1,c=new Map([["ArrowRight",i+l],["ArrowLeft",i-l],["ArrowDown",i+a],["ArrowUp",i-a],["Home",0],["End",o.length-1]]).get(t.key);c===void 0||i<0||(t.preventDefault(),o[c]?.focus())}};g([T()],re.prototype,"search",2),g([T()],re.prototype,"filter",2),g([T()],re.prototype,"current",2);var bt={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},bs={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},ys=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]);function Zn({paused:s,state:e},t){if(s)return"paused";if(t?.do_not_disturb&&t.state==="idle")return"do_not_disturb";let n=t?.state&&bs[t.state];return n||(t?.state==="idle"&&ys.has(e)?"not_in_use":e!==null&&e in bt?e:"unknown")}function eo(s){return Object.entries(s).flatMap(([e,t])=>Object.entries(t.queues).map(([n,o])=>({entryId:e,number:n,pbx:t,queue:o}))).sort((e,t)=>Bt(e.number,t.number))}var yt=class extends C{static{this.styles=[C.styles,b`
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
    `]}static async getConfigForm(){let e=et(),n=eo((e&&await Y(e.connection,se))??{}).map(({number:o,queue:i})=>({value:o,label:i.name&&i.name!==o?`${i.name} (${o})`:o}));return W({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(e){ye(this.shadowRoot,()=>super.update(e))}renderContent(e){let t=this.config?.queues?.map(String),n=eo(this.pbxs).filter(({number:o})=>!t?.length||t.includes(o));return n.length===0?d`<p class="hint">${e("queues.none")}</p>`:d`
      <div class="queues ${this.config?.wallboard?"wallboard":""}">
        ${k(n,({entryId:o,number:i})=>`${o} ${i}`,o=>this.#e(e,o))}
      </div>
    `}#e(e,t){let{number:n,pbx:o,queue:i}=t,{agents:r,longest_wait_since:a,waiting:l}=i,c=i.name??n;return d`
      <section class=${l?"waiting":""} aria-label=${c}>
        <h3>
          <bdi>${c}</bdi>
          ${c===n?u:d`<span>${n}</span>`}
          ${Object.keys(this.pbxs).length>1?d`<span><bdi>${o.name}</bdi></span>`:u}
        </h3>
        <dl>
          <div><dt>${e("queues.waiting")}</dt><dd>${l}</dd></div>
          ${a&&l!==0&&o.connected?d`<div><dt>${e("queues.longest_wait")}</dt><dd><openvox-uc-elapsed since=${a}></openvox-uc-elapsed></dd></div>`:u}
          <div>
            <dt>${e("queues.free")}</dt>
            <dd>${r.filter(h=>bt[Zn(h,o.phones[h.number])]?.tone==="free").length}/${r.length}</dd>
          </div>
        </dl>
        <ul aria-label=${e("queues.agents")}>
          ${k(r,h=>h.number,h=>this.#t(e,t,h))}
        </ul>
      </section>
    `}#t(e,{entryId:t,number:n,pbx:o},i){let r=o.connected?Zn(i,o.phones[i.number]):"unknown",a=i.name??i.number,l=R(this.pbxs,t,i.number),c=i.paused?"resume":"pause";return d`
      <li data-tone=${bt[r]?.tone}>
        <ha-icon aria-hidden="true" .icon=${bt[r]?.icon}></ha-icon>
        <span class="agent"><span dir="auto">${a}</span><span class="state">${e(`agent.${r}`)}</span></span>
        ${l?.phone.control&&l.phone.device_id&&o.connected&&!this.config?.wallboard?d`
                <button
                  class="icon-button" data-action="pause" aria-label=${e(`queues.${c}`,{name:a})} title=${e(`queues.${c}`,{name:a})}
                  @click=${()=>this.hass&&void this.act(async()=>this.hass&&z(this.hass,`queue_${c}`,l,{queue:n}))}
                >
                  <ha-icon icon=${i.paused?"mdi:play":"mdi:pause"}></ha-icon>
                </button>
              `:u}
      </li>
    `}};function _s({entry_id:s,uid:e}){return`${s} ${e}`}var vs=5,jt=3,ws=64,ve=class extends U{constructor(){super(...arguments);this.allCallers=!1;this.#e=new ft(this);this.#t=new pt(this);this.#n=new me;this.#o=null}#e;#t;#n;#s;#o;#i;static{this.styles=[U.styles,rt,b`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#n.cancel(),this.#s?.disconnect(),this.#s=void 0,this.#o=null}update(t){ye(this.shadowRoot,()=>super.update(t))}updated(){let t=this.renderRoot.querySelector(".calls"),n=this.renderRoot.querySelector("[data-end]"),o=this.#e.calls?.length;n===this.#o&&o===this.#i||([this.#o,this.#i]=[n,o],this.#s?.disconnect(),this.#s=void 0,!(!t||!n)&&(this.#s=new IntersectionObserver(i=>{i.some(({isIntersecting:r})=>r)&&this.#g()},{root:t,rootMargin:"400px"}),this.#s.observe(n)))}renderContent(t){let{hass:n,mine:o,mayDial:i,allCallers:r}=this,{calls:a,shownSearch:l,shownFilter:c,filter:h,loading:p,hasOlder:m,isFull:f}=this.#e,_=this.#r(o),y=[t,n?.user,n?.locale,o?.entryId,o?.number,i,this.#t.quarter],v=x=>Re([x,this.#u(x)&&this.playing,...y],()=>this.#h(this.#p(t,x)));return d`
      <div class="search">
        <input
          type="search" maxlength=${ws} autocomplete="off"
          aria-label=${t("recent.search")} placeholder=${t("recent.search")} @input=${this.#b}
        />
      </div>
      <div class="filters" role="group" aria-label=${t("recent.filter")}>
        ${Object.keys(zt).map(x=>d`
            <button class="chip" data-filter=${x} aria-pressed=${x===h} @click=${()=>this.#y(x)}>
              ${t(x==="missed"?"recent.missed_calls":`recent.${x}`)}
            </button>
          `)}
      </div>
      ${this.renderDialStatus()}
      <div class="calls" data-focus role="region" tabindex="0" aria-label=${t("recent.label")} aria-busy=${p}>
        ${Re([a,this.#e.missed,l,c,p,this.playing,r,...y],()=>d`
            ${l||c==="outgoing"||_.length===0?u:this.#a(t,_)}
            ${a?.length===0?d`<p class="hint" role="status">${t(l||c!=="all"?"recent.none_found":"recent.none")}</p>`:u}
            ${k(this.#l(a??[]),([x])=>x,([x,De])=>d`
                <h3 dir="auto">${x}</h3>
                <ul class="recent">${k(De,Q,v)}</ul>
              `)}
            ${this.#m(t,p,m,f)}
          `)}
      </div>
    `}#r(t){return this.#e.missed.filter(({entry_id:n,number:o})=>n!==t?.entryId||o!==t.number)}#l(t){let{hass:n}=this,o=new Map;for(let i of t){let r=n&&i.started_at?Wn(n,i.started_at):"",a=o.get(r);a?a.push(i):o.set(r,[i])}return[...o]}#a(t,n){let o=this.allCallers?n:n.slice(0,vs);return d`
      <h3>${t("recent.missed")}</h3>
      <ul>${k(o,_s,i=>this.#h(this.#d(t,i)))}</ul>
      ${o.length<n.length?d`<button class="more" @click=${()=>this.#_()}>${t("recent.more",{count:n.length})}</button>`:u}
    `}#d(t,n){let{entry_id:o,uid:i,name:r,number:a,calls:l,last_at:c,extensions:h,control:p}=n,m=r??a??t("recent.unknown"),f=h.map(_=>this.#f(o,_));return{isOfDay:!1,icon:"mdi:phone-missed",kind:t("outcome.missed"),isMissed:!0,who:m,at:c,details:[l>1?t("recent.calls",{count:l}):void 0,f.length>jt?`${f.slice(0,jt).join(", ")} +${f.length-jt}`:f.join(", ")],buttons:[...this.#c(t,m,r,a,o),p&&{action:"done",icon:"mdi:check",label:t("recent.done",{name:m}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:o,uid:i}))}}]}}#p(t,n){let{entry_id:o,direction:i,outcome:r,talk_seconds:a,recording_media_content_id:l}=n,c=this.#u(n),h=n.other??t("recent.unknown"),[p,m]=i==="outbound"?[n.callee_name,n.caller]:[n.caller_name,n.answered_by??(n.extensions.length===1?n.extensions[0]:n.callee)];return{isOfDay:!0,icon:n.icon,kind:[t(`direction.${i}`),r&&t(`outcome.${r}`)].filter(Boolean).join(", "),isMissed:r==="missed"||r==="failed",who:h,at:n.started_at,details:[m?this.#f(o,m):void 0,a&&r==="answered"?Wt(a*1e3):void 0],buttons:[l!==null&&{action:"play",icon:c?"mdi:stop":"mdi:play",label:t("recent.play",{name:h}),pressed:c,run:()=>this.#v(Q(n),l)},...this.#c(t,h,p,n.other_number,o)],recording:c?this.playing?.url:void 0}}#c(t,n,o,i,r){if(i===null)return[];let a={name:n,number:i,entryId:this.entryOf(r,i)};return[this.hass?.user?.is_admin===!0&&o===null&&!a.entryId&&{action:"add",icon:"mdi:account-plus",label:t("recent.add_contact",{number:i}),run:l=>this.#x(t,i,l)},this.canCall(a)&&{action:"call",icon:"mdi:phone",label:t("recent.call",{name:n}),run:l=>this.dial(a,l)}]}#h({isOfDay:t,icon:n,kind:o,isMissed:i,who:r,at:a,details:l,buttons:c,recording:h}){return d`
      <li class=${i?"missed":""}>
        <ha-icon role="img" aria-label=${o} title=${o} .icon=${n}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${r}</bdi></div>
          <div class="detail">
            ${a&&this.hass?d`<span><time dir="auto" datetime=${a} title=${Yn(this.hass,a)}>${(t?jn:mt)(this.hass,a)}</time></span>`:u}
            ${l.filter(Boolean).map(p=>d`<span><bdi>${p}</bdi></span>`)}
          </div>
        </div>
        <div class="buttons">
          ${k(c.filter(p=>p!==!1),({action:p})=>p,({action:p,icon:m,label:f,pressed:_,run:y})=>d`
              <button
                class="icon-button" data-action=${p} aria-label=${f} title=${f} aria-pressed=${_??u}
                @click=${({currentTarget:v})=>y(v.getBoundingClientRect())}
              >
                <ha-icon .icon=${m}></ha-icon>
              </button>
            `)}
        </div>
        ${h?d`<audio controls autoplay src=${h} @error=${this.#w}></audio>`:u}
      </li>
    `}#m(t,n,o,i){return o?i?d`<p class="hint">${t("recent.full")}</p>`:d`
      <button class="more" data-end aria-disabled=${n} @click=${this.#g}>
        ${t(n?"recent.loading":"recent.older")}
      </button>
    `:n?d`<p class="hint">${t("recent.loading")}</p>`:u}#u(t){return this.playing?.key===Q(t)}#f(t,n){let o=R(this.pbxs,t,n);return o?$(o):n}#b({target:t}){let n=t.value.trim();this.#n.run(()=>this.#e.search(n))}#y(t){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",t)}#g(){this.act(()=>this.#e.loadOlder())}#_(){this.allCallers=!0}#v(t,n){if(this.playing?.key===t){this.playing=void 0;return}this.act(async()=>{let o=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:n});this.playing=o&&{key:t,url:o.url}})}#w(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#x(t,n,o){let i=r=>{r.preventDefault();let{hass:a}=this,l=String(new FormData(r.target).get("name")).trim();a&&l&&this.act(()=>xs(a,l,n))};this.sheet={heading:t("recent.add_contact",{number:n}),near:o,content:()=>d`
        <form @submit=${i}>
          <input name="name" required autofocus autocomplete="off" aria-label=${t("recent.contact_name")} placeholder=${t("recent.contact_name")} />
          <button class="answer">${t("recent.save")}</button>
        </form>
      `}}};g([T()],ve.prototype,"allCallers",2),g([T()],ve.prototype,"playing",2);async function xs(s,e,t){let{response:n}=await s.callService("openvox_uc","get_contacts",{search:e},{},!1,!0),o=n.contacts.filter(r=>r.address_book===null&&r.name.toLowerCase()===e.toLowerCase()),i=o.length===1?o[0]?.numbers??[]:[];await s.callService("openvox_uc","set_contact",{name:e,numbers:[...i,t]},{},!1)}function ae(s,e,t){let{name:n,description:o}=Ae[s],i=`openvox-uc-${s}`;customElements.define(i,e),window.customCards??=[],window.customCards.push({type:i,name:n,description:o,preview:!0,getEntitySuggestion:t})}function to(s,e){let{title:t,description:n}=Ae.dashboard;customElements.define(`ll-strategy-dashboard-${s}`,e),window.customStrategies??=[],window.customStrategies.push({type:s,strategyType:"dashboard",name:t,description:n})}var Ps={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},wall:{top:[],side:["calls","queues"],middle:["phones"]}},Le=class extends P{constructor(){super(...arguments);this.cards=[];this.layout="desk"}static{this.styles=b`
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
  `}setConfig({layout:t="desk"}){this.layout=t}render(){let{top:t,side:n,middle:o}=Ps[this.layout];return d`
      <div class="board ${this.layout}">
        ${t.map(i=>this.#e(i))}
        <div class="side">${n.map(i=>this.#e(i))}</div>
        ${o.map(i=>this.#e(i))}
      </div>
    `}#e(t){let n=this.cards.filter(({config:o})=>o?.view_layout?.area===t);return d`<div class="area" data-area=${t} ?hidden=${n.length===0}>${n}</div>`}};g([w({attribute:!1})],Le.prototype,"cards",2),g([T()],Le.prototype,"layout",2);customElements.define("openvox-uc-board",Le);var _t=class extends P{static{this.noEditor=!0}static async generate(e,t){let[n,o]=await Promise.all([Je(t),Y(t.connection,se)]),i=Object.values(o??{}).some(({queues:a})=>Object.keys(a).length>0),r=(a,l)=>({title:n(`dashboard.${a}`),path:a,type:"custom:openvox-uc-board",layout:a==="wall"?"wall":"desk",cards:l.filter(c=>i||c!=="queues").map(c=>({type:`custom:openvox-uc-${c}`,view_layout:{area:c},...a==="wall"?{wallboard:!0}:{},...a==="wall"||c==="mine"?{}:{title:n(`dashboard.${c}`)}}))});return{title:n("dashboard.title"),views:[r("switchboard",["mine","dial","calls","queues","phones","recent"]),r("wall",["calls","queues","phones"])]}}};function no({entities:s,devices:e},t){let n=s[t];if(n?.platform!==M||!n.device_id)return;let[,o=""]=e[n.device_id]?.identifiers?.find(([a])=>a===M)??[],[,i="pbx",r=""]=/_(ext|queue)_(.+)$/.exec(o)??[];return{kind:i,number:r}}function oo(s,e,t){return(n,o)=>{let i=no(n,o);return i?.kind===e?{config:{type:`custom:${s}`,[t]:[i.number]}}:null}}function so(s,...e){return(t,n)=>e.includes(n.split(".",1)[0]??"")&&no(t,n)?.kind==="pbx"?{config:{type:`custom:${s}`}}:null}var io=oo("openvox-uc-phones","ext","favorites"),ro=oo("openvox-uc-queues","queue","queues"),ao=so("openvox-uc-recent","todo","calendar"),lo=so("openvox-uc-calls","sensor","binary_sensor");ae("calls",ht,lo);ae("dial",ge);ae("mine",Xe);ae("phones",re,io);ae("queues",yt,ro);ae("recent",ve,ao);to("openvox-uc",_t);
