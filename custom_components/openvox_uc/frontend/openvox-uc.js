var ki=Object.defineProperty;var Si=Object.getOwnPropertyDescriptor;var g=(o,t,e,n)=>{for(var i=n>1?void 0:n?Si(t,e):t,s=o.length-1,r;s>=0;s--)(r=o[s])&&(i=(n?r(t,e,i):r(i))||i);return n&&i&&ki(t,e,i),i};/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Be=globalThis,Ve=Be.ShadowRoot&&(Be.ShadyCSS===void 0||Be.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ct=Symbol(),an=new WeakMap,Ce=class{constructor(t,e,n){if(this._$cssResult$=!0,n!==Ct)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(Ve&&t===void 0){let n=e!==void 0&&e.length===1;n&&(t=an.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),n&&an.set(e,t))}return t}toString(){return this.cssText}},ln=o=>new Ce(typeof o=="string"?o:o+"",void 0,Ct),b=(o,...t)=>{let e=o.length===1?o[0]:t.reduce((n,i,s)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+o[s+1],o[0]);return new Ce(e,o,Ct)},cn=(o,t)=>{if(Ve)o.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let n=document.createElement("style"),i=Be.litNonce;i!==void 0&&n.setAttribute("nonce",i),n.textContent=e.cssText,o.appendChild(n)}},kt=Ve?o=>o:o=>o instanceof CSSStyleSheet?(t=>{let e="";for(let n of t.cssRules)e+=n.cssText;return ln(e)})(o):o;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Ai,defineProperty:Oi,getOwnPropertyDescriptor:Ei,getOwnPropertyNames:Ti,getOwnPropertySymbols:Ri,getPrototypeOf:Mi}=Object,We=globalThis,dn=We.trustedTypes,Li=dn?dn.emptyScript:"",zi=We.reactiveElementPolyfillSupport,ke=(o,t)=>o,Se={toAttribute(o,t){switch(t){case Boolean:o=o?Li:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,t){let e=o;switch(t){case Boolean:e=o!==null;break;case Number:e=o===null?null:Number(o);break;case Object:case Array:try{e=JSON.parse(o)}catch{e=null}}return e}},Ge=(o,t)=>!Ai(o,t),un={attribute:!0,type:String,converter:Se,reflect:!1,useDefault:!1,hasChanged:Ge};Symbol.metadata??=Symbol("metadata"),We.litPropertyMetadata??=new WeakMap;var U=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=un){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let n=Symbol(),i=this.getPropertyDescriptor(t,n,e);i!==void 0&&Oi(this.prototype,t,i)}}static getPropertyDescriptor(t,e,n){let{get:i,set:s}=Ei(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:i,set(r){let a=i?.call(this);s?.call(this,r),this.requestUpdate(t,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??un}static _$Ei(){if(this.hasOwnProperty(ke("elementProperties")))return;let t=Mi(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(ke("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ke("properties"))){let e=this.properties,n=[...Ti(e),...Ri(e)];for(let i of n)this.createProperty(i,e[i])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[n,i]of e)this.elementProperties.set(n,i)}this._$Eh=new Map;for(let[e,n]of this.elementProperties){let i=this._$Eu(e,n);i!==void 0&&this._$Eh.set(i,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let n=new Set(t.flat(1/0).reverse());for(let i of n)e.unshift(kt(i))}else t!==void 0&&e.push(kt(t));return e}static _$Eu(t,e){let n=e.attribute;return n===!1?void 0:typeof n=="string"?n:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let n of e.keys())this.hasOwnProperty(n)&&(t.set(n,this[n]),delete this[n]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return cn(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,n){this._$AK(t,n)}_$ET(t,e){let n=this.constructor.elementProperties.get(t),i=this.constructor._$Eu(t,n);if(i!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:Se).toAttribute(e,n.type);this._$Em=t,s==null?this.removeAttribute(i):this.setAttribute(i,s),this._$Em=null}}_$AK(t,e){let n=this.constructor,i=n._$Eh.get(t);if(i!==void 0&&this._$Em!==i){let s=n.getPropertyOptions(i),r=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Se;this._$Em=i;let a=r.fromAttribute(e,s.type);this[i]=a??this._$Ej?.get(i)??a,this._$Em=null}}requestUpdate(t,e,n,i=!1,s){if(t!==void 0){let r=this.constructor;if(i===!1&&(s=this[t]),n??=r.getPropertyOptions(t),!((n.hasChanged??Ge)(s,e)||n.useDefault&&n.reflect&&s===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,n))))return;this.C(t,e,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:n,reflect:i,wrapped:s},r){n&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),s!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||n||(e=void 0),this._$AL.set(t,e)),i===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,s]of this._$Ep)this[i]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[i,s]of n){let{wrapped:r}=s,a=this[i];r!==!0||this._$AL.has(i)||a===void 0||this.C(i,void 0,s,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(e)):this._$EM()}catch(n){throw t=!1,this._$EM(),n}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};U.elementStyles=[],U.shadowRootOptions={mode:"open"},U[ke("elementProperties")]=new Map,U[ke("finalized")]=new Map,zi?.({ReactiveElement:U}),(We.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var At=globalThis,pn=o=>o,Ke=At.trustedTypes,hn=Ke?Ke.createPolicy("lit-html",{createHTML:o=>o}):void 0,Ot="$lit$",q=`lit$${Math.random().toFixed(9).slice(2)}$`,Et="?"+q,Hi=`<${Et}>`,oe=document,Oe=()=>oe.createComment(""),Ee=o=>o===null||typeof o!="object"&&typeof o!="function",Tt=Array.isArray,vn=o=>Tt(o)||typeof o?.[Symbol.iterator]=="function",St=`[ 	
\f\r]`,Ae=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,mn=/-->/g,fn=/>/g,ne=RegExp(`>|${St}(?:([^\\s"'>=/]+)(${St}*=${St}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),gn=/'/g,bn=/"/g,xn=/^(?:script|style|textarea|title)$/i,Rt=o=>(t,...e)=>({_$litType$:o,strings:t,values:e}),c=Rt(1),Xo=Rt(2),Zo=Rt(3),E=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),yn=new WeakMap,ie=oe.createTreeWalker(oe,129);function $n(o,t){if(!Tt(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return hn!==void 0?hn.createHTML(t):t}var wn=(o,t)=>{let e=o.length-1,n=[],i,s=t===2?"<svg>":t===3?"<math>":"",r=Ae;for(let a=0;a<e;a++){let l=o[a],u,d,h=-1,m=0;for(;m<l.length&&(r.lastIndex=m,d=r.exec(l),d!==null);)m=r.lastIndex,r===Ae?d[1]==="!--"?r=mn:d[1]!==void 0?r=fn:d[2]!==void 0?(xn.test(d[2])&&(i=RegExp("</"+d[2],"g")),r=ne):d[3]!==void 0&&(r=ne):r===ne?d[0]===">"?(r=i??Ae,h=-1):d[1]===void 0?h=-2:(h=r.lastIndex-d[2].length,u=d[1],r=d[3]===void 0?ne:d[3]==='"'?bn:gn):r===bn||r===gn?r=ne:r===mn||r===fn?r=Ae:(r=ne,i=void 0);let f=r===ne&&o[a+1].startsWith("/>")?" ":"";s+=r===Ae?l+Hi:h>=0?(n.push(u),l.slice(0,h)+Ot+l.slice(h)+q+f):l+q+(h===-2?a:f)}return[$n(o,s+(o[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},Te=class o{constructor({strings:t,_$litType$:e},n){let i;this.parts=[];let s=0,r=0,a=t.length-1,l=this.parts,[u,d]=wn(t,e);if(this.el=o.createElement(u,n),ie.currentNode=this.el.content,e===2||e===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(i=ie.nextNode())!==null&&l.length<a;){if(i.nodeType===1){if(i.hasAttributes())for(let h of i.getAttributeNames())if(h.endsWith(Ot)){let m=d[r++],f=i.getAttribute(h).split(q),v=/([.?@])?(.*)/.exec(m);l.push({type:1,index:s,name:v[2],strings:f,ctor:v[1]==="."?Qe:v[1]==="?"?Xe:v[1]==="@"?Ze:re}),i.removeAttribute(h)}else h.startsWith(q)&&(l.push({type:6,index:s}),i.removeAttribute(h));if(xn.test(i.tagName)){let h=i.textContent.split(q),m=h.length-1;if(m>0){i.textContent=Ke?Ke.emptyScript:"";for(let f=0;f<m;f++)i.append(h[f],Oe()),ie.nextNode(),l.push({type:2,index:++s});i.append(h[m],Oe())}}}else if(i.nodeType===8)if(i.data===Et)l.push({type:2,index:s});else{let h=-1;for(;(h=i.data.indexOf(q,h+1))!==-1;)l.push({type:7,index:s}),h+=q.length-1}s++}}static createElement(t,e){let n=oe.createElement("template");return n.innerHTML=t,n}};function se(o,t,e=o,n){if(t===E)return t;let i=n!==void 0?e._$Co?.[n]:e._$Cl,s=Ee(t)?void 0:t._$litDirective$;return i?.constructor!==s&&(i?._$AO?.(!1),s===void 0?i=void 0:(i=new s(o),i._$AT(o,e,n)),n!==void 0?(e._$Co??=[])[n]=i:e._$Cl=i),i!==void 0&&(t=se(o,i._$AS(o,t.values),i,n)),t}var Ye=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:n}=this._$AD,i=(t?.creationScope??oe).importNode(e,!0);ie.currentNode=i;let s=ie.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let u;l.type===2?u=new ue(s,s.nextSibling,this,t):l.type===1?u=new l.ctor(s,l.name,l.strings,this,t):l.type===6&&(u=new Je(s,this,t)),this._$AV.push(u),l=n[++a]}r!==l?.index&&(s=ie.nextNode(),r++)}return ie.currentNode=oe,i}p(t){let e=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,e),e+=n.strings.length-2):n._$AI(t[e])),e++}},ue=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,n,i){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=se(this,t,e),Ee(t)?t===p||t==null||t===""?(this._$AH!==p&&this._$AR(),this._$AH=p):t!==this._$AH&&t!==E&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):vn(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==p&&Ee(this._$AH)?this._$AA.nextSibling.data=t:this.T(oe.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:n}=t,i=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=Te.createElement($n(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(e);else{let s=new Ye(i,this),r=s.u(this.options);s.p(e),this.T(r),this._$AH=s}}_$AC(t){let e=yn.get(t.strings);return e===void 0&&yn.set(t.strings,e=new Te(t)),e}k(t){Tt(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,n,i=0;for(let s of t)i===e.length?e.push(n=new o(this.O(Oe()),this.O(Oe()),this,this.options)):n=e[i],n._$AI(s),i++;i<e.length&&(this._$AR(n&&n._$AB.nextSibling,i),e.length=i)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let n=pn(t).nextSibling;pn(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},re=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,n,i,s){this.type=1,this._$AH=p,this._$AN=void 0,this.element=t,this.name=e,this._$AM=i,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=p}_$AI(t,e=this,n,i){let s=this.strings,r=!1;if(s===void 0)t=se(this,t,e,0),r=!Ee(t)||t!==this._$AH&&t!==E,r&&(this._$AH=t);else{let a=t,l,u;for(t=s[0],l=0;l<s.length-1;l++)u=se(this,a[n+l],e,l),u===E&&(u=this._$AH[l]),r||=!Ee(u)||u!==this._$AH[l],u===p?t=p:t!==p&&(t+=(u??"")+s[l+1]),this._$AH[l]=u}r&&!i&&this.j(t)}j(t){t===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Qe=class extends re{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===p?void 0:t}},Xe=class extends re{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==p)}},Ze=class extends re{constructor(t,e,n,i,s){super(t,e,n,i,s),this.type=5}_$AI(t,e=this){if((t=se(this,t,e,0)??p)===E)return;let n=this._$AH,i=t===p&&n!==p||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,s=t!==p&&(n===p||i);i&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Je=class{constructor(t,e,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){se(this,t)}},_n={M:Ot,P:q,A:Et,C:1,L:wn,R:Ye,D:vn,V:se,I:ue,H:re,N:Xe,U:Ze,B:Qe,F:Je},Di=At.litHtmlPolyfillSupport;Di?.(Te,ue),(At.litHtmlVersions??=[]).push("3.3.3");var Pn=(o,t,e)=>{let n=e?.renderBefore??t,i=n._$litPart$;if(i===void 0){let s=e?.renderBefore??null;n._$litPart$=i=new ue(t.insertBefore(Oe(),s),s,void 0,e??{})}return i._$AI(o),i};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Mt=globalThis,P=class extends U{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Pn(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return E}};P._$litElement$=!0,P.finalized=!0,Mt.litElementHydrateSupport?.({LitElement:P});var Ii=Mt.litElementPolyfillSupport;Ii?.({LitElement:P});(Mt.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var et={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},pe=o=>(...t)=>({_$litDirective$:o,values:t}),V=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,n){this._$Ct=t,this._$AM=e,this._$Ci=n}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:Ni}=_n,Cn=o=>o;var kn=()=>document.createComment(""),he=(o,t,e)=>{let n=o._$AA.parentNode,i=t===void 0?o._$AB:t._$AA;if(e===void 0){let s=n.insertBefore(kn(),i),r=n.insertBefore(kn(),i);e=new Ni(s,r,o,o.options)}else{let s=e._$AB.nextSibling,r=e._$AM,a=r!==o;if(a){let l;e._$AQ?.(o),e._$AM=o,e._$AP!==void 0&&(l=o._$AU)!==r._$AU&&e._$AP(l)}if(s!==i||a){let l=e._$AA;for(;l!==s;){let u=Cn(l).nextSibling;Cn(n).insertBefore(l,i),l=u}}}return e},W=(o,t,e=o)=>(o._$AI(t,e),o),Fi={},Sn=(o,t=Fi)=>o._$AH=t,An=o=>o._$AH,tt=o=>{o._$AR(),o._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var On=(o,t,e)=>{let n=new Map;for(let i=t;i<=e;i++)n.set(o[i],i);return n},C=pe(class extends V{constructor(o){if(super(o),o.type!==et.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,t,e){let n;e===void 0?e=t:t!==void 0&&(n=t);let i=[],s=[],r=0;for(let a of o)i[r]=n?n(a,r):r,s[r]=e(a,r),r++;return{values:s,keys:i}}render(o,t,e){return this.dt(o,t,e).values}update(o,[t,e,n]){let i=An(o),{values:s,keys:r}=this.dt(t,e,n);if(!Array.isArray(i))return this.ut=r,s;let a=this.ut??=[],l=[],u,d,h=0,m=i.length-1,f=0,v=s.length-1;for(;h<=m&&f<=v;)if(i[h]===null)h++;else if(i[m]===null)m--;else if(a[h]===r[f])l[f]=W(i[h],s[f]),h++,f++;else if(a[m]===r[v])l[v]=W(i[m],s[v]),m--,v--;else if(a[h]===r[v])l[v]=W(i[h],s[v]),he(o,l[v+1],i[h]),h++,v--;else if(a[m]===r[f])l[f]=W(i[m],s[f]),he(o,i[h],i[m]),m--,f++;else if(u===void 0&&(u=On(r,f,v),d=On(a,h,m)),u.has(a[h]))if(u.has(a[m])){let y=d.get(r[f]),$=y!==void 0?i[y]:null;if($===null){let w=he(o,i[h]);W(w,s[f]),l[f]=w}else l[f]=W($,s[f]),he(o,i[h],$),i[y]=null;f++}else tt(i[m]),m--;else tt(i[h]),h++;for(;f<=v;){let y=he(o,l[v+1]);W(y,s[f]),l[f++]=y}for(;h<=m;){let y=i[h++];y!==null&&tt(y)}return this.ut=r,Sn(o,l),E}});/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ui={attribute:!0,type:String,converter:Se,reflect:!1,hasChanged:Ge},qi=(o=Ui,t,e)=>{let{kind:n,metadata:i}=e,s=globalThis.litPropertyMetadata.get(i);if(s===void 0&&globalThis.litPropertyMetadata.set(i,s=new Map),n==="setter"&&((o=Object.create(o)).wrapped=!0),s.set(e.name,o),n==="accessor"){let{name:r}=e;return{set(a){let l=t.get.call(this);t.set.call(this,a),this.requestUpdate(r,l,o,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,o,a),a}}}if(n==="setter"){let{name:r}=e;return function(a){let l=this[r];t.call(this,a),this.requestUpdate(r,l,o,!0,a)}}throw Error("Unsupported decorator location: "+n)};function x(o){return(t,e)=>typeof e=="object"?qi(o,t,e):((n,i,s)=>{let r=i.hasOwnProperty(s);return i.constructor.createProperty(s,n),r?Object.getOwnPropertyDescriptor(i,s):void 0})(o,t,e)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function _(o){return x({...o,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ae=(o,t,e)=>(e.configurable=!0,e.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(o,t,e),e);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function En(o,t){return(e,n,i)=>{let s=r=>r.renderRoot?.querySelector(o)??null;if(t){let{get:r,set:a}=typeof n=="object"?e:i??(()=>{let l=Symbol();return{get(){return this[l]},set(u){this[l]=u}}})();return ae(e,n,{get(){let l=r.call(this);return l===void 0&&(l=s(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return ae(e,n,{get(){return s(this)}})}}/**
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
 */var Re={agent:{},badge:{},calls:{description:"What rings and talks now, and who with whom.",name:"OpenVox UC calls"},card:{},confirm:{},contact:{},contacts:{description:"Find, call, add, and change contacts.",name:"OpenVox UC contacts"},dashboard:{description:"OpenVox UC: who is on the phone, who called, and one click to act.",title:"Phones"},dial:{description:"Find contacts, extensions, and earlier callers, and call them from your phone.",name:"OpenVox UC dial"},direction:{},editor:{area:"Area",favorites:"Phones",queues:"Queues",title:"Title",wallboard:"Large type"},menu:{},mine:{description:"Your own phone: who calls, and what you can do with the call.",name:"OpenVox UC my phone"},my_phone:{title:"Which phone is yours?"},outcome:{},phones:{description:"Who is on the phone, and what you can do now.",name:"OpenVox UC phones"},queues:{description:"Who waits, for how long, and who is there to answer.",name:"OpenVox UC queues"},recent:{description:"Whom to call back, and the history of all calls.",name:"OpenVox UC missed and recent"},state:{},transfer:{title:"Transfer {name} to"}};var S="openvox_uc";function zt(o){return`component.${S}.config_panel.${o}`}var Lt=new WeakMap;function nt(o){let{connection:t,language:e}=o,n=Lt.get(t);if(n?.language===e)return n.texts;let i=Bi(o);return Lt.set(t,{language:e,texts:i}),i.catch(()=>Lt.delete(t)),i}async function Bi(o){let t=await o.loadBackendTranslation("config_panel",S);return(e,n)=>t(zt(e),n)}async function me(o,t){let e=t?.error??t;if((typeof e=="number"?e:e.code)===3)return o.localize("ui.notification_toast.connection_lost")||"Connection lost";let{message:n,translation_domain:i,translation_key:s,translation_placeholders:r}=e;return(i?await o.loadBackendTranslation("exceptions",i).catch(()=>{}):void 0)?.(`component.${i}.exceptions.${s}.message`,r)||n||String(e)}function I(...o){return{schema:[{name:"title",selector:{text:{}}},...o],computeLabel:({name:t},e)=>e(zt(`editor.${t}`))||Re.editor[t]}}function it(){return document.querySelector("home-assistant")?.hass}async function Ht(o){await o?.().catch(()=>{})}var Dt=class{constructor(t,e){this.connection=t;this.source=e}#e=new Set;#t;#n=0;#o;listen(t){return this.#e.size===0&&(this.connection.addEventListener("ready",this.#i),this.#i()),this.#e.add(t),()=>{this.#e.delete(t)&&this.#e.size===0&&this.#r()}}#i=()=>{let t=this.#s();this.connection.subscribeMessage(e=>{t===this.#n&&this.#a(e)},this.source.message,{resubscribe:!1}).then(e=>{t===this.#n?this.#t=e:Ht(e)},()=>{t===this.#n&&(this.#o=setTimeout(this.#i,5e3))})};#s(){return clearTimeout(this.#o),this.#t=void 0,this.#n+=1,this.#n}#r(){this.connection.removeEventListener("ready",this.#i),this.connection.connected&&Ht(this.#t),this.#s(),this.value=void 0}#a(t){this.value=this.source.reduce(this.value,t);for(let e of[...this.#e])e()}},Tn=new WeakMap;function Vi(o,t){let e=Tn.get(o)??new WeakMap;Tn.set(o,e);let n=e.get(t)??new Dt(o,t);return e.set(t,n),n}var G=class{constructor(t,e){this.host=t;this.source=e;t.addController(this)}#e;#t;get value(){return this.#e?.value}follow(t){this.source=t,this.#t&&this.hostUpdate()}hostConnected(){this.hostUpdate()}hostUpdate(){let t=this.host.hass?.connection;if(!t)return;let e=Vi(t,this.source);if(e===this.#e)return;let n=this.#t;this.#e=e,this.#t=e.listen(()=>this.host.requestUpdate()),n?.()}hostDisconnected(){this.#t?.(),this.#t=void 0,this.#e=void 0}};async function K(o,t){let e;try{let n=await new Promise((i,s)=>{e=o.subscribeMessage(i,t.message,{resubscribe:!1}),e.catch(s)});return t.reduce(void 0,n)}catch{return}finally{e?.then(Ht,()=>{})}}var Wi={name:"",device_id:"",connected:!1,may_listen_in:!1,may_play:!1,pickup:!1,phones:{},calls:{},queues:{}};function It(o,t){if(!t)return o;let e={...o};for(let[n,i]of Object.entries(t))i==null?delete e[n]:e[n]=i;return e}function Gi(o,{phones:t,calls:e,queues:n,...i}){return{...o,...i,phones:It(o.phones,t),calls:It(o.calls,e),queues:It(o.queues,n)}}function Ki(o={},t){let e="all"in t,n=e?{}:{...o};for(let[i,s]of Object.entries(e?t.all:t.changes))n[i]=Gi(n[i]??Wi,s);return n}var le={message:{type:"openvox_uc/live"},reduce:Ki},ot=class extends G{constructor(t){super(t,le)}get pbxs(){return this.value}};function A({entryId:o,number:t}){return`${o} ${t}`}function k({number:o,phone:t}){return t.name??o}function ce(o,t){return o.entryId===t?.entryId&&o.number===t.number}function z({phone:o}){return o.state==="ringing"}var Yi=new Set(["in_use","on_hold"]);function R({phone:o,pbx:t}){let e=o.call_id===null?void 0:t.calls[o.call_id];return Yi.has(o.state)&&e?.answered_at!==null}function fe(o){return o.phone.control&&o.pbx.connected&&R(o)}function N({phone:o,pbx:t}){return t.connected&&o.state||"unknown"}function Nt({phone:o}){return o.state==="idle"&&o.badges.includes("do_not_disturb")}function Ft(o,t){return o.length-t.length||(o<t?-1:+(o>t))}function Ut(o){let t;return e=>(t?.pbxs!==e&&(t={pbxs:e,made:o(e)}),t.made)}var j=Ut(o=>Object.entries(o).flatMap(([t,e])=>Object.entries(e.phones).map(([n,i])=>({entryId:t,number:n,pbx:e,phone:i}))).sort((t,e)=>Ft(t.number,e.number)));function M(o,t,e){let n=o[t],i=n?.phones[e];return n&&i&&{entryId:t,number:e,pbx:n,phone:i}}function st({number:o,phone:t},e){let n=[o,t.name,t.with_name,t.with_number].join(" ").toLowerCase();return e.toLowerCase().split(/\s+/).every(i=>n.includes(i))}var Rn=["all","free","busy","not_registered"],Qi={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function Me(o,t){let{state:e}=o.phone;return t==="all"||e!==null&&Qi[e]===t&&!Nt(o)}var Mn="openvox_uc",Xi={message:{type:"frontend/subscribe_user_data",key:Mn},reduce:(o,{value:t})=>t??{}},H=Ut(o=>j(o).filter(({phone:t})=>t.control&&t.device_id)),rt=class extends G{constructor(t){super(t,Xi)}findIn(t){let e=this.value?.phone,n=e&&M(t,e.entry_id,e.number);if(n?.phone.control&&n.phone.device_id)return n;let i=H(t);return i.length===1?i[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(t,{entryId:e,number:n}){return this.#e(t,{phone:{entry_id:e,number:n}})}fold(t,e){let n=this.collapsed.filter(i=>i!==e);return this.#e(t,{collapsed:this.collapsed.includes(e)?n:[...n,e]})}get filter(){return this.value?.filter??"all"}show(t,e){return this.#e(t,{filter:e})}get alert(){return this.value?.alert??{}}alertBy(t,e){return this.#e(t,{alert:e})}#e(t,e){return t.callWS({type:"frontend/set_user_data",key:Mn,value:{...this.value,...e}})}};var Ln=new WeakMap;function zn(o,t){let e=Object.keys(t);if(e.every(s=>o[s]===t[s]))return o;let n=Ln.get(o);if(n&&e.every(s=>n[s]===t[s]))return n;let i={...o,...t};return Ln.set(o,i),i}function Zi(o,t){let e=({device_id:r})=>r===null?void 0:t[r],n=(r,a)=>{let l=r===null?void 0:o.phones[r];return(l&&e(l)?.name_by_user)??a},i=Object.entries(o.phones).filter(([,r])=>!e(r)?.disabled_by).map(([r,a])=>{let l=a.direction==="internal"?n(a.with_number,a.with_name):a.with_name;return[r,zn(a,{name:n(r,a.name),with_name:l})]}),s=Object.entries(o.calls).map(([r,a])=>{let{direction:l,caller:u,callee:d}=a,h={caller_name:l==="inbound"?a.caller_name:n(u,a.caller_name),callee_name:l==="outbound"?a.callee_name:n(d,a.callee_name)};return[r,zn(a,h)]});return{...o,name:t[o.device_id]?.name_by_user??o.name,phones:Object.fromEntries(i),calls:Object.fromEntries(s)}}var at;function Hn(o,t){if(at?.before!==o||at.devices!==t){let e=Object.fromEntries(Object.entries(o).map(([n,i])=>[n,Zi(i,t)]));at={before:o,devices:t,after:e}}return at.after}var lt=b`
  input, select {
    box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: var(--primary-text-color);
    background: var(--ha-color-form-background, var(--card-background-color)); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
  ::placeholder { color: color-mix(in srgb, var(--secondary-text-color) 75%, var(--primary-text-color)); opacity: 1; }
`,F=b`
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
`,ct=b`
  .filters { display: flex; flex-wrap: wrap; gap: 4px; }
  .chip {
    display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
    background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
  }
  .chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
  .chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var Ji={ArrowDown:1,ArrowUp:-1},Y=class{constructor(t,e){this.host=t;this.settings=e;this.text="";this.#e=!0;this.#t=0;this.#n=0;t.addController(this)}#e;#t;#n;static{this.styles=[lt,b`
      ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
      li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
      li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
    `]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#n&&(this.#n=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(t){this.text=t,this.#t=0,this.#e=!0,this.settings.typed?.(t),this.host.requestUpdate()}choose(t=this.#o.selected){t!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(t))}renderInput(t){let{index:e,isShown:n}=this.#o;return c`
      <input
        type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
        maxlength=${this.settings.maxLength??p} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
        aria-activedescendant=${n?`option${e}`:p} aria-label=${t} placeholder=${t}
        .value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${i=>this.#i(i)}
      />
    `}renderList(t,e){let{options:n,selected:i,isShown:s}=this.#o;return c`
      <ul id="options" role="listbox" aria-label=${t} ?hidden=${!s}>
        ${(s?n:[]).map((r,a)=>c`
            <li id="option${a}" role="option" aria-selected=${r===i} @click=${()=>this.choose(r)}>
              ${e(r)}
            </li>
          `)}
      </ul>
    `}get#o(){let t=this.settings.options(),e=Math.min(this.#t,t.length-1);return{options:t,index:e,selected:t[e],isShown:this.#e&&t.length>0}}#i(t){if(t.isComposing)return;let{options:e,index:n,isShown:i}=this.#o,s=Ji[t.key];if(s)this.#e&&(this.#t=(n+s+e.length)%e.length||0),this.#e=!0;else if(t.key==="Enter")this.choose();else{if(t.key!=="Escape"||!this.settings.closes)return;i?this.#e=!1:this.enter("")}t.preventDefault(),this.host.requestUpdate()}};var Q={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},dt={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},qt={do_not_disturb:"mdi:minus-circle",forwarding:"mdi:phone-forward",voicemails:"mdi:voicemail",missed:"mdi:phone-missed"};var eo=/\d/,ge=class extends P{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new Y(this,{options:()=>this.#t(),choose:e=>this.dispatchEvent(new CustomEvent("pick",{detail:e}))})}#e;static{this.styles=[Y.styles,F,b`
      :host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
      ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
      .name { flex: 1; overflow-wrap: anywhere; }
      .number { color: var(--secondary-text-color); }
    `]}firstUpdated(){this.#e.input.focus()}render(){return c`
      ${this.#e.renderInput(this.label)}
      ${this.#e.renderList(this.label,e=>c`
          ${typeof e=="string"?p:c`<ha-icon data-state=${N(e)} .icon=${Q[N(e)]}></ha-icon>`}
          <span class="name" dir="auto">${typeof e=="string"?e:k(e)}</span>
          ${typeof e=="string"?p:c`<span class="number">${e.number}</span>`}
        `)}
    `}#t(){let e=this.#e.text.trim(),n=r=>+!Me(r,"free"),i=this.phones.filter(r=>st(r,e)).sort((r,a)=>n(r)-n(a));return this.free&&eo.test(e)&&!i.some(({number:r})=>r===e)?[...i,e]:i}};g([x()],ge.prototype,"label",2),g([x({attribute:!1})],ge.prototype,"phones",2),g([x({type:Boolean})],ge.prototype,"free",2);customElements.define("openvox-uc-picker",ge);/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Dn="important",to=" !"+Dn,In=pe(class extends V{constructor(o){if(super(o),o.type!==et.ATTRIBUTE||o.name!=="style"||o.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(o){return Object.keys(o).reduce((t,e)=>{let n=o[e];return n==null?t:t+`${e=e.includes("-")?e:e.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(o,[t]){let{style:e}=o.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let n of this.ft)t[n]==null&&(this.ft.delete(n),n.includes("-")?e.removeProperty(n):e[n]=null);for(let n in t){let i=t[n];if(i!=null){this.ft.add(n);let s=typeof i=="string"&&i.endsWith(to);n.includes("-")||s?e.setProperty(n,s?i.slice(0,-11):i,s?Dn:""):e[n]=i}}return E}});var Nn=600,Fn=320,Le=8;function no(){let o=document.activeElement;for(;o?.shadowRoot?.activeElement;)o=o.shadowRoot.activeElement;return o}var be=class extends P{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=b`
    dialog {
      position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
      inline-size: min(${Fn}px, calc(100vw - ${2*Le}px)); overflow: auto;
      border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
      background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
    }
    dialog::backdrop { background: rgb(0 0 0 / 25%); }
    h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
    @media (max-width: ${Nn-1}px) {
      dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
    }
  `}connectedCallback(){super.connectedCallback(),this.#e=no()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return c`
      <dialog aria-labelledby="heading" style=${In(this.#t())} @close=${this.#o} @click=${this.#n}>
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <slot></slot>
      </dialog>
    `}#t(){if(!this.near||innerWidth<Nn)return{};let{left:e,top:n,bottom:i}=this.near,s=`${Math.max(Le,Math.min(e,innerWidth-Fn-Le))}px`,a=(n+i)/2<innerHeight/2?{top:`${i}px`,bottom:"auto","max-height":`${innerHeight-i-Le}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Le}px`};return{margin:"0",left:s,right:"auto",...a}}#n(e){if(e.target!==this.dialog)return;let{left:n,right:i,top:s,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=e;(a<n||a>i||l<s||l>r)&&this.#o()}#o(){this.dispatchEvent(new Event("close"))}};g([x()],be.prototype,"heading",2),g([x({attribute:!1})],be.prototype,"near",2),g([En("dialog")],be.prototype,"dialog",2);customElements.define("openvox-uc-sheet",be);var io=["areas","connected","connection","devices","entities","language","user"],oo={},Un=c`<div class="skeleton" aria-busy="true"><i></i><i></i><i></i></div>`;function so(o,t){return!o||!t||io.some(e=>o[e]!==t[e])}var O=class extends P{constructor(){super(...arguments);this.live=new ot(this);this.myPhone=new rt(this)}#e;static{this.styles=[lt,b`
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
      .hint a { color: inherit; }
      .skeleton { display: grid; gap: 12px; padding: 16px; }
      .skeleton i { block-size: 2.5em; border-radius: 8px; background: color-mix(in srgb, currentcolor 8%, transparent); }
      @media (prefers-reduced-motion: no-preference) {
        .skeleton { animation: wait 2s ease-in-out infinite; }
        @keyframes wait { 50% { opacity: 0.4; } }
      }
      .hint { margin: 0; padding: 16px; color: var(--secondary-text-color); }
      .icon-button {
        display: inline-flex; padding: 6px; border: none; border-radius: 50%; background: none; color: inherit;
        cursor: pointer; --mdc-icon-size: 20px;
      }
      .icon-button:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
      :focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
    `]}static getStubConfig(){return{}}static getConfigForm(){return I()}setConfig(e){this.config=e}getGridOptions(){return{columns:12,min_columns:6}}getCardSize(){return 4}willUpdate(e){let n=this.hass;!n||n.language===this.#e||(this.#e=n.language,nt(n).then(i=>{this.texts=i},()=>{this.#e=void 0}))}async act(e){this.error=void 0,this.sheet=void 0;try{await e()}catch(n){this.hass&&(this.error=await me(this.hass,n))}}withMyPhone(e,{near:n,entryId:i}={}){let s=this.mine;s?this.act(()=>e(s)):this.chooseMyPhone(n,{entryId:i,afterwards:e})}chooseMyPhone(e,{entryId:n,afterwards:i}={}){let{hass:s,texts:r}=this;if(!s||!r)return;let a=({detail:l})=>{typeof l!="string"&&this.act(async()=>{await this.myPhone.choose(s,l),await i?.(l)})};this.sheet={heading:r("my_phone.title"),near:e,content:()=>c`
        <p class="hint">${r("my_phone.help")}</p>
        <openvox-uc-picker
          .label=${r("my_phone.search")}
          .phones=${H(this.pbxs).filter(l=>!n||l.entryId===n)}
          @pick=${a}
        ></openvox-uc-picker>
      `}}confirm(e,n,i,s){this.sheet={heading:e,near:i,content:r=>c`
        <div class="confirm">
          <button class="answer" @click=${()=>this.closeSheet()}>${r("card.cancel")}</button>
          <button class="answer danger" autofocus @click=${s}>${n}</button>
        </div>
      `}}get pbxs(){return Hn(this.live.pbxs??oo,this.hass?.devices??{})}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:e,hass:n,texts:i}=this,s=this.live.pbxs;if(!n||!e)return p;if(!i)return c`<ha-card>${Un}</ha-card>`;let r=!n.connected;return c`
      <ha-card>
        ${e.title?c`<div class="title" role="heading" aria-level="2" dir="auto">${e.title}</div>`:p}
        ${this.#t(i).map(a=>c`<div class="notice" role="status">${a}</div>`)}
        ${this.error?c`<div class="notice error" role="alert">
                <span dir="auto">${this.error}</span>
                <button class="icon-button" aria-label=${i("card.dismiss")} @click=${()=>this.#o()}>
                  <ha-icon icon="mdi:close"></ha-icon>
                </button>
              </div>`:p}
        <div class="content ${r?"offline":""}" data-scrolls ?inert=${r}>
          ${s?Object.keys(s).length>0?this.renderContent(i):this.renderNone(i,"card.no_pbx"):Un}
        </div>
        ${this.sheet&&!r?this.#n(i,this.sheet):p}
      </ha-card>
    `}renderNone(e,n){return c`
      <p class="hint">
        ${e(n)}
        ${this.hass?.user?.is_admin?c`<a href="/config/integrations/integration/${S}">${e("card.integration")}</a>`:p}
      </p>
    `}#t(e){return this.hass?.connected?Object.values(this.pbxs).filter(({connected:n})=>!n).map(({name:n})=>e("card.pbx_offline",{pbx:n})):[e("card.offline")]}#n(e,{heading:n,near:i,content:s}){return c`<openvox-uc-sheet .heading=${n} .near=${i} @close=${()=>this.closeSheet()}>${s(e)}</openvox-uc-sheet>`}closeSheet(){this.sheet=void 0}#o(){this.error=void 0}};g([x({attribute:!1,hasChanged:so})],O.prototype,"hass",2),g([_()],O.prototype,"config",2),g([_()],O.prototype,"texts",2),g([_()],O.prototype,"error",2),g([_()],O.prototype,"sheet",2);var ro=new Set(["idle","ringing","in_use","on_hold"]),jt=new Set,Bn;function qn(o){Bn=o;for(let t of jt)t()}function pt(o,t){return o.entryId===t.entryId&&o.number!==t.number&&o.phone.call_id!==t.phone.call_id&&ro.has(o.phone.state)}var ut=class{#e;constructor(t){this.#e=()=>t.requestUpdate(),t.addController(this)}get from(){return Bn}hostConnected(){jt.add(this.#e)}hostDisconnected(){jt.delete(this.#e)}};function Vn(o,t){let e=[],n=document;for(;n;){let i=n.elementFromPoint(o,t);if(!i||i===e.at(-1))break;e.push(i),n=i.shadowRoot}return e}function ao(o,t){for(let e of Vn(o,t)){let n=e.closest("[droppable]");if(n)return n}}function lo(o,t){for(let e of Vn(o,t).reverse()){let n=e.closest("[data-scrolls]"),{top:i,bottom:s}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,jn(t,i,s));return}}scrollBy(0,jn(t,0,innerHeight))}function jn(o,t,e){return(+(o>e-48)-+(o<t+48))*12}function co(o){let t=document.createElement("div");return t.textContent=o,t.ariaHidden="true",t.style.cssText=`
    position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
    color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
  `,document.body.append(t),t}function Wn(o,t,e,n){let i=new AbortController,{signal:s}=i,[r,a]=[o.clientX,o.clientY],l,u,d=0,h=()=>{let $=ao(r,a);$!==u&&(u?.removeAttribute("over"),$?.setAttribute("over",""),u=$)},m=()=>{lo(r,a),h(),d=requestAnimationFrame(m)},f=()=>{i.abort(),cancelAnimationFrame(d),u?.removeAttribute("over"),l?.remove(),l&&qn(void 0)},v=$=>{if($.pointerId===o.pointerId){if([r,a]=[$.clientX,$.clientY],!l){if(Math.hypot(r-o.clientX,a-o.clientY)<6)return;l=co(e),qn(t),m()}l.style.transform=`translate(${r+6}px, ${a+6}px)`,h()}},y=$=>{if($.pointerId!==o.pointerId)return;let w=u?.about;l&&uo(),f(),w&&n(w)};addEventListener("pointermove",v,{signal:s}),addEventListener("pointerup",y,{signal:s}),addEventListener("pointercancel",f,{signal:s}),addEventListener("keydown",({key:$})=>$==="Escape"&&f(),{signal:s})}function uo(){let o=t=>t.stopPropagation();addEventListener("click",o,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",o,{capture:!0}))}var po=new Set(["ringing","in_use","on_hold"]),ho=new Set(["idle","in_use","on_hold"]),Vt=new Map;function Gn({about:o}){return o.phone.call_id!==null&&Vt.get(A(o))===o.phone.call_id}function Wt({hass:o,about:t}){let e=Object.values(o.entities).find(i=>i?.device_id===t.phone.device_id&&i.platform===S&&i.translation_key==="dnd"),n=e&&o.states[e.entity_id]?.state;return n?{entityId:e.entity_id,state:n}:void 0}function B(o,t,{phone:e},n={}){return o.callService(S,t,n,{device_id:e.device_id??[]},!1)}function ht(o,t){return{run:(e,{hass:n,about:i})=>{e.act(()=>B(n,o,i).then(()=>t?.(i)))}}}function Bt(o,t){return{byMyPhone:!0,run:(e,{hass:n,about:i},s)=>e.withMyPhone(r=>B(n,o,r,t(i.number)),{near:s,entryId:i.entryId})}}function Kn(o){return{run:(t,e)=>{let n=Wt(e);n&&t.act(()=>e.hass.callService("switch",o,{},{entity_id:n.entityId},!1))}}}var Yn=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],mo=[{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:o})=>o.pbx.pickup&&z(o),...Bt("pick_up",o=>({extension:o}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:o})=>ho.has(o.phone.state),...Bt("dial",o=>({number:o}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:o})=>R(o),run:(o,{about:t},e)=>o.askForTarget(t,e)},{key:"hold",icon:"mdi:phone-paused",offered:({about:o})=>R(o)&&o.phone.state==="in_use",...ht("hold")},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:o})=>o.phone.state==="on_hold",...ht("resume")},{key:"mute",icon:"mdi:microphone-off",offered:o=>R(o.about)&&!Gn(o),...ht("mute",o=>Vt.set(A(o),o.phone.call_id))},{key:"unmute",icon:"mdi:microphone",offered:o=>R(o.about)&&Gn(o),...ht("unmute",o=>Vt.delete(A(o)))},...Yn.map(([o,t])=>({key:o,icon:t,offered:({about:e})=>e.pbx.may_listen_in&&R(e),...Bt("listen_in",e=>({extension:e,mode:o}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:o})=>po.has(o.phone.state),run:(o,{about:t},e)=>o.hangUpPhone(t,e)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:o=>Wt(o)?.state==="off",...Kn("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:o=>Wt(o)?.state==="on",...Kn("turn_off")},{key:"set_my_phone",icon:"mdi:star",offered:({about:o,mine:t})=>o.phone.device_id!==null&&!ce(o,t),run:(o,{hass:t,about:e})=>{o.act(()=>o.myPhone.choose(t,e))}}],Gt=Yn.map(([o])=>o);function fo(o,t){let{about:e,mine:n}=t;return!e.phone.control||!e.pbx.connected||!o.offered(t)?!1:!o.byMyPhone||!n?!0:n.entryId===e.entryId&&n.number!==e.number&&n.phone.state==="idle"}function Qn(o,t){return mo.filter(e=>(!t||t.includes(e.key))&&fo(e,o))}var ze=class extends P{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=b`
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
        ${C(this.items,({key:e})=>e,({icon:e,label:n,run:i})=>c`
            <button role="menuitem" tabindex="-1" @click=${()=>i()}><ha-icon .icon=${e}></ha-icon>${n}</button>
          `)}
      </div>
    `}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(e){let n=this.#e(),i=n.indexOf(this.shadowRoot?.activeElement),s=new Map([["ArrowDown",i+1],["ArrowUp",i-1],["Home",0],["End",-1]]).get(e.key);s!==void 0&&(e.preventDefault(),n.at(s%n.length)?.focus())}};g([x()],ze.prototype,"label",2),g([x({attribute:!1})],ze.prototype,"items",2);customElements.define("openvox-uc-menu",ze);var D=class extends O{itemsFor(t,e,n){let{hass:i,texts:s}=this;if(!i||!s)return[];let r={hass:i,about:t,mine:this.mine};return Qn(r,n).map(({key:a,icon:l,run:u})=>({key:a,icon:l,label:s(`menu.${a}`),run:(d=e)=>u(this,r,d)}))}openMenu({entryId:t,number:e},n,i){let s=()=>M(this.pbxs,t,e),r=s();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${e})`:e,near:n,content:a=>{let l=s(),u=l?this.itemsFor(l,n,i):[];return u.length>0?c`<openvox-uc-menu .label=${a("menu.label")} .items=${u}></openvox-uc-menu>`:c`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(t,e){let{texts:n}=this;if(!n)return;let i=({detail:s})=>this.transfer(t,typeof s=="string"?s:s.number);this.sheet={heading:n("transfer.title",{name:Xn(t,n)}),near:e,content:()=>c`
        <openvox-uc-picker
          free
          .label=${n("transfer.search")}
          .phones=${j(this.pbxs).filter(s=>pt(s,t))}
          @pick=${i}
        ></openvox-uc-picker>
      `}}drag(t,e){let{texts:n}=this,i=t.composedPath().some(s=>s instanceof Element&&s.matches(".handle"));!n||t.button!==0||t.pointerType!=="mouse"&&!i||!fe(e)||Wn(t,e,Xn(e,n),s=>this.transfer(e,s.number))}hangUpPhone(t,e){let{hass:n,texts:i}=this;if(!n||!i)return;let s=()=>{this.act(()=>B(n,"hang_up",t))};ce(t,this.mine)?s():this.confirm(i("confirm.hang_up",{name:k(t)}),i("menu.hang_up"),e,s)}hangUpCall(t,e,n){let{hass:i,texts:s}=this;if(!i||!s)return;let r=()=>{this.act(()=>i.callService(S,"hang_up",{call_id:t},void 0,!1))};this.mine?.phone.call_id===t?r():this.confirm(s("confirm.hang_up",{name:e}),s("menu.hang_up"),n,r)}transfer(t,e){let{hass:n}=this;n&&this.act(()=>B(n,"transfer",t,{number:e,call_id:t.phone.call_id}))}};function Xn({phone:o},t){return o.with_name??o.with_number??t("calls.unknown")}var Kt=3,mt=class extends D{static{this.styles=[D.styles,F,b`
      ul { list-style: none; margin: 0; padding: 12px 16px 16px; display: flex; flex-direction: column; gap: 8px; }
      .wallboard { font-size: var(--openvox-uc-wall, clamp(14px, 4.6cqi, 24px)); }
      .wallboard { gap: 0.4em; padding: 0.5em; --mdc-icon-size: 1.2em; line-height: 1.25; }
      .wallboard :is(li, .who) { flex-wrap: nowrap; padding: 0.3em; gap: 0.3em; }
      .wallboard .who { display: flex; align-items: center; padding: 0; }
      .wallboard .parties { flex: 1; min-inline-size: 0; display: grid; white-space: nowrap; }
      .wallboard .parties > span { display: flex; align-items: center; gap: 0.2em; min-inline-size: 0; }
      .wallboard .parties span span { overflow: hidden; text-overflow: ellipsis; }
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
    `]}static getConfigForm(){return I({name:"wallboard",selector:{boolean:{}}})}update(t){let e=this.shadowRoot?.activeElement;super.update(t),e&&!this.shadowRoot?.activeElement&&this.renderRoot.querySelector("[tabindex]")?.focus()}renderContent(t){let e=go(this.pbxs);return e.length===0?c`<p class="hint" tabindex="-1">${t("calls.none")}</p>`:c`
      <ul class=${this.config?.wallboard?"wallboard":""} tabindex="-1" aria-label=${t("calls.label")}>
        ${C(e,({call:n,pbx:i})=>`${i.device_id} ${n.call_id}`,n=>this.#e(t,n))}
      </ul>
    `}#e(t,e){let{call:n,pbx:i}=e,s=yo(e),r=this.config?.wallboard===!0,[a,l]=Zn(e,t),u=r?void 0:bo(e);return c`
      <li data-state=${s} @pointerdown=${d=>u&&this.drag(d,u)}>
        <ha-icon class="direction" role="img" aria-label=${t(`direction.${n.direction}`)} .icon=${dt[n.direction]}></ha-icon>
        <div class="who">
          <div class="parties">
            <span><span dir="auto">${a}</span></span>
            <span>
              <ha-icon class="arrow" role="img" aria-label=${t("calls.to")} icon="mdi:arrow-right"></ha-icon>
              <span dir="auto">${l}</span>
            </span>
          </div>
          <div class="detail">
            <span>${t(`state.${s}`)}</span>
            <span>${i.connected?c`<openvox-uc-elapsed since=${vo(e,s)??p}></openvox-uc-elapsed>`:t("state.unknown")}</span>
            ${n.trunk?c`<span><bdi>${n.trunk}</bdi></span>`:p}
            ${Object.keys(this.pbxs).length>1?c`<span><bdi>${i.name}</bdi></span>`:p}
          </div>
        </div>
        <div class="buttons">
          ${C(r?[]:this.#t(t,e,u),({key:d})=>d,({icon:d,label:h,run:m})=>c`
              <button
                class="icon-button" aria-label=${h} title=${h}
                @click=${({currentTarget:f})=>m(f.getBoundingClientRect())}
              >
                <ha-icon .icon=${d}></ha-icon>
              </button>
            `)}
          ${u&&fe(u)?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
        </div>
      </li>
    `}#t(t,e,n){let{call:i,pbx:s,phones:r}=e,a=r.find(z),l=n?this.itemsFor(n,void 0,Gt):[],u=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&u.push({key:"listen_in",icon:"mdi:ear-hearing",label:t("menu.listen_in"),run:d=>this.openMenu(n,d,Gt)}),s.connected&&r.some(({phone:d})=>d.control)&&u.push({key:"hang_up",icon:"mdi:phone-hangup",label:t("menu.hang_up"),run:d=>this.hangUpCall(i.call_id,Zn(e,t).join(", "),d)}),u}};function go(o){let t=j(o).filter(({phone:e})=>e.call_id!==null);return Object.values(o).flatMap(e=>Object.values(e.calls).map(n=>({pbx:e,call:n,phones:t.filter(i=>i.pbx===e&&i.phone.call_id===n.call_id)}))).sort((e,n)=>(e.call.started_at??"").localeCompare(n.call.started_at??""))}function bo({call:o,phones:t}){let e=t.filter(R);return e.find(({number:n})=>n===o.answered_by)??e.find(({number:n})=>n!==o.caller)??e[0]}function yo({call:o,phones:t}){return t.some(({phone:e})=>e.state==="on_hold")?"on_hold":o.answered_at===null||t.some(z)&&!t.some(R)?"ringing":"in_use"}function vo({call:o,phones:t},e){return e!=="ringing"?o.answered_at:o.answered_at===null?o.started_at:t.find(z)?.phone.since??o.answered_at}function Zn(o,t){let{caller_name:e,caller:n}=o.call;return[e??n??t("calls.unknown"),xo(o).join(", ")||t("calls.unknown")]}function xo({call:o,phones:t}){let e=o.direction==="outbound"?[]:t.filter(({number:s})=>o.direction!=="internal"||s!==o.caller),n=(e.some(R)?e.filter(R):e.filter(z)).map(k),i=o.callee_name??o.callee??o.dialed;return n.length===0?i===null?[]:[i]:n.length>Kt?[...n.slice(0,Kt),`+${n.length-Kt}`]:n}async function Yt(o,t,e){let n={search:t,limit:e};return(await o.callService(S,"get_contacts",n,{},!1,!0)).response}async function Qt(o,{name:t,numbers:e,vip:n},i){await o.callService(S,"set_contact",{name:t,numbers:e,vip:n},{},!1),i&&i.name!==t&&await Xt(o,i)}async function Xt(o,{name:t,numbers:e}){await o.callService(S,"delete_contact",{name:t,number:e[0]},{},!1)}async function Jn(o,{name:t,numbers:e,vip:n}){let{contacts:i}=await Yt(o,t,1e3),s=i.filter(a=>a.address_book===null&&a.name.toLowerCase()===t.toLowerCase()),[r]=s.length===1?s:[];await Qt(o,{name:t,numbers:[...r?.numbers??[],...e],vip:n||r?.vip===!0})}var ft=b`
  form { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
  form label { display: flex; align-items: center; gap: 8px; }
  form input[type="checkbox"] { inline-size: auto; }
  form textarea {
    box-sizing: border-box; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit; resize: vertical;
    background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
  form .answer { align-self: end; }
`;function gt(o,t,e){return c`
    <form @submit=${i=>{i.preventDefault();let s=new FormData(i.target),r=String(s.get("name")).trim(),a=String(s.get("numbers")).split(`
`).map(l=>l.trim()).filter(Boolean);r&&a.length>0&&e({name:r,numbers:a,vip:s.get("vip")!==null})}}>
      <input
        name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${t.name}
        aria-label=${o("contact.contact_name")} placeholder=${o("contact.contact_name")}
      />
      <textarea
        name="numbers" required rows=${Math.min(6,t.numbers.length+1)} autocomplete="off"
        aria-label=${o("contact.numbers")} placeholder=${o("contact.numbers")} .value=${t.numbers.join(`
`)}
      ></textarea>
      <label><input type="checkbox" name="vip" .checked=${t.vip} />${o("contact.vip")}</label>
      <button class="answer">${o("contact.save")}</button>
    </form>
  `}var X=class{#e;run(t){this.cancel(),this.#e=setTimeout(t,200)}cancel(){clearTimeout(this.#e)}};var L=class extends O{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[O.styles,b`
      .dial-status { margin: 0; padding: 8px 16px; }
      .dial-status:empty { display: none; }
    `]}willUpdate(e){if(super.willUpdate(e),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||H(this.pbxs).length>0}canCall({entryId:e,number:n}){let i=this.mine;return!i||!e?this.mayDial:i.entryId===e&&i.number!==n}entryOf(e,n){return M(this.pbxs,e,n)&&e}dial(e,n,i){let{hass:s,texts:r}=this;!s||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await B(s,"dial",a,{number:e.number}),this.dialStatus=r("dial.calling",{name:e.name??e.number,phone:k(a)}),i?.()}finally{this.#e=!1}}},{near:n,...e.entryId?{entryId:e.entryId}:{}}))}renderDialStatus(){return c`<p class="dial-status" role="status">${this.dialStatus}</p>`}};g([_()],L.prototype,"dialStatus",2);function Z(o,t){let e=o?.activeElement,n=e?.closest("ul"),i=e?.closest("li"),s=n&&i?[...n.children].indexOf(i):-1,r=e?.dataset.action;if(t(),!o||!e||o.activeElement)return;if(e.isConnected){e.focus({preventScroll:!0});return}let a=n?.isConnected?[...n.children]:[],l=s>=0?a[Math.min(s,a.length-1)]:void 0;(l?.querySelector(`[data-action="${r}"]`)??l?.querySelector("button")??o.querySelector("[data-focus]"))?.focus({preventScroll:!0})}var Zt=100,$o=64,ei={name:"",numbers:[],vip:!1,address_book:null},ye=class extends L{constructor(){super(...arguments);this.limit=Zt;this.#e=new X;this.#t="";this.#n=!1}#e;#t;#n;static{this.styles=[L.styles,ft,b`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel(),this.#n=!1}willUpdate(e){super.willUpdate(e),this.hass&&!this.#n&&(this.#n=!0,this.#s())}update(e){Z(this.shadowRoot,()=>super.update(e))}renderContent(e){let{contacts:n,total:i}=this.found??{contacts:[],total:0};return c`
      <div class="tools">
        <input
          type="search" maxlength=${$o} autocomplete="off" aria-label=${e("contacts.search")}
          placeholder=${e("contacts.search")} @input=${this.#r}
        />
        ${this.#i?c`<button class="answer" data-action="add" @click=${this.#l}>${e("contacts.add")}</button>`:p}
      </div>
      ${this.renderDialStatus()}
      ${this.found&&n.length===0?c`<p class="hint" role="status">${e(this.#t?"contacts.none_found":"contacts.none")}</p>`:p}
      <ul aria-label=${e("contacts.label")}>
        ${C(n,wo,s=>this.#o(e,s))}
      </ul>
      ${n.length<i?c`<button class="answer more" @click=${this.#a}>${e("contacts.more",{count:i})}</button>`:p}
    `}#o(e,n){let{name:i,numbers:s,vip:r,address_book:a}=n,l=s[0]??"",u=[this.mayDial&&l&&{key:"call",icon:"mdi:phone",run:d=>this.dial({name:i,number:l},d)},this.#i&&a===null&&{key:"edit",icon:"mdi:pencil",run:d=>this.#d(n,d)},this.#i&&a===null&&{key:"delete",icon:"mdi:delete",run:d=>this.#c(n,d)}].filter(d=>typeof d=="object");return c`
      <li>
        <ha-icon icon=${r?"mdi:account-star":"mdi:account"} role="img" aria-label=${r?e("mine.vip"):p}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${i}</bdi></div>
          <div class="detail">
            ${s.map(d=>c`<bdi>${d}</bdi>`)}
            ${a===null?p:c`<span>${e("contacts.from",{address_book:a})}</span>`}
          </div>
        </div>
        <div class="buttons">
          ${u.map(({key:d,icon:h,run:m})=>c`
              <button
                class="icon-button" data-action=${d} aria-label=${e(`contacts.${d}`,{name:i})} title=${e(`contacts.${d}`,{name:i})}
                @click=${({currentTarget:f})=>m(f.getBoundingClientRect())}
              >
                <ha-icon .icon=${h}></ha-icon>
              </button>
            `)}
        </div>
      </li>
    `}get#i(){return this.hass?.user?.is_admin===!0}async#s(){let{hass:e,limit:n}=this,i=this.#t;if(e)try{let s=await Yt(e,i,n);i===this.#t&&n===this.limit&&(this.found=s)}catch(s){this.error=await me(e,s)}}#r({target:e}){let n=e.value.trim();this.#e.run(()=>{this.#t=n,this.limit=Zt,this.#s()})}#a(){this.limit+=Zt,this.#s()}#l({currentTarget:e}){this.#d(ei,e.getBoundingClientRect())}#d(e,n){let{hass:i}=this;if(!i)return;let s=e===ei?void 0:e;this.sheet={heading:this.texts?.(s?"contacts.edit":"contacts.add",{name:e.name})??"",near:n,content:r=>gt(r,e,a=>{this.act(()=>Qt(i,a,s).then(()=>this.#s()))})}}#c(e,n){let{hass:i,texts:s}=this;if(!i||!s)return;let{name:r}=e;this.confirm(s("confirm.delete",{name:r}),s("contacts.delete",{name:r}),n,()=>{this.act(()=>Xt(i,e).then(()=>this.#s()))})}};g([_()],ye.prototype,"found",2),g([_()],ye.prototype,"limit",2);function wo({address_book:o,name:t,numbers:e}){return JSON.stringify([o,t,e])}/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var _o={},He=pe(class extends V{constructor(){super(...arguments),this.ot=_o}render(o,t){return t()}update(o,[t,e]){if(Array.isArray(t)){if(Array.isArray(this.ot)&&this.ot.length===t.length&&t.every((n,i)=>n===this.ot[i]))return E}else if(this.ot===t)return E;return this.ot=Array.isArray(t)?Array.from(t):t,this.render(t,e)}});var Po="input, textarea, select, [contenteditable], ha-code-editor";function Co(o){return o.composedPath().some(t=>t instanceof Element&&t.matches(Po))}var ve=class{constructor(t,e){this.run=e;t.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=t=>{t.defaultPrevented||t.ctrlKey||t.altKey||t.metaKey||Co(t)||this.run(t.key,t)&&t.preventDefault()}};var ko={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},ti=64,So=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,Ao=/[\s()/.-]/g,Oo=/^\s*tel:([^;?]*).*$/is;function ni(o){let t=Oo.exec(o)?.[1];if(t===void 0)return o;try{return decodeURIComponent(t)}catch{return t}}function ii(o){return o.replace(Ao,"")}var xe=class extends L{constructor(){super();this.found=[];this.foundFor="";this.#e=new X;this.#t=new Y(this,{options:()=>this.#a(),typed:e=>this.#l(e),choose:e=>this.#p(e),maxLength:ti,closes:!0});new ve(this,e=>this.#c(e))}#e;#t;static{this.styles=[L.styles,Y.styles,b`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#e.cancel()}updated(){let e=this.renderRoot.querySelector("select");e&&(e.value=this.mine?A(this.mine):"")}renderContent(e){if(!this.mayDial)return c`<p class="hint">${e("dial.no_phone")}</p>`;let n=this.#a();return c`
      <div class="dial">
        <div class="field" @paste=${this.#u}>
          ${this.#t.renderInput(e("dial.search"))}
          <button
            class="call" aria-label=${e("dial.call")} title=${e("dial.call")} aria-disabled=${n.length===0}
            @click=${()=>this.#t.choose()}
          >
            <ha-icon icon="mdi:phone"></ha-icon>
          </button>
        </div>
        ${this.#t.renderList(e("dial.found"),i=>this.#n(e,i))}
        <div class=${n.length>0?"count":"none"} role="status">${this.#o(e,n)}</div>
        ${this.#i(e)}
      </div>
      ${this.renderDialStatus()}
    `}#n(e,{kind:n,entry_id:i,name:s,number:r}){let a=i===null?void 0:M(this.pbxs,i,r)?.phone;return c`
      <ha-icon role="img" aria-label=${e(`dial.${n}`)} title=${e(`dial.${n}`)} .icon=${ko[n]}></ha-icon>
      <span class="who">
        ${s===null?p:c`<span dir="auto">${s}</span>`}
        <span class=${s===null?"":"number"}><bdi>${r}</bdi></span>
      </span>
      ${a?c`<span class="state">${e(`state.${a.state??"unknown"}`)}</span>`:p}
    `}#o(e,n){return!this.#s||this.#r?"":n.length>0?e("dial.count",{count:n.length}):e("dial.none_found")}#i(e){let n=H(this.pbxs),i=this.mine===void 0;if(n.length<2)return p;let s=Object.keys(this.pbxs).length>1,r=n.map(({number:a,pbx:l,phone:u})=>{let d=u.name?`${u.name} (${a})`:a;return s?`${d}, ${l.name}`:d});return He([e,i,r.join()],()=>c`
        <label>
          ${e("dial.from")}
          <select @change=${this.#h}>
            ${i?c`<option value="">${e("dial.choose")}</option>`:p}
            ${n.map((a,l)=>c`<option value=${A(a)}>${r[l]}</option>`)}
          </select>
        </label>
      `)}get#s(){return this.#t.text.trim()}get#r(){return this.foundFor!==this.#s}#a(){let e=this.#s,n=this.#r?[]:this.found.filter(s=>this.canCall(oi(s)));return So.test(e)&&!n.some(({number:s})=>ii(s)===ii(e))?[{kind:"typed",entry_id:null,name:null,number:e},...n]:n}#l(e){this.#t.text=ni(e),this.dialStatus="";let n=this.#s;n?this.#e.run(()=>{this.#d(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#d(e){let{hass:n}=this;if(n)try{let{results:i}=await n.callWS({type:"openvox_uc/find",text:e});if(e!==this.#s)return;this.found=i,this.foundFor=e,this.error=void 0}catch(i){e===this.#s&&(this.error=await me(n,i))}}#c(e){return e!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#u(e){let n=e.clipboardData?.getData("text")??"",i=ni(n);i!==n&&(e.preventDefault(),this.#t.enter(i.slice(0,ti)))}#p(e){let{text:n,input:i}=this.#t;this.dial(oi(e),i.getBoundingClientRect(),()=>{this.#t.text===n&&this.#m()})}#m(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#h({target:e}){let{hass:n}=this,i=H(this.pbxs).find(s=>A(s)===e.value);n&&i&&this.act(()=>this.myPhone.choose(n,i))}};g([_()],xe.prototype,"found",2),g([_()],xe.prototype,"foundFor",2);function oi({entry_id:o,name:t,number:e}){return{name:t,number:e,entryId:o??void 0}}var si=new Map;function bt(o,t){let e=JSON.stringify([o,t]),n=si.get(e)??new Intl.DateTimeFormat(o,t);return si.set(e,n),n}var de=class{#e;#t;#n;#o;constructor({config:t,language:e,locale:n}){let{time_format:i,time_zone:s}=n;this.#e=e,this.#t=i==="system"?void 0:e,this.#n=s==="server"?{timeZone:t.time_zone}:{};let r=bt(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=i==="12"||i!=="24"&&r===!0;this.#o={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#n}}daysAgo(t,e){let n=i=>Date.parse(bt("en-CA",this.#n).format(i));return Math.round((n(e)-n(t))/864e5)}time(t){return bt(this.#t,this.#o).format(t)}day(t,e){let n=this.daysAgo(t,e);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#i(t,{weekday:"long"});let i=this.#i(t,{year:"numeric"})===this.#i(e,{year:"numeric"});return this.#i(t,{day:"numeric",month:"short",...i?{}:{year:"numeric"}})}full(t){return this.#i(t,{dateStyle:"full"})}#i(t,e){return bt(this.#e,{...e,...this.#n}).format(t)}};function vt(o,t,e=new Date){let n=new Date(t),i=new de(o),s=i.time(n);return i.daysAgo(n,e)===0?s:`${i.day(n,e)}, ${s}`}function ri(o,t,e=new Date){return new de(o).day(new Date(t),e)}function ai(o,t,e=new Date){return new de(o).daysAgo(new Date(t),e)===0}function li(o,t){return new de(o).time(new Date(t))}function ci(o,t){let e=new de(o);return`${e.full(new Date(t))}, ${e.time(new Date(t))}`}var Jt=9e5,yt=class{constructor(t){this.host=t;this.quarter=0;t.addController(this)}#e;hostConnected(){let t=Date.now();this.quarter=Math.floor(t/Jt),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},Jt-t%Jt)}hostDisconnected(){clearTimeout(this.#e)}};var en={all:{},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]}},De=50,tn=1e3;function J({entry_id:o,call_id:t}){return`${o} ${t}`}function Eo(o,t){let e=new Set(o.map(J));return[...o,...t.filter(n=>!e.has(J(n)))].slice(0,tn)}function di(o,t,e){let n=new Map(t.map(a=>[J(a),a])),i=o.map(a=>{let l=J(a),u=n.get(l)??a;return n.delete(l),u}),s=e?$e(o.at(-1)):"";return[...[...n.values()].filter(a=>$e(a)>=s),...i].sort((a,l)=>+($e(a)<$e(l))-+($e(a)>$e(l))).slice(0,tn)}function $e(o){return o?.started_at??""}var xt=class{constructor(t){this.host=t;this.missed=[];this.shownSearch="";this.shownFilter="all";this.#e="";this.#t="all";this.#n=null;t.addController(this),this.#o=new G(t,this.#s())}#e;#t;#n;#o;#i;hostDisconnected(){this.#i=void 0}get loading(){return this.#i!==void 0||this.searching}get hasOlder(){return this.#n!==null}get isFull(){return this.calls?.length===tn}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.#t!==this.shownFilter}get filter(){return this.#t}search(t,e=this.#t){t===this.#e&&e===this.#t||(this.#e=t,this.#t=e,this.#i=void 0,this.#o.follow(this.#s()),this.host.requestUpdate())}async loadOlder(){let t=this.calls??[];this.loading||this.#n===null||this.isFull||await this.#l({calls:t,next:this.#n},t.length+1)}#s(){return{message:{type:"openvox_uc/history",...this.#r},reduce:(e,n)=>this.#a(n)}}get#r(){return{limit:De,...en[this.#t],...this.#e?{search:this.#e}:{}}}#a(t){if("missed"in t)this.missed=t.missed;else if("changed"in t)this.#i?.push(...t.changed),this.calls&&!this.searching&&(this.calls=di(this.calls,t.changed,this.hasOlder));else{let e=this.searching?0:this.calls?.length??0;this.#l(t.page,e).catch(()=>{})}}async#l({calls:t,next:e},n){let i=[];this.#i=i,this.host.requestUpdate();try{for(;e!==null&&t.length<n;){let s=await this.host.hass?.callWS({type:"openvox_uc/history/page",...this.#r,cursor:e});if(!s||this.#i!==i)return;t=Eo(t,s.calls),e=s.next}}finally{this.#i===i&&(this.calls=di(t,i,e!==null),this.#n=e,this.shownSearch=this.#e,this.shownFilter=this.#t,this.#i=void 0,this.host.requestUpdate())}}};function ee(o){return Object.entries(o).flatMap(([t,e])=>Object.entries(e.queues).map(([n,i])=>({entryId:t,number:n,pbx:e,queue:i}))).sort((t,e)=>Ft(t.number,e.number))}function Ie({number:o,queue:t}){return t.name??o}var To=3,Ne=class{constructor(t){this.host=t;t.addController(this)}#e;#t;#n;#o;#i;static{this.styles=b`
    .alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
    .alert label { display: flex; align-items: center; gap: 8px; }
    .alert input { inline-size: auto; }
    .alert fieldset { display: contents; }
  `}get#s(){return this.host.myPhone.alert}get isOn(){let{sound:t,notify:e,queues:n}=this.#s;return t===!0||e===!0||!!n?.length}hostDisconnected(){this.#u()}get text(){return this.#e?.text??""}update(t,e){let{hass:n,texts:i}=this.host,s=i&&this.#r(i,t,e);if(s?.callId===this.#e?.callId||!n||(this.#u(),this.#e=s,!s))return;let{text:r}=s;this.#t=document.title,document.title=`📞 ${r}`,this.#s.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#i=new Notification(r,{tag:"openvox_uc"}),this.#i.onclick=()=>globalThis.focus()),this.#s.sound&&this.#d()}#r(t,e,n){if(e?.pbx.connected&&z(e)){let{call_id:i,with_name:s,with_number:r}=e.phone,a=s??r??t("calls.unknown");return{callId:i??e.number,text:t("mine.rings",{name:a})}}for(let i of ee(n)){if(!i.pbx.connected||!this.#s.queues?.includes(A(i)))continue;let r=Object.values(i.pbx.calls).find(({dialed:l,answered_at:u})=>l===i.number&&u===null),a=r?.caller_name??r?.caller??t("calls.unknown");if(r)return{callId:r.call_id,text:t("mine.rings_queue",{name:a,queue:Ie(i)})}}}renderSettings(t,e){let n=ee(e),i=this.#s.queues??[],s=(a,l,u,d)=>c`
      <label>
        <input type="checkbox" name=${a} .checked=${u} @change=${({target:h})=>d(h.checked)} />
        <bdi>${l}</bdi>
      </label>
    `,r=(a,l)=>this.#l({queues:[...i.filter(u=>u!==a),...l?[a]:[]]});return c`
      <div class="alert">
        ${["sound","notify"].map(a=>s(a,t(`mine.${a}`),this.#s[a]===!0,l=>this.#a(a,l)))}
        ${n.length>0?c`<fieldset>
                <legend>${t("mine.queues")}</legend>
                ${n.map(a=>s("queue",Ie(a),i.includes(A(a)),l=>r(A(a),l)))}
              </fieldset>`:p}
      </div>
    `}async#a(t,e){let n=!e||t==="sound"||await globalThis.Notification?.requestPermission()==="granted";e&&t==="sound"&&this.#c(),await this.#l({[t]:e&&n})}async#l(t){let{hass:e}=this.host;e&&await this.host.myPhone.alertBy(e,{...this.#s,...t}),this.host.requestUpdate()}#d(){this.#c(),this.#o=setInterval(()=>this.#c(),To*1e3)}#c(){this.#n??=new AudioContext;let{currentTime:t,destination:e}=this.#n;for(let[n,i]of[[0,880],[.25,660]]){let[s,r]=[this.#n.createOscillator(),this.#n.createGain()];s.frequency.value=i,r.gain.setValueAtTime(.2,t+n),r.gain.exponentialRampToValueAtTime(.001,t+n+.24),s.connect(r).connect(e),s.start(t+n),s.stop(t+n+.25)}}#u(){clearInterval(this.#o),this.#o=void 0,this.#e=void 0,this.#i?.close(),this.#i=void 0,this.#t!==void 0&&(document.title=this.#t),this.#t=void 0,this.#n?.close(),this.#n=void 0}};var Fe=new Set,$t;function ui(){for(let o of Fe)o.tick()}function nn(){clearInterval($t),$t=void 0,!(Fe.size===0||document.hidden)&&(ui(),$t=setInterval(ui,1e3))}document.addEventListener("visibilitychange",nn);function sn(o){let t=Math.max(0,Math.floor(o/1e3)),[e,n]=[Math.floor(t/3600),Math.floor(t/60)%60];return(e?[e,n,t%60]:[n,t%60]).map((s,r)=>r?String(s).padStart(2,"0"):s).join(":")}var on=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",Fe.add(this),$t===void 0?nn():this.tick()}disconnectedCallback(){Fe.delete(this),Fe.size===0&&nn()}attributeChangedCallback(t,e,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let t=Number.isNaN(this.#e)?"":sn(Date.now()-this.#e);this.textContent!==t&&(this.textContent=t)}};customElements.define("openvox-uc-elapsed",on);var Ue={hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},pi=Object.keys(Ue),qe=class extends D{#e=new Ne(this);#t;constructor(){super(),new ve(this,t=>this.#d(t))}static{this.styles=[D.styles,F,Ne.styles,b`
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
    `]}getCardSize(){return 2}willUpdate(t){super.willUpdate(t);let e=this.#a;this.#e.update(this.mine,this.pbxs);let n=e&&Mo(e);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#l(n))}update(t){Z(this.shadowRoot,()=>super.update(t))}renderContent(t){let{mine:e}=this;return c`
      ${e?this.#n(t,e):this.#o(t)}
      <div class="heard" role="status">${this.#e.text}</div>
    `}#n(t,e){let n=N(e),i=e.phone.with_name??e.phone.with_number,s=e.pbx.connected&&e.phone.call_id!==null;return c`
      <div class="bar" data-state=${n}>
        <ha-icon class="state" .icon=${Q[n]}></ha-icon>
        <div class="who">
          <div class="name"><span dir="auto">${s?i??t("calls.unknown"):k(e)}</span></div>
          <div class="detail">${s?this.#i(t,e):c`<span>${t(`state.${n}`)}</span><bdi>${e.number}</bdi>`}</div>
        </div>
        <div class="buttons">
          ${C(this.itemsFor(e,void 0,pi),({key:r})=>r,({key:r,icon:a,label:l,run:u})=>c`
              <button
                class="action" data-action=${r} data-state=${r==="hang_up"?r:p}
                title=${Ro(s&&i?t("mine.about",{action:l,name:i}):l,Ue[r])}
                aria-keyshortcuts=${Ue[r]?`Shift+${Ue[r]}`:p}
                @click=${({currentTarget:d})=>u(d.getBoundingClientRect())}
              >
                <ha-icon .icon=${a}></ha-icon>${l}${s&&i?c`<span class="heard">: ${i}</span>`:p}
              </button>
            `)}
          ${s?p:this.#r(t)}
        </div>
      </div>
    `}#o(t){let e=H(this.pbxs).length>0;return c`
      <div class="bar">
        <ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
        <div class="who">${t(e?"my_phone.title":"dial.no_phone")}</div>
        ${ee(this.pbxs).length>0?this.#s(t):p}
        ${e?c`<button class="action" data-action="choose" @click=${this.#c}>${t("dial.choose")}</button>`:p}
      </div>
    `}#i(t,e){let{hass:n,earlier:i}=this,{phone:s}=e,r=this.#a;return c`
      <span>${t(`state.${N(e)}`)}</span>
      ${s.since?c`<span><openvox-uc-elapsed since=${s.since}></openvox-uc-elapsed></span>`:p}
      ${r?.caller_is_vip?c`<span class="vip">${t("mine.vip")}</span>`:p}
      ${s.with_name&&s.with_number?c`<bdi>${s.with_number}</bdi>`:p}
      ${i&&n?c`<span>${i.count===0||!i.last?t("mine.first"):t("mine.earlier",{count:i.count>=De?`${De}+`:i.count,last:vt(n,i.last)})}</span>`:p}
    `}#s(t){return c`
      <button class="icon-button" data-action="alert" aria-label=${t("mine.alert")} title=${t("mine.alert")} @click=${this.#u}>
        <ha-icon icon=${this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline"}></ha-icon>
      </button>
    `}#r(t){return c`
      ${this.#s(t)}
      ${H(this.pbxs).length>1?c`<button class="icon-button" data-action="choose" aria-label=${t("my_phone.title")} title=${t("my_phone.title")} @click=${this.#c}>
              <ha-icon icon="mdi:phone-settings"></ha-icon>
            </button>`:p}
    `}get#a(){let{mine:t}=this;return t?.phone.call_id?t.pbx.calls[t.phone.call_id]:void 0}async#l(t){let{hass:e,mine:n}=this,i=n?.phone.call_id;if(!e)return;let s=await K(e.connection,{message:{type:"openvox_uc/history",search:t,limit:De},reduce:(a,l)=>"page"in l?l.page:void 0});if(!s||t!==this.#t)return;let r=s.calls.filter(({call_id:a,other_number:l})=>a!==i&&l===t);this.earlier={number:t,count:r.length,last:r[0]?.started_at??null}}#d(t){let{mine:e}=this;if(!e||this.sheet)return!1;let n=this.itemsFor(e,void 0,pi).find(i=>Ue[i.key]===t);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}#c({currentTarget:t}){this.chooseMyPhone(t.getBoundingClientRect())}#u({currentTarget:t}){this.sheet={heading:this.texts?.("mine.alert")??"",near:t.getBoundingClientRect(),content:e=>this.#e.renderSettings(e,this.pbxs)}}};g([_()],qe.prototype,"earlier",2);function Ro(o,t){return t?`${o} (⇧${t})`:o}function Mo({direction:o,caller:t,callee:e}){if(o!=="internal")return(o==="outbound"?e:t)??void 0}function Lo(o,t){return o.phone!==t?.phone||o.number!==t.number||o.pbx.connected!==t.pbx.connected}var T=class extends P{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.compact=!1;this.large=!1;this.movable=!1;this.current=!1}static{this.shadowRootOptions={...P.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[F,b`
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
    `]}render(){let{about:e,texts:n,mine:i,movable:s,pbx:r,compact:a}=this,{phone:l}=e,u=N(e),d=e.pbx.connected?l.with_name??l.with_number:null,h=e.pbx.connected&&Nt(e),m=n(h?"badge.do_not_disturb":`state.${u}`),f=c`
      <ha-icon class="icon" .icon=${h?qt.do_not_disturb:Q[u]}></ha-icon>
      <span class="name"><span dir="auto">${k(e)}</span></span>
      ${this.large?p:c`<span class="side">${this.#e(n,i)}</span>`}
      ${a?c`<span class="heard">${[m,d,r].filter(Boolean).join(", ")}</span>`:c`<span class="what">
              ${d?c`<span class="heard">${m}</span>`:p}
              ${d&&l.direction?c`<ha-icon .icon=${dt[l.direction]}></ha-icon>`:p}
              <bdi>${d??[m,r].filter(Boolean).join(", ")}</bdi>
            </span>`}
      ${l.since&&e.pbx.connected&&!a?c`<openvox-uc-elapsed since=${l.since}></openvox-uc-elapsed>`:p}
    `;return l.control?c`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?[k(e),m,d].filter(Boolean).join(", "):p}>${f}</button>
          ${s?c`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
        `:c`<div class="tile">${f}</div>`}#e(e,n){let{number:i,phone:s}=this.about;return c`
      ${s.badges.map(r=>c`<ha-icon .icon=${qt[r]} role="img" title=${e(`badge.${r}`)} aria-label=${e(`badge.${r}`)}></ha-icon>`)}
      ${n?c`<ha-icon icon="mdi:star" role="img" aria-label=${e("phones.mine")}></ha-icon>`:p}
      ${i}
    `}};g([x({attribute:!1,hasChanged:Lo})],T.prototype,"about",2),g([x({attribute:!1})],T.prototype,"texts",2),g([x()],T.prototype,"pbx",2),g([x({type:Boolean})],T.prototype,"mine",2),g([x({type:Boolean,reflect:!0})],T.prototype,"compact",2),g([x({type:Boolean,reflect:!0})],T.prototype,"large",2),g([x({type:Boolean})],T.prototype,"movable",2),g([x({type:Boolean})],T.prototype,"current",2);customElements.define("openvox-uc-phone",T);var zo=13,hi=41,mi={width:9.5,height:3.7},Ho=12;function Do(o){return`clamp(11px,max(${Array.from({length:Ho},(e,n)=>{let[i,s]=[n+1,Math.ceil(o/(n+1))];return`min(${100/(i*mi.width+1)}cqi,${100/(s*mi.height+1)}cqb)`}).join()}),34px)`}var we=class extends D{constructor(){super(...arguments);this.search="";this.#e=new ut(this)}#e;static{this.styles=[D.styles,F,ct,b`
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
      .phones.compact { grid-template-columns: repeat(auto-fill, minmax(min(9.75em, 100%), 1fr)); gap: 4px; font-size: 0.875em; }
      .content:has(.wallboard) { container: wall / var(--openvox-uc-wall-box, inline-size); }
      .content > div:has(.wallboard) { block-size: 100%; }
      .wallboard {
        box-sizing: border-box; min-block-size: 100%; gap: 0.5em; padding: 0.5em;
        grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr)); grid-auto-rows: minmax(3.2em, 1fr);
      }
    `]}static async getConfigForm(){let e=it(),i=j((e&&await K(e.connection,le))??{}).map(s=>({value:s.number,label:`${k(s)} (${s.number})`}));return I({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:i}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(e){let{hass:n,search:i}=this,{filter:s}=this.myPhone,r=j(this.pbxs).filter(y=>this.#s(y,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=zo,u=l?r.filter(y=>Me(y,s)&&st(y,i)):r,d=a?[{area:"",name:"",phones:u}]:this.#i(u),h=i?[]:this.myPhone.collapsed,m=d.filter(({area:y})=>!h.includes(y)).flatMap(({phones:y})=>y.filter(({phone:$})=>$.control)),f=m.find(y=>A(y)===this.current)??m[0],v=!a&&r.length>=hi;return c`
      ${l?this.#n(e,r):p}
      ${r.length===0?this.renderNone(e,"phones.none"):u.length===0?c`<p class="hint">${e("phones.none_found")}</p>`:p}
      <div role="presentation" @keydown=${this.#h} @focusin=${this.#m}>
        ${C(d,({area:y})=>y,y=>{let $=!h.includes(y.area),w=y.name||(d.length>1?e("phones.no_area"):"");return c`
              ${w?this.#o(w,y,$):p}
              <div
                class="phones ${a?"wallboard":""} ${v?"compact":""}" role="list" aria-label=${w||e("phones.label")}
                ?hidden=${!$} style=${a?`font-size:${Do(u.length)}`:p}
              >
                ${$?C(y.phones,A,je=>this.#t(e,je,je===f,v)):p}
              </div>
            `})}
      </div>
    `}#t(e,n,i,s){let r=this.#e.from;return c`
      <openvox-uc-phone
        role="listitem"
        state=${N(n)}
        .about=${n}
        .texts=${e}
        .pbx=${Object.keys(this.pbxs).length>1?n.pbx.name:""}
        ?compact=${s}
        ?large=${this.config?.wallboard===!0}
        ?mine=${ce(n,this.mine)}
        ?current=${i}
        ?movable=${!this.config?.wallboard&&fe(n)}
        ?droppable=${r!==void 0&&pt(n,r)}
        @click=${this.#u}
        @pointerdown=${this.#p}
      ></openvox-uc-phone>
    `}#n(e,n){let i=n.filter(z);return c`
      <div class="tools">
        <input
          type="search" aria-label=${e("phones.search")} placeholder=${e("phones.search")}
          @input=${this.#r} @keydown=${this.#a}
        />
        <div class="filters" role="group" aria-label=${e("phones.filter")}>
          ${Rn.map(s=>{let r=n.filter(a=>Me(a,s)).length;return c`
              <button class="chip" data-filter=${s} aria-pressed=${s===this.myPhone.filter} @click=${()=>this.#l(s)}>
                ${e(`phones.${s}`)} <bdi>${r}</bdi>
              </button>
            `})}
        </div>
        ${n.length>=hi?c`<div class="ringing" aria-live="polite">
                ${i.map(s=>c`
                    <button class="chip" data-state="ringing" @click=${()=>this.#c(s)}>
                      <ha-icon .icon=${Q.ringing}></ha-icon><bdi>${k(s)}</bdi>
                    </button>
                  `)}
              </div>`:p}
      </div>
    `}#o(e,{area:n,phones:i},s){return c`
      <button class="fold" aria-expanded=${s} @click=${()=>this.#d(n)}>
        <ha-icon icon=${s?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${e}</bdi> (${i.length})
      </button>
    `}#i(e){let{hass:n}=this,i=new Map;for(let r of e){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";i.set(a,[...i.get(a)??[],r])}let s=[...i].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return s.length>1?s.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:e}]}#s({number:e,phone:n},i){let{area:s,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(e)?!1:!s||n.device_id!==null&&i?.devices[n.device_id]?.area_id===s}#r({target:e}){this.search=e.value.trim()}#a({key:e}){e==="Enter"&&this.renderRoot.querySelector("openvox-uc-phone")?.focus()}#l(e){let{hass:n}=this;n&&this.act(()=>this.myPhone.show(n,e))}#d(e){let{hass:n}=this;n&&this.act(()=>this.myPhone.fold(n,e))}#c(e){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:i})=>ce(i,e));n?.scrollIntoView({block:"center"}),n?.focus()}#u({currentTarget:e}){let n=e;n.about.phone.control&&this.openMenu(n.about,n.getBoundingClientRect())}#p(e){this.drag(e,e.currentTarget.about)}#m({target:e}){e instanceof T&&(this.current=A(e.about))}#h(e){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")],i=n.filter(({about:d})=>d.phone.control),s=i.indexOf(e.target),r=n.map(({offsetTop:d})=>d),a=r.filter(d=>d===r[0]).length,l=getComputedStyle(this).direction==="rtl"?-1:1,u=new Map([["ArrowRight",s+l],["ArrowLeft",s-l],["ArrowDown",s+a],["ArrowUp",s-a],["Home",0],["End",i.length-1]]).get(e.key);u===void 0||s<0||(e.preventDefault(),i[u]?.focus())}};g([_()],we.prototype,"search",2),g([_()],we.prototype,"current",2);var wt={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},Io={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},No=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]);function fi({paused:o,state:t},e){if(o)return"paused";if(e?.state==="idle"&&e.badges.includes("do_not_disturb"))return"do_not_disturb";let n=e?.state&&Io[e.state];return n||(e?.state==="idle"&&No.has(t)?"not_in_use":t!==null&&t in wt?t:"unknown")}var Fo=6,_t=class extends O{static{this.styles=[O.styles,b`
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
    `]}static async getConfigForm(){let t=it(),n=ee((t&&await K(t.connection,le))??{}).map(({number:i,queue:s})=>({value:i,label:s.name&&s.name!==i?`${s.name} (${i})`:i}));return I({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}update(t){Z(this.shadowRoot,()=>super.update(t))}renderContent(t){let e=this.config?.queues?.map(String),n=ee(this.pbxs).filter(({number:i})=>!e?.length||e.includes(i));return n.length===0?this.renderNone(t,"queues.none"):c`
      <div class="queues ${this.config?.wallboard?"wallboard":""} ${n.length>Fo?"many":""}">
        ${C(n,({entryId:i,number:s})=>`${i} ${s}`,i=>this.#e(t,i))}
      </div>
    `}#e(t,e){let{number:n,pbx:i,queue:s}=e,{agents:r,longest_wait_since:a,waiting:l}=s,u=Ie(e);return c`
      <section class=${l?"waiting":""} aria-label=${u}>
        <h3>
          <bdi>${u}</bdi>
          ${u===n?p:c`<span>${n}</span>`}
          ${Object.keys(this.pbxs).length>1?c`<span><bdi>${i.name}</bdi></span>`:p}
        </h3>
        <dl>
          <div><dt>${t("queues.waiting")}</dt><dd>${l}</dd></div>
          ${a&&l!==0&&i.connected?c`<div><dt>${t("queues.longest_wait")}</dt><dd><openvox-uc-elapsed since=${a}></openvox-uc-elapsed></dd></div>`:p}
          <div>
            <dt>${t("queues.free")}</dt>
            <dd>${r.filter(d=>wt[fi(d,i.phones[d.number])]?.tone==="free").length}/${r.length}</dd>
          </div>
        </dl>
        ${this.config?.wallboard?p:c`<ul aria-label=${t("queues.agents")}>
                ${C(r,d=>d.number,d=>this.#t(t,e,d))}
              </ul>`}
      </section>
    `}#t(t,{entryId:e,number:n,pbx:i},s){let r=i.connected?fi(s,i.phones[s.number]):"unknown",a=s.name??s.number,l=M(this.pbxs,e,s.number),u=s.paused?"resume":"pause";return c`
      <li data-tone=${wt[r]?.tone}>
        <ha-icon aria-hidden="true" .icon=${wt[r]?.icon}></ha-icon>
        <span class="agent"><span dir="auto">${a}</span><span class="state">${t(`agent.${r}`)}</span></span>
        ${l?.phone.control&&l.phone.device_id&&i.connected?c`
                <button
                  class="icon-button" data-action="pause" aria-label=${t(`queues.${u}`,{name:a})} title=${t(`queues.${u}`,{name:a})}
                  @click=${()=>this.hass&&void this.act(async()=>this.hass&&B(this.hass,`queue_${u}`,l,{queue:n}))}
                >
                  <ha-icon icon=${s.paused?"mdi:play":"mdi:pause"}></ha-icon>
                </button>
              `:p}
      </li>
    `}};var gi=b`
  .figures { display: flex; flex-wrap: wrap; align-content: center; gap: 0 1.2em; block-size: 100%; box-sizing: border-box; margin: 0; padding: 0.5em 1em; font-size: var(--openvox-uc-wall, 1.25em); line-height: 1.25; }
  .figures > div { display: flex; flex-direction: column-reverse; }
  .figures dt { color: var(--secondary-text-color); font-size: 0.875em; }
  .figures dd { margin: 0; font-size: 2.5em; line-height: 1.1; font-variant-numeric: tabular-nums; }
`;function bi(o,t,e){let n=e.calls??[],i=n.filter(({started_at:r})=>t&&r&&ai(t,r)).length,s=[["missed_today",i===n.length&&e.hasOlder?`${i}+`:i],["missed",e.missed.length]];return c`
    <dl class="figures">
      ${e.calls?s.map(([r,a])=>c`<div><dt>${o(`recent.${r}`)}</dt><dd><bdi>${a}</bdi></dd></div>`):p}
    </dl>
  `}function Uo({entry_id:o,uid:t}){return`${o} ${t}`}var qo=5,rn=3,jo=64,_e=class extends L{constructor(){super(...arguments);this.allCallers=!1;this.#e=new xt(this);this.#t=new yt(this);this.#n=new X;this.#i=null}#e;#t;#n;#o;#i;#s;static{this.styles=[L.styles,ct,ft,gi,b`
      .search { padding: 12px 16px 8px; }
      .content { display: flex; flex-direction: column; }
      .search, .dial-status, .filters { flex: none; }
      .filters { padding: 0 16px 8px; }
      h3::first-letter { text-transform: uppercase; }
      .calls { flex: 1 1 auto; max-block-size: var(--openvox-uc-list, min(70vh, 40em)); overflow-y: auto; scrollbar-width: thin; padding-block-end: 8px; }
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.#n.cancel(),this.#o?.disconnect(),this.#o=void 0,this.#i=null}update(e){Z(this.shadowRoot,()=>super.update(e))}updated(){let e=this.renderRoot.querySelector(".calls"),n=this.renderRoot.querySelector("[data-end]"),i=this.#e.calls?.length;n===this.#i&&i===this.#s||([this.#i,this.#s]=[n,i],this.#o?.disconnect(),this.#o=void 0,!(!e||!n)&&(this.#o=new IntersectionObserver(s=>{s.some(({isIntersecting:r})=>r)&&this.#g()},{root:e,rootMargin:"400px"}),this.#o.observe(n)))}static getConfigForm(){return I({name:"wallboard",selector:{boolean:{}}})}setConfig(e){super.setConfig(e),e.wallboard&&this.#e.search("","missed")}renderContent(e){if(this.config?.wallboard)return bi(e,this.hass,this.#e);let{hass:n,mine:i,mayDial:s,allCallers:r}=this,{calls:a,shownSearch:l,shownFilter:u,filter:d,loading:h,hasOlder:m,isFull:f}=this.#e,v=this.#r(i),y=[e,n?.user,n?.locale,i?.entryId,i?.number,s,this.#t.quarter],$=w=>He([w,this.#h(w)&&this.playing,...y],()=>this.#p(this.#c(e,w)));return c`
      <div class="search">
        <input
          type="search" maxlength=${jo} autocomplete="off"
          aria-label=${e("recent.search")} placeholder=${e("recent.search")} @input=${this.#b}
        />
      </div>
      <div class="filters" role="group" aria-label=${e("recent.filter")}>
        ${Object.keys(en).map(w=>c`
            <button class="chip" data-filter=${w} aria-pressed=${w===d} @click=${()=>this.#y(w)}>
              ${e(w==="missed"?"recent.missed_calls":`recent.${w}`)}
            </button>
          `)}
      </div>
      ${this.renderDialStatus()}
      <div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${h}>
        ${He([a,this.#e.missed,l,u,h,this.playing,r,...y],()=>c`
            ${l||u==="outgoing"||v.length===0?p:this.#l(e,v)}
            ${a?.length===0?c`<p class="hint" role="status">${e(l||u!=="all"?"recent.none_found":"recent.none")}</p>`:p}
            ${C(this.#a(a??[]),([w])=>w,([w,je])=>c`
                <h3 dir="auto">${w}</h3>
                <ul class="recent">${C(je,J,$)}</ul>
              `)}
            ${this.#m(e,h,m,f)}
          `)}
      </div>
    `}#r(e){return this.#e.missed.filter(({entry_id:n,number:i})=>n!==e?.entryId||i!==e.number)}#a(e){let{hass:n}=this,i=new Map;for(let s of e){let r=n&&s.started_at?ri(n,s.started_at):"",a=i.get(r);a?a.push(s):i.set(r,[s])}return[...i]}#l(e,n){let i=this.allCallers?n:n.slice(0,qo);return c`
      <h3>${e("recent.missed")}</h3>
      <ul>${C(i,Uo,s=>this.#p(this.#d(e,s)))}</ul>
      ${i.length<n.length?c`<button class="more" @click=${()=>this.#v()}>${e("recent.more",{count:n.length})}</button>`:p}
    `}#d(e,n){let{entry_id:i,uid:s,name:r,number:a,calls:l,last_at:u,extensions:d,control:h}=n,m=r??a??e("recent.unknown"),f=d.map(v=>this.#f(i,v));return{isOfDay:!1,icon:"mdi:phone-missed",kind:e("outcome.missed"),isMissed:!0,who:m,at:u,details:[l>1?e("recent.calls",{count:l}):void 0,f.length>rn?`${f.slice(0,rn).join(", ")} +${f.length-rn}`:f.join(", ")],buttons:[...this.#u(e,m,r,a,i),h&&{action:"done",icon:"mdi:check",label:e("recent.done",{name:m}),run:()=>{this.act(async()=>this.hass?.callWS({type:"openvox_uc/missed/done",entry_id:i,uid:s}))}}]}}#c(e,n){let{entry_id:i,direction:s,outcome:r,talk_seconds:a,recording_media_content_id:l}=n,u=this.#h(n),d=n.other??e("recent.unknown"),[h,m]=s==="outbound"?[n.callee_name,n.caller]:[n.caller_name,n.answered_by??(n.extensions.length===1?n.extensions[0]:n.callee)];return{isOfDay:!0,icon:n.icon,kind:[e(`direction.${s}`),r&&e(`outcome.${r}`)].filter(Boolean).join(", "),isMissed:r==="missed"||r==="failed",who:d,at:n.started_at,details:[m?this.#f(i,m):void 0,a&&r==="answered"?sn(a*1e3):void 0],buttons:[l!==null&&{action:"play",icon:u?"mdi:stop":"mdi:play",label:e("recent.play",{name:d}),pressed:u,run:()=>this.#x(J(n),l)},...this.#u(e,d,h,n.other_number,i)],recording:u?this.playing?.url:void 0}}#u(e,n,i,s,r){if(s===null)return[];let a={name:n,number:s,entryId:this.entryOf(r,s)};return[this.hass?.user?.is_admin===!0&&i===null&&!a.entryId&&{action:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:s}),run:l=>this.#w(e,s,l)},this.canCall(a)&&{action:"call",icon:"mdi:phone",label:e("recent.call",{name:n}),run:l=>this.dial(a,l)}]}#p({isOfDay:e,icon:n,kind:i,isMissed:s,who:r,at:a,details:l,buttons:u,recording:d}){return c`
      <li class=${s?"missed":""}>
        <ha-icon role="img" aria-label=${i} title=${i} .icon=${n}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${r}</bdi></div>
          <div class="detail">
            ${a&&this.hass?c`<span><time dir="auto" datetime=${a} title=${ci(this.hass,a)}>${(e?li:vt)(this.hass,a)}</time></span>`:p}
            ${l.filter(Boolean).map(h=>c`<span><bdi>${h}</bdi></span>`)}
          </div>
        </div>
        <div class="buttons">
          ${C(u.filter(h=>h!==!1),({action:h})=>h,({action:h,icon:m,label:f,pressed:v,run:y})=>c`
              <button
                class="icon-button" data-action=${h} aria-label=${f} title=${f} aria-pressed=${v??p}
                @click=${({currentTarget:$})=>y($.getBoundingClientRect())}
              >
                <ha-icon .icon=${m}></ha-icon>
              </button>
            `)}
        </div>
        ${d?c`<audio controls autoplay src=${d} @error=${this.#$}></audio>`:p}
      </li>
    `}#m(e,n,i,s){return i?s?c`<p class="hint">${e("recent.full")}</p>`:c`
      <button class="more" data-end aria-disabled=${n} @click=${this.#g}>
        ${e(n?"recent.loading":"recent.older")}
      </button>
    `:n?c`<p class="hint">${e("recent.loading")}</p>`:p}#h(e){return this.playing?.key===J(e)}#f(e,n){let i=M(this.pbxs,e,n);return i?k(i):n}#b({target:e}){let n=e.value.trim();this.#n.run(()=>this.#e.search(n))}#y(e){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",e)}#g(){this.act(()=>this.#e.loadOlder())}#v(){this.allCallers=!0}#x(e,n){if(this.playing?.key===e){this.playing=void 0;return}this.act(async()=>{let i=await this.hass?.callWS({type:"media_source/resolve_media",media_content_id:n});this.playing=i&&{key:e,url:i.url}})}#$(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#w(e,n,i){let{hass:s}=this;s&&(this.sheet={heading:e("recent.add_contact",{number:n}),near:i,content:()=>gt(e,{name:"",numbers:[n],vip:!1},r=>{this.act(()=>Jn(s,r))})})}};g([_()],_e.prototype,"allCallers",2),g([_()],_e.prototype,"playing",2);function te(o,t,e){let{name:n,description:i}=Re[o],s=`openvox-uc-${o}`;customElements.define(s,t),window.customCards??=[],window.customCards.push({type:s,name:n,description:i,preview:!0,getEntitySuggestion:e})}function yi(o,t){let{title:e,description:n}=Re.dashboard;customElements.define(`ll-strategy-dashboard-${o}`,t),window.customStrategies??=[],window.customStrategies.push({type:o,strategyType:"dashboard",name:e,description:n})}var Bo={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},list:{top:[],side:[],middle:["contacts"]},wall:{top:["recent","queues"],side:["calls"],middle:["phones"]}},Vo=620,Pe=class extends P{constructor(){super(...arguments);this.cards=[];this.layout="desk";this.#e=!1}#e;static{this.styles=b`
    :host { display: block; container: board / inline-size; }
    .board { display: flex; flex-direction: column; gap: 16px; padding: 16px; box-sizing: border-box; }
    .area { min-block-size: 0; min-inline-size: 0; }
    .area > * { display: block; block-size: 100%; }
    .top, .side { display: flex; flex-direction: column; gap: 16px; }
    .side .area { flex: none; }
    @container board (min-width: 620px) {
      .board {
        --openvox-uc-list: none; display: grid; gap: 16px; overflow: hidden;
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
  `}setConfig({layout:e="desk"}){this.layout=e}disconnectedCallback(){super.disconnectedCallback(),this.#t(!1)}updated(){this.isConnected&&this.hass&&!this.hass.kioskMode&&this.#t(this.layout==="wall"&&innerWidth>=Vo)}#t(e){e!==this.#e&&window.dispatchEvent(new CustomEvent("hass-kiosk-mode",{detail:{enable:e}})),this.#e=e}render(){let{top:e,side:n,middle:i}=Bo[this.layout];return c`
      <div class="board ${this.layout}">
        <div class="top">${e.map(s=>this.#n(s))}</div>
        <div class="side">${n.map(s=>this.#n(s))}</div>
        ${i.map(s=>this.#n(s))}
      </div>
    `}#n(e){let n=this.cards.filter(({config:i})=>i?.view_layout?.area===e);return c`<div class="area" data-area=${e} ?hidden=${n.length===0}>${n}</div>`}};g([x({attribute:!1})],Pe.prototype,"cards",2),g([x({attribute:!1,hasChanged:(e,n)=>!n})],Pe.prototype,"hass",2),g([_()],Pe.prototype,"layout",2);customElements.define("openvox-uc-board",Pe);var Pt=class extends P{static{this.noEditor=!0}static async generate(t,e){let[n,i]=await Promise.all([nt(e),K(e.connection,le)]),s=Object.values(i??{}).some(({queues:a})=>Object.keys(a).length>0),r=(a,l,u)=>({title:n(`dashboard.${a}`),path:a,type:"custom:openvox-uc-board",layout:l,cards:u.filter(d=>s||d!=="queues").map(d=>({type:`custom:openvox-uc-${d}`,view_layout:{area:d},...l==="wall"?{wallboard:!0}:{},...l!=="desk"||d==="mine"?{}:{title:n(`dashboard.${d}`)}}))});return{title:n("dashboard.title"),views:[r("switchboard","desk",["mine","dial","calls","queues","phones","recent"]),r("contacts","list",["contacts"]),r("wall","wall",["recent","queues","calls","phones"])]}}};function vi({entities:o,devices:t},e){let n=o[e];if(n?.platform!==S||!n.device_id)return;let[,i=""]=t[n.device_id]?.identifiers?.find(([a])=>a===S)??[],[,s="pbx",r=""]=/_(ext|queue)_(.+)$/.exec(i)??[];return{kind:s,number:r}}function xi(o,t,e){return(n,i)=>{let s=vi(n,i);return s?.kind===t?{config:{type:`custom:${o}`,[e]:[s.number]}}:null}}function $i(o,...t){return(e,n)=>t.includes(n.split(".",1)[0]??"")&&vi(e,n)?.kind==="pbx"?{config:{type:`custom:${o}`}}:null}var wi=xi("openvox-uc-phones","ext","favorites"),_i=xi("openvox-uc-queues","queue","queues"),Pi=$i("openvox-uc-recent","todo","calendar"),Ci=$i("openvox-uc-calls","sensor","binary_sensor");te("calls",mt,Ci);te("contacts",ye);te("dial",xe);te("mine",qe);te("phones",we,wi);te("queues",_t,_i);te("recent",_e,Pi);yi("openvox-uc",Pt);
