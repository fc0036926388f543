import{a as g,b as F,d as On,e as T,f as _e,g as G,h as ot,i as Pe,j as ke,k as Ce,m as An}from"./chunk-7GWRDT35.js";var st=globalThis,rt=st.ShadowRoot&&(st.ShadyCSS===void 0||st.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,qt=Symbol(),Sn=new WeakMap,Ne=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==qt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(rt&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Sn.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Sn.set(t,e))}return e}toString(){return this.cssText}},En=i=>new Ne(typeof i=="string"?i:i+"",void 0,qt),y=(i,...e)=>{let t=i.length===1?i[0]:e.reduce((n,o,s)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+i[s+1],i[0]);return new Ne(t,i,qt)},Tn=(i,e)=>{if(rt)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=st.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,i.appendChild(n)}},Bt=rt?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return En(t)})(i):i;var{is:co,defineProperty:po,getOwnPropertyDescriptor:uo,getOwnPropertyNames:ho,getOwnPropertySymbols:mo,getPrototypeOf:fo}=Object,at=globalThis,Rn=at.trustedTypes,go=Rn?Rn.emptyScript:"",bo=at.reactiveElementPolyfillSupport,Fe=(i,e)=>i,Ue={toAttribute(i,e){switch(e){case Boolean:i=i?go:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},lt=(i,e)=>!co(i,e),Dn={attribute:!0,type:String,converter:Ue,reflect:!1,useDefault:!1,hasChanged:lt};Symbol.metadata??=Symbol("metadata"),at.litPropertyMetadata??=new WeakMap;var Z=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Dn){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&po(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:s}=uo(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:o,set(r){let a=o?.call(this);s?.call(this,r),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Dn}static _$Ei(){if(this.hasOwnProperty(Fe("elementProperties")))return;let e=fo(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Fe("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Fe("properties"))){let t=this.properties,n=[...ho(t),...mo(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(Bt(o))}else e!==void 0&&t.push(Bt(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Tn(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:Ue).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(o):this.setAttribute(o,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let s=n.getPropertyOptions(o),r=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Ue;this._$Em=o;let a=r.fromAttribute(t,s.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,n,o=!1,s){if(e!==void 0){let r=this.constructor;if(o===!1&&(s=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??lt)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:s},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),s!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,s]of this._$Ep)this[o]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,s]of n){let{wrapped:r}=s,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};Z.elementStyles=[],Z.shadowRootOptions={mode:"open"},Z[Fe("elementProperties")]=new Map,Z[Fe("finalized")]=new Map,bo?.({ReactiveElement:Z}),(at.reactiveElementVersions??=[]).push("2.1.2");var Wt=globalThis,Mn=i=>i,ct=Wt.trustedTypes,Ln=ct?ct.createPolicy("lit-html",{createHTML:i=>i}):void 0,Kt="$lit$",J=`lit$${Math.random().toFixed(9).slice(2)}$`,Yt="?"+J,yo=`<${Yt}>`,fe=document,Be=()=>fe.createComment(""),je=i=>i===null||typeof i!="object"&&typeof i!="function",Gt=Array.isArray,Un=i=>Gt(i)||typeof i?.[Symbol.iterator]=="function",jt=`[ 	
\f\r]`,qe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,zn=/-->/g,In=/>/g,he=RegExp(`>|${jt}(?:([^\\s"'>=/]+)(${jt}*=${jt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Hn=/'/g,Nn=/"/g,qn=/^(?:script|style|textarea|title)$/i,Vt=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),d=Vt(1),Hs=Vt(2),Ns=Vt(3),C=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),Fn=new WeakMap,me=fe.createTreeWalker(fe,129);function Bn(i,e){if(!Gt(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ln!==void 0?Ln.createHTML(e):e}var jn=(i,e)=>{let t=i.length-1,n=[],o,s=e===2?"<svg>":e===3?"<math>":"",r=qe;for(let a=0;a<t;a++){let l=i[a],c,h,u=-1,m=0;for(;m<l.length&&(r.lastIndex=m,h=r.exec(l),h!==null);)m=r.lastIndex,r===qe?h[1]==="!--"?r=zn:h[1]!==void 0?r=In:h[2]!==void 0?(qn.test(h[2])&&(o=RegExp("</"+h[2],"g")),r=he):h[3]!==void 0&&(r=he):r===he?h[0]===">"?(r=o??qe,u=-1):h[1]===void 0?u=-2:(u=r.lastIndex-h[2].length,c=h[1],r=h[3]===void 0?he:h[3]==='"'?Nn:Hn):r===Nn||r===Hn?r=he:r===zn||r===In?r=qe:(r=he,o=void 0);let f=r===he&&i[a+1].startsWith("/>")?" ":"";s+=r===qe?l+yo:u>=0?(n.push(c),l.slice(0,u)+Kt+l.slice(u)+J+f):l+J+(u===-2?a:f)}return[Bn(i,s+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},We=class i{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let s=0,r=0,a=e.length-1,l=this.parts,[c,h]=jn(e,t);if(this.el=i.createElement(c,n),me.currentNode=this.el.content,t===2||t===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(o=me.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let u of o.getAttributeNames())if(u.endsWith(Kt)){let m=h[r++],f=o.getAttribute(u).split(J),b=/([.?@])?(.*)/.exec(m);l.push({type:1,index:s,name:b[2],strings:f,ctor:b[1]==="."?pt:b[1]==="?"?ut:b[1]==="@"?ht:be}),o.removeAttribute(u)}else u.startsWith(J)&&(l.push({type:6,index:s}),o.removeAttribute(u));if(qn.test(o.tagName)){let u=o.textContent.split(J),m=u.length-1;if(m>0){o.textContent=ct?ct.emptyScript:"";for(let f=0;f<m;f++)o.append(u[f],Be()),me.nextNode(),l.push({type:2,index:++s});o.append(u[m],Be())}}}else if(o.nodeType===8)if(o.data===Yt)l.push({type:2,index:s});else{let u=-1;for(;(u=o.data.indexOf(J,u+1))!==-1;)l.push({type:7,index:s}),u+=J.length-1}s++}}static createElement(e,t){let n=fe.createElement("template");return n.innerHTML=e,n}};function ge(i,e,t=i,n){if(e===C)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,s=je(e)?void 0:e._$litDirective$;return o?.constructor!==s&&(o?._$AO?.(!1),s===void 0?o=void 0:(o=new s(i),o._$AT(i,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=ge(i,o._$AS(i,e.values),o,n)),e}var dt=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??fe).importNode(t,!0);me.currentNode=o;let s=me.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let c;l.type===2?c=new Oe(s,s.nextSibling,this,e):l.type===1?c=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(c=new mt(s,this,e)),this._$AV.push(c),l=n[++a]}r!==l?.index&&(s=me.nextNode(),r++)}return me.currentNode=fe,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},Oe=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=ge(this,e,t),je(e)?e===p||e==null||e===""?(this._$AH!==p&&this._$AR(),this._$AH=p):e!==this._$AH&&e!==C&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Un(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==p&&je(this._$AH)?this._$AA.nextSibling.data=e:this.T(fe.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=We.createElement(Bn(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let s=new dt(o,this),r=s.u(this.options);s.p(t),this.T(r),this._$AH=s}}_$AC(e){let t=Fn.get(e.strings);return t===void 0&&Fn.set(e.strings,t=new We(e)),t}k(e){Gt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let s of e)o===t.length?t.push(n=new i(this.O(Be()),this.O(Be()),this,this.options)):n=t[o],n._$AI(s),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=Mn(e).nextSibling;Mn(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},be=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,s){this.type=1,this._$AH=p,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=p}_$AI(e,t=this,n,o){let s=this.strings,r=!1;if(s===void 0)e=ge(this,e,t,0),r=!je(e)||e!==this._$AH&&e!==C,r&&(this._$AH=e);else{let a=e,l,c;for(e=s[0],l=0;l<s.length-1;l++)c=ge(this,a[n+l],t,l),c===C&&(c=this._$AH[l]),r||=!je(c)||c!==this._$AH[l],c===p?e=p:e!==p&&(e+=(c??"")+s[l+1]),this._$AH[l]=c}r&&!o&&this.j(e)}j(e){e===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},pt=class extends be{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===p?void 0:e}},ut=class extends be{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==p)}},ht=class extends be{constructor(e,t,n,o,s){super(e,t,n,o,s),this.type=5}_$AI(e,t=this){if((e=ge(this,e,t,0)??p)===C)return;let n=this._$AH,o=e===p&&n!==p||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==p&&(n===p||o);o&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},mt=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){ge(this,e)}},Wn={M:Kt,P:J,A:Yt,C:1,L:jn,R:dt,D:Un,V:ge,I:Oe,H:be,N:ut,U:ht,B:pt,F:mt},xo=Wt.litHtmlPolyfillSupport;xo?.(We,Oe),(Wt.litHtmlVersions??=[]).push("3.3.3");var Kn=(i,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let s=t?.renderBefore??null;n._$litPart$=o=new Oe(e.insertBefore(Be(),s),s,void 0,t??{})}return o._$AI(i),o};var Qt=globalThis,O=class extends Z{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Kn(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return C}};O._$litElement$=!0,O.finalized=!0,Qt.litElementHydrateSupport?.({LitElement:O});var vo=Qt.litElementPolyfillSupport;vo?.({LitElement:O});(Qt.litElementVersions??=[]).push("4.2.2");var $o={attribute:!0,type:String,converter:Ue,reflect:!1,hasChanged:lt},wo=(i=$o,e,t)=>{let{kind:n,metadata:o}=t,s=globalThis.litPropertyMetadata.get(o);if(s===void 0&&globalThis.litPropertyMetadata.set(o,s=new Map),n==="setter"&&((i=Object.create(i)).wrapped=!0),s.set(t.name,i),n==="accessor"){let{name:r}=t;return{set(a){let l=e.get.call(this);e.set.call(this,a),this.requestUpdate(r,l,i,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,i,a),a}}}if(n==="setter"){let{name:r}=t;return function(a){let l=this[r];e.call(this,a),this.requestUpdate(r,l,i,!0,a)}}throw Error("Unsupported decorator location: "+n)};function v(i){return(e,t)=>typeof t=="object"?wo(i,e,t):((n,o,s)=>{let r=o.hasOwnProperty(s);return o.constructor.createProperty(s,n),r?Object.getOwnPropertyDescriptor(o,s):void 0})(i,e,t)}function _(i){return v({...i,state:!0,attribute:!1})}var ye=(i,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(i,e,t),t);function Yn(i,e){return(t,n,o)=>{let s=r=>r.renderRoot?.querySelector(i)??null;if(e){let{get:r,set:a}=typeof n=="object"?t:o??(()=>{let l=Symbol();return{get(){return this[l]},set(c){this[l]=c}}})();return ye(t,n,{get(){let l=r.call(this);return l===void 0&&(l=s(this),(l!==null||this.hasUpdated)&&a.call(this,l)),l}})}return ye(t,n,{get(){return s(this)}})}}var _o={desk:{top:["mine"],side:["dial","calls","queues"],middle:["phones","recent"]},list:{top:["mine"],side:[],middle:["contacts"]},wall:{top:["mine","recent","queues"],side:["calls"],middle:["phones"]}},Po=620;function Xt({config:i}){return i?.view_layout?.area}var ie=class extends O{constructor(){super(...arguments);this.cards=[];this.layout="desk";this.#e=!1}#e;static{this.styles=y`
:host { display: block; container: board / inline-size; }
/* On a phone, no card hides those below it. */
.board { --openvox-uc-content: 80dvh; display: flex; flex-direction: column; gap: 16px; padding: 16px; box-sizing: border-box; }
.area { min-block-size: 0; min-inline-size: 0; }
.more:has(*) { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20em, 100%), 1fr)); gap: 16px; padding: 0 16px 16px; }
.more button { padding: 16px; border: 2px dashed var(--divider-color); border-radius: 12px; background: none; color: inherit; font: inherit; cursor: pointer; }
/* The first card says for all that something is offline. */
.area:not(.first) { --openvox-uc-notice: none; }
.area:has([idle]) { display: none; }
.area > * { display: block; block-size: 100%; }
.top, .side { display: flex; flex-direction: column; gap: 16px; }
@container board (min-width: 620px) {
.board {
--openvox-uc-list: none; --openvox-uc-content: none; --openvox-uc-box: size; display: grid; gap: 16px; overflow: hidden;
block-size: calc(100dvh - var(--header-height, 56px) - env(safe-area-inset-top, 0px) - env(safe-area-inset-bottom, 0px));
grid: "top top" auto "side phones" minmax(0, 3fr) "side recent" minmax(0, 2fr) / minmax(17em, 20em) minmax(0, 1fr);
}
/* Calls and queues share the place that is left, so that neither has to be scrolled to; of it, calls need more. */
.side { grid-area: side; overflow-y: auto; scrollbar-width: thin; }
.side .area { min-block-size: 12em; }
.side [data-area="dial"] { flex: none; min-block-size: 0; }
.side [data-area="queues"] { flex-shrink: 4; }
.top { grid-area: top; flex-direction: row; }
.top .area { flex: 1 1 auto; }
.area[data-area="phones"] { grid-area: phones; }
.area[data-area="recent"] { grid-area: recent; }
.board.list { grid: "top" auto "list" minmax(0, 1fr) / minmax(0, 60em); justify-content: center; }
.board.list .side { display: none; }
.area[data-area="contacts"] { grid-area: list; }
/* All of it is as large as its share of the screen, to be read from afar. */
.board.wall {
--openvox-uc-wall: 1em; font-size: max(13px, min(1.6cqi, 3dvh)); gap: 0.6em; padding: 0.6em;
grid: "top top" auto "side phones" minmax(0, 1fr) / minmax(13em, 1fr) minmax(0, 3.2fr);
}
.board.wall :is(.top, .side) { gap: 0.6em; }
.board.wall .top { display: grid; grid-template-columns: auto minmax(0, 1fr); }
.board.wall .top .area { grid-area: auto; max-block-size: 34dvh; }
.board.wall .top .area[data-area="mine"] { grid-column: 1 / -1; }
.board.wall .side .area { flex: 1 1 auto; }
}
@container board (min-width: 1020px) {
.board.desk { grid: "top top top" auto "side phones recent" minmax(0, 1fr) / clamp(18em, 27cqi, 22em) minmax(0, 1fr) clamp(18em, 26cqi, 28em); }
}
`}setConfig({layout:t="desk"}){this.layout=t}disconnectedCallback(){super.disconnectedCallback(),this.#t(!1)}updated(){this.isConnected&&this.hass&&!this.hass.kioskMode&&this.#t(this.layout==="wall"&&innerWidth>=Po)}#t(t){t!==this.#e&&window.dispatchEvent(new CustomEvent("hass-kiosk-mode",{detail:{enable:t}})),this.#e=t}render(){let{top:t,side:n,middle:o}=_o[this.layout],s=[...t,...n,...o],r=new Set(this.cards.map(Xt)),a=s.find(l=>r.has(l));return d`
<div class="board ${this.layout}">
<div class="top">${t.map(l=>this.#n(l,a))}</div>
<div class="side">${n.map(l=>this.#n(l,a))}</div>
${o.map(l=>this.#n(l,a))}
</div>
<div class="more">
${this.cards.filter(l=>!s.includes(Xt(l)))}
${this.lovelace?.editMode?d`<button @click=${this.#i}>${this.hass?.localize("ui.panel.lovelace.editor.edit_card.add")}</button>`:p}
</div>
`}#n(t,n){let o=this.cards.filter(s=>Xt(s)===t);return d`<div class="area ${t===n?"first":""}" data-area=${t} ?hidden=${o.length===0}>${o}</div>`}#i(){this.dispatchEvent(new CustomEvent("ll-create-card",{bubbles:!0}))}};g([v({attribute:!1})],ie.prototype,"cards",2),g([v({attribute:!1})],ie.prototype,"lovelace",2),g([v({attribute:!1,hasChanged:(t,n)=>!n})],ie.prototype,"hass",2),g([_()],ie.prototype,"layout",2);var B={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},oe=i=>(...e)=>({_$litDirective$:i,values:e}),V=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:ko}=Wn,Gn=i=>i;var Qn=i=>i.strings===void 0,Vn=()=>document.createComment(""),Ae=(i,e,t)=>{let n=i._$AA.parentNode,o=e===void 0?i._$AB:e._$AA;if(t===void 0){let s=n.insertBefore(Vn(),o),r=n.insertBefore(Vn(),o);t=new ko(s,r,i,i.options)}else{let s=t._$AB.nextSibling,r=t._$AM,a=r!==i;if(a){let l;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(l=i._$AU)!==r._$AU&&t._$AP(l)}if(s!==o||a){let l=t._$AA;for(;l!==s;){let c=Gn(l).nextSibling;Gn(n).insertBefore(l,o),l=c}}}return t},se=(i,e,t=i)=>(i._$AI(e,t),i),Co={},ft=(i,e=Co)=>i._$AH=e,Xn=i=>i._$AH,gt=i=>{i._$AR(),i._$AA.remove()};var Zn=(i,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(i[o],o);return n},k=oe(class extends V{constructor(i){if(super(i),i.type!==B.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],s=[],r=0;for(let a of i)o[r]=n?n(a,r):r,s[r]=t(a,r),r++;return{values:s,keys:o}}render(i,e,t){return this.dt(i,e,t).values}update(i,[e,t,n]){let o=Xn(i),{values:s,keys:r}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=r,s;let a=this.ut??=[],l=[],c,h,u=0,m=o.length-1,f=0,b=s.length-1;for(;u<=m&&f<=b;)if(o[u]===null)u++;else if(o[m]===null)m--;else if(a[u]===r[f])l[f]=se(o[u],s[f]),u++,f++;else if(a[m]===r[b])l[b]=se(o[m],s[b]),m--,b--;else if(a[u]===r[b])l[b]=se(o[u],s[b]),Ae(i,l[b+1],o[u]),u++,b--;else if(a[m]===r[f])l[f]=se(o[m],s[f]),Ae(i,o[u],o[m]),m--,f++;else if(c===void 0&&(c=Zn(r,f,b),h=Zn(a,u,m)),c.has(a[u]))if(c.has(a[m])){let P=h.get(r[f]),x=P!==void 0?o[P]:null;if(x===null){let S=Ae(i,o[u]);se(S,s[f]),l[f]=S}else l[f]=se(x,s[f]),Ae(i,o[u],x),o[P]=null;f++}else gt(o[m]),m--;else gt(o[u]),u++;for(;f<=b;){let P=Ae(i,l[b+1]);se(P,s[f]),l[f++]=P}for(;u<=m;){let P=o[u++];P!==null&&gt(P)}return this.ut=r,ft(i,l),C}});function j({number:i,phone:e,pbx:t}){if(e.other_calls.length===0){if(!e.asks)return;let{name:l,number:c}=e.asks;return{first:e,asked:{with_name:l,with_number:c,direction:null,since:null,call_id:null}}}let n=[e,...e.other_calls].sort((l,c)=>(l.since??"")<(c.since??"")?-1:1),[o,s]=n.slice(-2);if(!o?.call_id||!s?.call_id)return;let{caller:r,direction:a}=t.calls[s.call_id]??{};return a==="internal"&&r===i&&t.calls[o.call_id]?.answered_at?{first:o,asked:s}:void 0}var bt=y`
input, select, textarea {
box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: var(--primary-text-color);
background: var(--ha-color-form-background, var(--card-background-color)); border: 1px solid var(--secondary-text-color); border-radius: 8px;
}
::placeholder { color: color-mix(in srgb, var(--secondary-text-color) 75%, var(--primary-text-color)); opacity: 1; }
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
`,Se={pick_up:"pick_up",resume:"pick_up",come_back:"pick_up",get_back:"pick_up",get_back_known:"pick_up",hang_up:"hang_up"},yt=y`
ul { list-style: none; margin: 0; padding: 0; }
li {
content-visibility: auto; contain-intrinsic-block-size: auto 50px;
display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; padding-block: 4px; padding-inline: 16px 8px;
}
li > ha-icon { color: var(--secondary-text-color); }
.who { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
.detail { font-size: 0.875em; }
`,Ee=y`
.filters { display: flex; flex-wrap: wrap; gap: 4px; }
.chip {
display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
}
.chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
.chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;var Oo=64;function xt({currentTarget:i}){return i.getBoundingClientRect()}function re({key:i,icon:e,label:t,pressed:n,run:o}){return d`
<button
class="icon-button" data-action=${i} data-state=${Se[i]??p} aria-label=${t} title=${t}
aria-pressed=${n??p} @click=${s=>o(xt(s))}
>
<ha-icon icon=${e}></ha-icon>
</button>
`}function ae(i){return d`<div class="buttons">${k(i,({key:e})=>e,re)}</div>`}function Te(i,e,t,n){return d`
<div class="filters" role="group" aria-label=${i}>
${e.map(({key:o,label:s,icon:r,count:a})=>d`
<button class="chip" data-filter=${o} aria-pressed=${o===t} title=${r?s:p} @click=${()=>n(o)}>
${r?d`<ha-icon .icon=${r}></ha-icon>`:p}<span class="label">${s}</span> ${a===void 0?p:d`<bdi>${a}</bdi>`}
</button>
`)}
</div>
`}function Re(i,e,t){return d`
<input
type="search" maxlength=${Oo} autocomplete="off" aria-label=${i} placeholder=${i}
@input=${({target:n})=>e(n.value.trim())} @keydown=${t}
/>
`}function Jn(i,e){let t=i?.activeElement,n=t?.closest("ul:not([data-focus])"),o=t?.closest("li"),s=n&&o?[...n.children].indexOf(o):-1,r=t?.closest(".buttons"),[a,l]=[t?.dataset.action,t?.getAttribute("aria-keyshortcuts")];if(e(),!i||!t||i.activeElement)return;if(t.isConnected){t.focus({preventScroll:!0});return}let c=n?.isConnected?[...n.children]:[],u=c[Math.min(s,c.length-1)]??(r?.isConnected?r:void 0);(u?.querySelector(`[data-action="${a}"], [aria-keyshortcuts="${l}"]`)??u?.querySelector("button")??[...i.querySelectorAll("[data-focus]")].at(-1))?.focus({preventScroll:!0})}function E({entryId:i,number:e}){return`${i} ${e}`}function $({number:i,phone:e}){return e.name??i}function ee(i,e){return i.entryId===e?.entryId&&i.number===e.number}function A({phone:i}){return i.state==="ringing"}var ei=new Set(["in_use","on_hold"]);function xe({phones:i},{answered_at:e,call_id:t,caller:n,extensions:o}){let s=r=>r!==n&&i[r]?.call_id===t&&ei.has(i[r].state);return e!==null||o.some(s)}function U({phone:i,pbx:e}){let t=i.call_id===null?void 0:e.calls[i.call_id];return ei.has(i.state)&&(!t||xe(e,t))}function z({with_name:i,with_number:e},t){return i??e??t("call_title.unknown_caller")}function Q(i){return i.phone.control&&i.pbx.connected&&i.phone.call_id!==null&&U(i)}function W({phone:i,pbx:e}){return e.connected&&i.state||"unknown"}function vt({state:i,since:e,held_since:t}){return i==="on_hold"?t??null:e}function $t({phone:i}){return i.state==="idle"&&i.badges.includes("do_not_disturb")}function K(i){return i.pbx.connected&&i.phone.state==="in_use"&&!U(i)?"state.calling":i.pbx.connected&&$t(i)?"badge.do_not_disturb":`state.${W(i)}`}function Zt(i,e){return i.length-e.length||(i<e?-1:+(i>e))}function Jt(i){let e;return t=>(e?.pbxs!==t&&(e={pbxs:t,made:i(t)}),e.made)}var I=Jt(i=>Object.entries(i).flatMap(([e,t])=>Object.entries(t.phones).map(([n,o])=>({entryId:e,number:n,pbx:t,phone:o}))).sort((e,t)=>Zt(e.number,t.number)));function H(i,e,t){let n=i[e],o=n?.phones[t];return n&&o&&{entryId:e,number:t,pbx:n,phone:o}}function wt({number:i,phone:e},t){let n=[i,e.name,e.area,e.with_name,e.with_number].join(" ").toLowerCase();return t.toLowerCase().split(/\s+/).every(o=>n.includes(o))}var ti=["all","free","busy","not_registered"],Ao={idle:"free",ringing:"busy",in_use:"busy",on_hold:"busy",unregistered:"not_registered",fault:"not_registered"};function De(i,e){let t=W(i);return e==="all"||t!=="unknown"&&Ao[t]===e&&!$t(i)}var ii="openvox_uc",ni={message:{type:"frontend/subscribe_user_data",key:ii},reduce:(i,{value:e})=>e??{}},Y=Jt(i=>I(i).filter(({phone:e})=>e.control&&e.device_id)),_t=class extends ke{constructor(e){super(e,ni)}findIn(e){let t=this.value?.phone,n=t&&H(e,t.entry_id,t.number);if(n?.phone.control&&n.phone.device_id)return n;let o=Y(e);return o.length===1?o[0]:void 0}get collapsed(){return this.value?.collapsed??[]}choose(e,{entryId:t,number:n}){return this.#e(e,{phone:{entry_id:t,number:n}})}fold(e,t){let n=this.collapsed.filter(o=>o!==t);return this.#e(e,{collapsed:this.collapsed.includes(t)?n:[...n,t]})}get filter(){return this.value?.filter??"all"}show(e,t){return this.#e(e,{filter:t})}get alert(){return this.value?.alert??{}}alertBy(e,t){return this.#e(e,{alert:t})}async#e(e,t){let n=this.value??await Ce(e.connection,ni);return e.callWS({type:"frontend/set_user_data",key:ii,value:{...n,...t}})}};var oi=new WeakMap;function si(i,e){let t=Object.keys(e);if(t.every(s=>i[s]===e[s]))return i;let n=oi.get(i);if(n&&t.every(s=>n[s]===e[s]))return n;let o={...i,...e};return oi.set(i,o),o}function So(i,{devices:e,areas:t}){let n=({device_id:a})=>a===null?void 0:e[a],o=(a,l)=>{let c=a===null?void 0:i.phones[a];return(c&&n(c)?.name_by_user)??l},s=Object.entries(i.phones).filter(([,a])=>!n(a)?.disabled_by).map(([a,l])=>{let c=l.direction==="internal"?o(l.with_number,l.with_name):l.with_name,h=t[n(l)?.area_id??""]?.name;return[a,si(l,{name:o(a,l.name),with_name:c,area:h})]}),r=Object.entries(i.calls).map(([a,l])=>{let{direction:c,caller:h,callee:u}=l,m={caller_name:c==="inbound"?l.caller_name:o(h,l.caller_name),callee_name:c==="outbound"?l.callee_name:o(u,l.callee_name)};return[a,si(l,m)]});return{...i,name:e[i.device_id]?.name_by_user??i.name,phones:Object.fromEntries(s),calls:Object.fromEntries(r)}}var Ke;function ri(i,{devices:e,areas:t}){if(Ke?.before!==i||Ke.devices!==e||Ke.areas!==t){let n=Object.entries(i).map(([o,s])=>[o,So(s,{devices:e,areas:t})]);Ke={before:i,devices:e,areas:t,after:Object.fromEntries(n)}}return Ke.after}var Eo={ArrowDown:1,ArrowUp:-1},le=class{constructor(e,t){this.host=e;this.settings=t;this.text="";this.#e=!0;this.#t=0;this.#n=0;e.addController(this)}#e;#t;#n;static{this.styles=[bt,y`
input:placeholder-shown { direction: inherit; }
ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
`]}get input(){return this.host.renderRoot.querySelector("input")}hostUpdated(){this.#t!==this.#n&&(this.#n=this.#t,this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"}))}enter(e){this.text=e,this.#t=0,this.#e=!0,this.settings.typed?.(e),this.host.requestUpdate()}choose(e=this.#i.selected){e!==void 0&&(this.#e=!this.settings.closes,this.host.requestUpdate(),this.settings.choose(e))}renderInput(e){let{index:t,isShown:n}=this.#i;return d`
<input
type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
maxlength=${this.settings.maxLength??p} aria-autocomplete="list" aria-controls="options" aria-expanded=${n}
aria-activedescendant=${n?`option${t}`:p} aria-label=${e} placeholder=${e}
.value=${this.text} @input=${()=>this.enter(this.input.value)} @keydown=${o=>this.#o(o)}
/>
`}renderList(e,t){let{options:n,selected:o,isShown:s}=this.#i;return d`
<ul id="options" role="listbox" aria-label=${e} ?hidden=${!s}>
${(s?n:[]).map((r,a)=>d`
<li id="option${a}" role="option" aria-selected=${r===o} @click=${()=>this.choose(r)}>
${t(r)}
</li>
`)}
</ul>
`}get#i(){let e=this.settings.options(),t=Math.min(this.#t,e.length-1);return{options:e,index:t,selected:e[t],isShown:this.#e&&e.length>0}}#o(e){if(e.isComposing)return;let{options:t,index:n,isShown:o}=this.#i,s=Eo[e.key];if(s)this.#e&&(this.#t=(n+s+t.length)%t.length||0),this.#e=!0;else if(e.key==="Enter")this.choose();else{if(e.key!=="Escape"||!this.settings.closes)return;o?this.#e=!1:this.enter("")}e.preventDefault(),this.host.requestUpdate()}};var ve={idle:"mdi:phone",ringing:"mdi:phone-ring",in_use:"mdi:phone-in-talk",on_hold:"mdi:phone-paused",unregistered:"mdi:phone-off",fault:"mdi:phone-alert",unknown:"mdi:help-circle-outline"},Pt={inbound:"mdi:call-received",outbound:"mdi:call-made",internal:"mdi:swap-horizontal"},en={do_not_disturb:"mdi:minus-circle",forwarding:"mdi:phone-forward",voicemails:"mdi:voicemail",missed:"mdi:phone-missed"};function kt(i){return i.pbx.connected&&$t(i)?en.do_not_disturb:ve[W(i)]}var To=/\d/,$e=class extends O{constructor(){super(...arguments);this.label="";this.phones=[];this.free=!1;this.#e=new Map;this.#t=new le(this,{options:()=>this.#n(),typed:()=>{this.#e.clear()},choose:t=>this.dispatchEvent(new CustomEvent("pick",{detail:t}))})}#e;#t;static{this.styles=[le.styles,M,y`
:host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
.name { flex: 1; overflow-wrap: anywhere; }
.number, .state { color: var(--secondary-text-color); }
.state { font-size: 0.875em; }
`]}firstUpdated(){this.#t.input.focus()}render(){return d`
${this.#t.renderInput(this.label)}
${this.#t.renderList(this.label,t=>typeof t=="string"?d`<bdi class="name">${t}</bdi>`:d`
<ha-icon data-state=${W(t)} .icon=${kt(t)}></ha-icon>
<span class="name" dir="auto">${$(t)}</span>
${De(t,"free")?p:d`<span class="state">${this.texts(K(t))}</span>`}
<span class="number">${t.number}</span>
`)}
`}#n(){let t=this.#t.text.trim();for(let r of this.phones)this.#e.has(E(r))||this.#e.set(E(r),+!De(r,"free"));let n=r=>this.#e.get(E(r))??0,o=this.phones.filter(r=>wt(r,t)).sort((r,a)=>n(r)-n(a));return this.free&&To.test(t)&&!o.some(({number:r})=>r===t)?[...o,t]:o}};g([v()],$e.prototype,"label",2),g([v({attribute:!1})],$e.prototype,"texts",2),g([v({attribute:!1})],$e.prototype,"phones",2),g([v({type:Boolean})],$e.prototype,"free",2);customElements.define("openvox-uc-picker",$e);var ai="important",Ro=" !"+ai,li=oe(class extends V{constructor(i){if(super(i),i.type!==B.ATTRIBUTE||i.name!=="style"||i.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(i){return Object.keys(i).reduce((e,t)=>{let n=i[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(i,[e]){let{style:t}=i.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let o=e[n];if(o!=null){this.ft.add(n);let s=typeof o=="string"&&o.endsWith(Ro);n.includes("-")||s?t.setProperty(n,s?o.slice(0,-11):o,s?ai:""):t[n]=o}}return C}});var ci=600,di=320,Ye=8;function Do(){let i=document.activeElement;for(;i?.shadowRoot?.activeElement;)i=i.shadowRoot.activeElement;return i}var Me=class extends O{constructor(){super(...arguments);this.heading="";this.#e=null}#e;static{this.styles=y`
dialog {
position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
inline-size: min(${di}px, calc(100vw - ${2*Ye}px)); overflow: auto;
border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
}
dialog::backdrop { background: rgb(0 0 0 / 25%); }
h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
@media (max-width: ${ci-1}px) {
dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
}
`}connectedCallback(){super.connectedCallback(),this.#e=Do()}disconnectedCallback(){super.disconnectedCallback(),this.#e?.isConnected&&this.#e.focus()}firstUpdated(){this.dialog.showModal()}render(){return d`
<dialog aria-labelledby="heading" style=${li(this.#t())} @close=${this.#o} @click=${this.#i}>
<h2 id="heading"><bdi>${this.heading}</bdi></h2>
<slot @slotchange=${this.#n}></slot>
</dialog>
`}#t(){if(!this.near||innerWidth<ci)return{};let{left:t,top:n,bottom:o}=this.near,s=`${Math.max(Ye,Math.min(t,innerWidth-di-Ye))}px`,a=(n+o)/2<innerHeight/2?{top:`${o}px`,bottom:"auto","max-height":`${innerHeight-o-Ye}px`}:{top:"auto",bottom:`${innerHeight-n}px`,"max-height":`${n-Ye}px`};return{margin:"0",left:s,right:"auto",...a}}#n(){let{activeElement:t}=this.getRootNode();(t===this||!this.contains(t))&&this.querySelector("[autofocus]")?.focus()}#i(t){if(t.target!==this.dialog)return;let{left:n,right:o,top:s,bottom:r}=this.dialog.getBoundingClientRect(),{clientX:a,clientY:l}=t;(a<n||a>o||l<s||l>r)&&this.#o()}#o(){this.dispatchEvent(new Event("close"))}};g([v()],Me.prototype,"heading",2),g([v({attribute:!1})],Me.prototype,"near",2),g([Yn("dialog")],Me.prototype,"dialog",2);customElements.define("openvox-uc-sheet",Me);var Mo=["areas","connected","connection","devices","entities","language","user"],Lo={},zo={devices:{},areas:{}},pi=d`<div class="skeleton" aria-busy="true"><i></i><i></i><i></i></div>`;function Io(i,e){return!i||!e||Mo.some(t=>i[t]!==e[t])}var N=class extends O{constructor(){super(...arguments);this.#e=new ke(this,Pe);this.myPhone=new _t(this)}#e;#t;static{this.styles=[bt,y`
:host { display: block; block-size: 100%; }
ha-card {
display: flex; flex-direction: column; block-size: 100%; box-sizing: border-box; overflow: hidden;
}
.title { flex: none; padding: 12px 16px 0; font-weight: 500; overflow-wrap: anywhere; }
.content { flex: 1 1 auto; min-block-size: 0; max-block-size: var(--openvox-uc-content, none); overflow-y: auto; scrollbar-width: thin; }
.content:focus-visible { outline-offset: -2px; }
.offline { opacity: 0.5; }
.notice { flex: none; display: flex; align-items: center; gap: 8px; padding: 8px 16px; }
.notice[role="status"] { display: var(--openvox-uc-notice, flex); }
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
.detail { display: flex; flex-wrap: wrap; column-gap: 0.4em; color: var(--secondary-text-color); }
.detail > :not(:last-child)::after { content: "·"; margin-inline-start: 0.4em; }
.buttons { display: flex; }
.heard { position: absolute; clip-path: inset(50%); }
.icon-button {
display: inline-flex; padding: 6px; border: none; border-radius: 50%; background: none; color: inherit;
cursor: pointer; --mdc-icon-size: 20px;
}
.icon-button:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
:focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
`]}static getConfigForm(){return G()}setConfig(t){this.config=t}willUpdate(t){t.has("sheet")&&this.sheet&&(this.error=void 0);let n=this.hass;!n||n.language===this.#t||(this.#t=n.language,On(n).then(o=>{this.texts=o},()=>{this.#t=void 0}))}update(t){Jn(this.shadowRoot,()=>super.update(t))}act(t){this.sheet=void 0,this.#n(t)}save(t){let{sheet:n}=this;this.#n(async o=>{await t(o),this.sheet===n&&(this.sheet=void 0)})}#n(t){let{hass:n}=this;n&&(this.error=void 0,t(n).catch(async o=>{this.error=await _e(n,o)}))}withMyPhone(t,{near:n,entryId:o}={}){let s=this.mine;s?this.act(()=>t(s)):this.chooseMyPhone(n,{entryId:o,afterwards:t})}chooseMyPhone(t,{entryId:n,afterwards:o}={}){let{texts:s}=this;if(!s)return;let r=({detail:a})=>{typeof a!="string"&&this.act(async l=>{await this.myPhone.choose(l,a),await o?.(a)})};this.sheet={heading:s("my_phone.title"),near:t,content:()=>d`
<p class="hint">${s("my_phone.help")}</p>
<openvox-uc-picker
.label=${s("my_phone.search")}
.texts=${s}
.phones=${Y(this.pbxs).filter(a=>!n||a.entryId===n)}
@pick=${r}
></openvox-uc-picker>
`}}confirm(t,n,o,s){this.sheet={heading:t,near:o,content:r=>d`
<div class="confirm">
<button class="answer" @click=${()=>this.closeSheet()}>${r("card.cancel")}</button>
<button class="answer danger" autofocus @click=${s}>${n}</button>
</div>
`}}get pbxs(){return ri(this.#e.value??Lo,this.hass??zo)}get hasSeveralPbxs(){return Object.keys(this.pbxs).length>1}get mayChangeContacts(){return this.hass?.user?.is_admin===!0||I(this.pbxs).some(({phone:t})=>t.control)}get mine(){return this.myPhone.findIn(this.pbxs)}render(){let{config:t,hass:n,texts:o}=this,s=this.#e.value;if(!n||!t)return p;if(!o)return d`<ha-card>${pi}</ha-card>`;let r=!n.connected;return d`
<ha-card>
${t.title?d`<div class="title" role="heading" aria-level="2"><bdi>${t.title}</bdi></div>`:p}
${this.#i(o).map(a=>d`<div class="notice" role="status">${a}</div>`)}
${this.sheet?p:this.#r(o)}
<div class="content ${r?"offline":""}" tabindex="-1" data-focus data-scrolls ?inert=${r}>
${s?Object.keys(s).length>0?this.renderContent(o):this.renderNone(o,"card.no_pbx"):pi}
</div>
${this.sheet&&!r?this.#s(o,this.sheet):p}
</ha-card>
`}renderNone(t,n){return d`
<p class="hint">
${t(n)}
${this.hass?.user?.is_admin?d`<a href="/config/integrations/integration/${F}">${t("card.integration")}</a>`:p}
</p>
`}#i(t){return this.hass?.connected?this.#o.map(({name:n})=>t("card.pbx_offline",{pbx:n})):[t("card.offline")]}get#o(){return Object.values(this.pbxs).filter(({connected:t})=>!t)}get hasNotices(){return!this.hass?.connected||this.#o.length>0||this.error!==void 0}#s(t,{heading:n,near:o,content:s}){return d`<openvox-uc-sheet .heading=${n} .near=${o} @close=${()=>this.closeSheet()}>${s(t)}${this.#r(t)}</openvox-uc-sheet>`}#r(t){return this.error?d`
<div class="notice error" role="alert">
<span dir="auto">${this.error}</span>
${re({key:"dismiss",icon:"mdi:close",label:t("card.dismiss"),run:()=>this.#a()})}
</div>
`:p}closeSheet(){this.sheet=void 0}#a(){this.error=void 0}};g([v({attribute:!1,hasChanged:Io})],N.prototype,"hass",2),g([_()],N.prototype,"config",2),g([_()],N.prototype,"texts",2),g([_()],N.prototype,"error",2),g([_()],N.prototype,"sheet",2);var Ct={company:128,note:500,vip:!1},tn=Object.keys(Ct),ui=Object.fromEntries(tn.map(i=>[i,Ct[i]?"":!1]));async function nn(i,e,t){let n={search:e,limit:t};return(await i.callService(F,"get_contacts",n,{},!1,!0)).response}async function on(i,e,t){await i.callService(F,"set_contact",{...e},{},!1),t&&t.name!==e.name&&await sn(i,t)}async function sn(i,{name:e,numbers:t}){await i.callService(F,"delete_contact",{name:e,number:t[0]},{},!1)}async function hi(i,{name:e,numbers:t,...n}){let{contacts:o}=await nn(i,e,1e3),s=o.filter(l=>l.address_book===null&&l.name.toLowerCase()===e.toLowerCase()),[r]=s.length===1?s:[],a=Object.entries(n).map(([l,c])=>[l,c||r?.[l]||c]);await on(i,{name:e,numbers:[...r?.numbers??[],...t],...Object.fromEntries(a)})}var Le=y`
form { display: flex; flex-direction: column; gap: 8px; padding: 8px 16px 16px; }
form label { display: flex; flex-direction: column; gap: 4px; font-size: 0.875em; }
form label:has([type="checkbox"]) { flex-direction: row; align-items: center; }
form input[type="checkbox"] { inline-size: auto; }
form textarea { resize: vertical; }
form .answer { align-self: end; }
`;function Ot(i,e,t){return d`
<form @submit=${o=>{o.preventDefault();let s=new FormData(o.target),r=String(s.get("name")).trim(),a=String(s.get("numbers")).split(`
`).map(c=>c.trim()).filter(Boolean),l=tn.map(c=>{let h=s.get(c);return[c,Ct[c]?String(h).trim():h!==null]}).filter(([c,h])=>h!==""||e[c]);r&&a.length>0&&t({name:r,numbers:a,...Object.fromEntries(l)})}}>
<label>
${i("contact.contact_name")}
<input name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${e.name} />
</label>
<label>
${i("contact.numbers")}
<textarea name="numbers" required rows=${Math.min(6,e.numbers.length+1)} .value=${e.numbers.join(`
`)}></textarea>
</label>
${tn.map(o=>Ho(i,o,e[o]))}
<button class="answer">${i("contact.save")}</button>
</form>
`}function Ho(i,e,t){let n=i(`contact.${e}`),o=Ct[e];return o?e==="note"?d`<label>${n}<textarea name=${e} rows="2" maxlength=${o} dir="auto" .value=${t??""}></textarea></label>`:d`<label>${n}<input name=${e} autocomplete="off" maxlength=${o} dir="auto" .value=${t??""} /></label>`:d`<label><input type="checkbox" name=${e} .checked=${t===!0} />${n}</label>`}var rn=6,mi=48,No=12,Fo=new Set(["idle","ringing","in_use","on_hold"]),an=new Set,bi;function fi(i){bi=i;for(let e of an)e()}function ce(i,e){let t=i.entryId===e.entryId&&i.number!==e.number&&i.phone.call_id!==e.phone.call_id;return A(e)?t&&i.phone.control&&i.phone.state==="idle":t&&Fo.has(i.phone.state)}var At=class{#e;constructor(e){this.#e=()=>e.requestUpdate(),e.addController(this)}get from(){return bi}hostConnected(){an.add(this.#e)}hostDisconnected(){an.delete(this.#e)}};function yi(i,e){let t=[],n=document;for(;n;){let o=n.elementFromPoint(i,e);if(!o||o===t.at(-1))break;t.push(o),n=o.shadowRoot}return t}function Uo(i,e){for(let t of yi(i,e)){let n=t.closest("[droppable]");if(n)return n}}function qo(i,e){for(let t of yi(i,e).reverse()){let n=t.closest("[data-scrolls]"),{top:o,bottom:s}=n?.getBoundingClientRect()??{top:0,bottom:0};if(n&&n.scrollHeight>n.clientHeight){n.scrollBy(0,gi(e,o,s));return}}scrollBy(0,gi(e,0,innerHeight))}function gi(i,e,t){return(+(i>t-mi)-+(i<e+mi))*No}function Bo(i){let e=document.createElement("div");return e.textContent=i,e.ariaHidden="true",e.style.cssText=`
position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
`,document.body.append(e),e}function xi(i,e,t,n){let o=new AbortController,{signal:s}=o,[r,a]=[i.clientX,i.clientY],l,c,h=0,u=()=>{let x=Uo(r,a);x!==c&&(c?.removeAttribute("over"),x?.setAttribute("over",""),c=x)},m=()=>{qo(r,a),u(),h=requestAnimationFrame(m)},f=()=>{o.abort(),cancelAnimationFrame(h),c?.removeAttribute("over"),l?.remove(),l&&fi(void 0)},b=x=>{if(x.pointerId===i.pointerId){if([r,a]=[x.clientX,x.clientY],!l){if(Math.hypot(r-i.clientX,a-i.clientY)<rn)return;l=Bo(t),fi(e),m()}l.style.transform=`translate(${r+rn}px, ${a+rn}px)`,u()}},P=x=>{if(x.pointerId!==i.pointerId)return;let S=c?.about;l&&jo(),f(),S&&n(S)};addEventListener("pointermove",b,{signal:s}),addEventListener("pointerup",P,{signal:s}),addEventListener("pointercancel",f,{signal:s}),addEventListener("keydown",({key:x})=>x==="Escape"&&f(),{signal:s})}function jo(){let i=e=>e.stopPropagation();addEventListener("click",i,{capture:!0,once:!0}),setTimeout(()=>removeEventListener("click",i,{capture:!0}))}var vi=["numeric","short","long"].map(i=>({day:"numeric",month:i})),Wo=[...vi,...vi.map(i=>({...i,year:"numeric"})),{day:"numeric",month:"numeric",year:"2-digit"}],$i=new Map;function te(i,e){let t=JSON.stringify([i,e]),n=$i.get(t)??new Intl.DateTimeFormat(i,e);return $i.set(t,n),n}function Ko(i){let e=i.codePointAt(0)??0,t=0;for(;t<9&&/\p{Nd}/u.test(String.fromCodePoint(e-t-1));)t+=1;return`${t}`}var de=class{#e;#t;#n;#i;constructor({config:e,language:t,locale:n}){let{time_format:o,time_zone:s}=n;this.#e=t,this.#t=o==="system"?void 0:t,this.#n=s==="server"?{timeZone:e.time_zone}:{};let r=te(this.#t,{hour:"numeric"}).resolvedOptions().hour12,a=o==="12"||o!=="24"&&r===!0;this.#i={hour:a?"numeric":"2-digit",minute:"2-digit",hourCycle:a?"h12":"h23",...this.#n}}daysAgo(e,t){let n=o=>Date.parse(te("en-CA",this.#n).format(o));return Math.round((n(t)-n(e))/864e5)}time(e){return te(this.#t,this.#i).format(e)}day(e,t){let n=this.daysAgo(e,t);if(n===0||n===1)return new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}).format(-n,"day");if(n>1&&n<7)return this.#s(e,{weekday:"long"});let o=this.#s(e,{year:"numeric"})===this.#s(t,{year:"numeric"});return this.#s(e,{day:"numeric",month:"short",...o?{}:{year:"numeric"}})}withTime(e,t){let n=te(this.#e,{dateStyle:"short",timeStyle:"short"}).formatToParts(t),o=n[n.findIndex(({type:s})=>s==="hour")-1]?.value;return`${e}${o??", "}${this.time(t)}`}full(e){return this.#s(e,{dateStyle:"full"})}#o(e,t){let n=Date.parse(te("en-CA",this.#n).format(t)),o=(r,a)=>Array.from({length:a},(l,c)=>r+c*864e5).filter(l=>l<=n);if(/^(\P{N}+|[\p{N}\s+()]+)$/u.test(e))return o(n-6*864e5,7);let s=/(?:19|20)\d\d/.exec(e);return[...s?o(Date.UTC(Number(s[0]),0),366):[],...o(n-365*864e5,366)]}names(e,t){let n=this.#o(e,t),o=n.at(-1)??0,s=new Intl.RelativeTimeFormat(this.#e,{numeric:"auto"}),r=new Map;for(let a of n){let l=(o-a)/864e5,c=Wo.map(h=>te(this.#e,{...h,timeZone:"UTC"}).format(a));l<7&&c.push(s.format(-l,"day"),te(this.#e,{weekday:"long",timeZone:"UTC"}).format(a));for(let h of[...c,new Date(a).toISOString().slice(0,10)])r.set(this.plain(h),a)}return r}plain(e){let t=e.replace(/(?=\P{ASCII})\p{Nd}/gu,Ko),n=t.toLocaleLowerCase(this.#e).match(/[\p{L}\p{M}]+|\p{N}+/gu)??[];return/\p{L}/u.test(t)&&n.sort(),n.map(o=>o.replace(/^0+/,"")).join(" ")}beginOf(e){let t=e;for(let n=0;n<2;n+=1){let o=te("sv",{dateStyle:"short",timeStyle:"medium",...this.#n}).format(t);t-=Date.parse(`${o.replace(" ","T")}Z`)-e}return t}#s(e,t){return te(this.#e,{...t,...this.#n}).format(e)}};function Et(i,e,t=new Date){let n=new Date(e),o=new de(i);return o.daysAgo(n,t)===0?o.time(n):o.withTime(o.day(n,t),n)}function wi(i,e,t=new Date){return new de(i).day(new Date(e),t)}function _i(i,e,t=new Date){let n=new de(i),o=e.split(/\s+/),s=n.names(e,t);for(let r=o.length;r>0;r-=1)for(let a of[0,o.length-r]){let l=o.slice(a,a+r).join(" "),c=s.get(n.plain(l));if(c===void 0||/^[\p{N}\s]+$/u.test(l))continue;return{text:[...o.slice(0,a),...o.slice(a+r)].join(" "),start:n.beginOf(c)/1e3,end:n.beginOf(c+864e5)/1e3}}return{text:e}}function Pi(i,e,t=new Date){return new de(i).daysAgo(new Date(e),t)===0}function ki(i,e){return new de(i).time(new Date(e))}function Ci(i,e){let t=new de(i);return t.withTime(t.full(new Date(e)),new Date(e))}var ln=9e5,St=class{constructor(e){this.host=e;this.quarter=0;e.addController(this)}#e;hostConnected(){let e=Date.now();this.quarter=Math.floor(e/ln),this.#e=setTimeout(()=>{this.hostConnected(),this.host.requestUpdate()},ln-e%ln)}hostDisconnected(){clearTimeout(this.#e)}};var Yo=100,Go=["always","busy","no_answer"],Vo=["voicemail","extension","number","off"],Qo=["extension","number"];function Oi({availability:i},e,t){return!i?.until||!t?i?.text:e("availability.shown",{text:i.text,until:Et(t,i.until)})}function Ai(i,{availability:e},t){return d`
<form @submit=${o=>{let{text:s="",until:r}=Ei(o);t(s&&r?{text:s,until:Xo(r,new Date).toISOString()}:{text:s})}}>
<label>
${i("availability.text")}
<input name="text" autofocus autocomplete="off" maxlength=${Yo} dir="auto" .value=${e?.text??""} />
</label>
<label>
${i("availability.until")}
<input name="until" type="time" .value=${e?.until?Zo(new Date(e.until)):""} />
</label>
<button class="answer">${i("contact.save")}</button>
</form>
`}function Si(i,e){let t=o=>{let{number:s="",...r}=Ei(o);e(Qo.includes(r.to??"")&&s?{...r,number:s}:r)},n=o=>o.map(s=>d`<option value=${s}>${i(`forward.${s}`)}</option>`);return d`
<form @submit=${t}>
<label>${i("forward.when")}<select name="when" autofocus>${n(Go)}</select></label>
<label>${i("forward.to")}<select name="to">${n(Vo)}</select></label>
<label>${i("forward.target")}<input name="number" autocomplete="off" maxlength="64" dir="ltr" /></label>
<button class="answer">${i("contact.save")}</button>
</form>
`}function Ei(i){i.preventDefault();let e=new FormData(i.target);return Object.fromEntries([...e].map(([t,n])=>[t,String(n).trim()]))}function Xo(i,e){let[t=0,n=0]=i.split(":").map(Number),o=new Date(e);return o.setHours(t,n,0,0),o<=e&&o.setDate(o.getDate()+1),o}function Zo(i){return[i.getHours(),i.getMinutes()].map(e=>String(e).padStart(2,"0")).join(":")}var Di=new Set(["ringing","in_use","on_hold"]),Mi=new Set(["idle","in_use","on_hold"]);function dn({hass:i,about:e}){let t=Object.values(i.entities).find(o=>o?.device_id===e.phone.device_id&&o.platform===F&&o.translation_key==="dnd"),n=t&&i.states[t.entity_id]?.state;return n?{entityId:t.entity_id,state:n}:void 0}function D(i,e,{phone:t},n={}){return i.callService(F,e,n,{device_id:t.device_id??[]},!1)}function Tt(i){return{run:(e,{hass:t,about:n})=>e.act(()=>D(t,i,n))}}function cn(i,e){return{byMyPhone:!0,run:(t,{hass:n,about:o},s)=>t.withMyPhone(r=>D(n,i,r,e(o.number)),{near:s,entryId:o.entryId})}}function Ti(i){return{run:(e,t)=>{let n=dn(t);n&&e.act(()=>t.hass.callService("switch",i,{},{entity_id:n.entityId},!1))}}}var Rt={ask:"mdi:phone-plus",voicemail:"mdi:voicemail"};function pn(i,e){return ce(i,e)&&Mi.has(i.phone.state)}function un({number:i,pbx:e}){return`${e.codes.voicemail_code}${i}`}function Ri({about:i}){return i.phone.device_id!==null&&!Di.has(i.phone.state)}var Li=[["listen","mdi:ear-hearing"],["whisper","mdi:account-voice"],["barge","mdi:account-multiple-plus"]],Jo=[{key:"transfer_here",icon:"mdi:phone-forward",withMyCall:!0,offered:({about:i,mine:e})=>e!==void 0&&ce(i,e),run:(i,{about:e,mine:t})=>t&&i.transfer(t,e.number)},{key:"ask_here",icon:Rt.ask,withMyCall:!0,offered:({about:i,mine:e})=>e!==void 0&&pn(i,e),run:(i,{about:e,mine:t})=>t&&i.askFirst(t,e)},{key:"voicemail_here",icon:Rt.voicemail,withMyCall:!0,offered:({about:i,mine:e})=>i.pbx.codes.voicemail_code!==void 0&&i.phone.call_id!==e?.phone.call_id,run:(i,{about:e,mine:t})=>t&&i.transfer(t,un(e))},{key:"complete",icon:"mdi:phone-forward",whileAsking:!0,offered:({about:i})=>!!j(i)?.asked.call_id,run:(i,{about:e})=>i.completeTransfer(e)},{key:"come_back",icon:"mdi:phone-return",whileAsking:!0,offered:({about:i})=>j(i)!==void 0,run:(i,{about:e})=>i.comeBack(e)},{key:"pick_up",icon:"mdi:phone-in-talk",offered:({about:i})=>i.pbx.codes.pickup_code!==void 0&&A(i),...cn("pick_up",i=>({extension:i}))},{key:"call",icon:"mdi:phone-outgoing",offered:({about:i})=>Mi.has(i.phone.state),...cn("dial",i=>({number:i}))},{key:"transfer",icon:"mdi:phone-forward",offered:({about:i})=>Q(i),run:(i,{about:e},t)=>i.askForTarget(e,t)},{key:"ask",icon:Rt.ask,offered:({about:i,mine:e})=>Q(i)&&ee(i,e),run:(i,{about:e},t)=>i.askForTarget(e,t,"ask")},{key:"voicemail",icon:Rt.voicemail,offered:({about:i})=>Q(i)&&i.pbx.codes.voicemail_code!==void 0,run:(i,{about:e},t)=>i.askForTarget(e,t,"voicemail")},{key:"park",icon:"mdi:parking",offered:({about:i})=>Q(i)&&i.pbx.codes.park_code!==void 0,run:(i,{about:e})=>i.park(e)},...["get_back","get_back_known"].map(i=>({key:i,icon:"mdi:phone-in-talk",offered:({about:e,mine:t,hasParked:n})=>ee(e,t)&&e.phone.state==="idle"&&e.pbx.codes.retrieval_codes!==void 0&&n===(i==="get_back_known"),run:(e,{about:t},n)=>e.getBack(t,n)})),{key:"hold",icon:"mdi:phone-paused",offered:({about:i})=>U(i)&&i.phone.state==="in_use",...Tt("hold")},{key:"resume",icon:"mdi:phone-in-talk",offered:({about:i})=>i.phone.state==="on_hold",...Tt("resume")},{key:"mute",icon:"mdi:microphone-off",offered:({about:i})=>U(i)&&!i.phone.muted,...Tt("mute")},{key:"unmute",icon:"mdi:microphone",offered:({about:i})=>U(i)&&i.phone.muted===!0,...Tt("unmute")},...Li.map(([i,e])=>({key:i,icon:e,offered:({about:t})=>t.pbx.may_listen_in&&U(t),...cn("listen_in",t=>({extension:t,mode:i}))})),{key:"hang_up",icon:"mdi:phone-hangup",offered:({about:i})=>Di.has(i.phone.state),run:(i,{about:e},t)=>i.hangUpPhone(e,t)},{key:"do_not_disturb",icon:"mdi:minus-circle",offered:i=>dn(i)?.state==="off",...Ti("turn_on")},{key:"disturb",icon:"mdi:minus-circle-off",offered:i=>dn(i)?.state==="on",...Ti("turn_off")},{key:"availability",icon:"mdi:account-clock",offered:Ri,run:(i,{about:e},t)=>i.setAvailability(e,t)},{key:"forward",icon:"mdi:phone-forward-outline",offered:i=>i.hass.user?.is_admin===!0&&Ri(i),run:(i,{about:e},t)=>i.setForwarding(e,t)},{key:"set_my_phone",icon:"mdi:star",offered:({about:i,mine:e})=>i.phone.device_id!==null&&!ee(i,e),run:(i,{hass:e,about:t})=>i.act(()=>i.myPhone.choose(e,t))}],hn=Li.map(([i])=>i);function es(i,e){let{about:t,mine:n}=e;return!t.pbx.connected||!i.offered(e)?!1:i.withMyCall?mn(t,n):!t.phone.control||j(t)&&!i.whileAsking?!1:!i.byMyPhone||!n?!0:zi(t,n)&&n.phone.state==="idle"}function mn(i,e){return zi(i,e)&&Q(e)&&!j(e)}function zi(i,e){return e?.entryId===i.entryId&&e.number!==i.number}function Ii(i,e){return Jo.filter(t=>(!e||e.includes(t.key))&&es(t,i))}var Ge=class extends O{constructor(){super(...arguments);this.label="";this.items=[]}static{this.styles=[M,y`
div { display: flex; flex-direction: column; padding: 4px 8px 8px; }
button {
display: flex; align-items: center; gap: 12px; padding: 10px 8px; border: none; border-radius: 8px; background: none;
color: inherit; font: inherit; text-align: start; cursor: pointer;
}
button:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
button:focus-visible { outline: 2px solid var(--primary-color); }
ha-icon { color: var(--secondary-text-color); }
[data-state] ha-icon { color: var(--ink); }
`]}updated(){this.shadowRoot?.activeElement||this.#e()[0]?.focus()}render(){return d`
<div role="menu" aria-label=${this.label} @keydown=${this.#t}>
${k(this.items,({key:t})=>t,({key:t,icon:n,label:o,run:s})=>d`
<button role="menuitem" tabindex="-1" data-state=${Se[t]??p} @click=${()=>s()}><ha-icon .icon=${n}></ha-icon>${o}</button>
`)}
</div>
`}#e(){return[...this.renderRoot.querySelectorAll("button")]}#t(t){let n=this.#e(),o=n.indexOf(this.shadowRoot?.activeElement),s=new Map([["ArrowDown",o+1],["ArrowUp",o-1],["Home",0],["End",-1]]).get(t.key);s!==void 0&&(t.preventDefault(),n.at(s%n.length)?.focus())}};g([v()],Ge.prototype,"label",2),g([v({attribute:!1})],Ge.prototype,"items",2);customElements.define("openvox-uc-menu",Ge);var ts=8e3,Hi=100,L=class extends N{static{this.styles=[N.styles,Ee,Le,y`
.modes { padding: 8px 16px 0; }
.icon-button[data-state] { color: var(--ink); }
/* A mouse drags the whole row. */
@media (pointer: fine) { .handle { display: none; } }
.handle { touch-action: none; cursor: grab; padding: 6px; color: var(--secondary-text-color); --mdc-icon-size: 20px; }
`]}itemsFor(e,t,n){let{hass:o,texts:s}=this;if(!o||!s)return[];let{mine:r}=this,{parked:a}=e.pbx,l={hass:o,about:e,mine:r,hasParked:a.length>0},c=j(e),h={name:z(c?.first??r?.phone??e.phone,s),colleague:c?z(c.asked,s):$(e),parked:T(s,a.map(u=>z(u,s)))};return Ii(l,n).map(({key:u,icon:m,run:f})=>({key:u,icon:m,label:s(u==="hang_up"&&ns(e)?"menu.decline":`menu.${u}`,h),run:(b=t)=>f(this,l,b)}))}openMenu({entryId:e,number:t},n,o){let s=()=>H(this.pbxs,e,t),r=s();r&&(this.sheet={heading:r.phone.name?`${r.phone.name} (${t})`:t,near:n,content:a=>{let l=s(),c=l?this.itemsFor(l,n,o):[];return c.length>0?d`<openvox-uc-menu .label=${a("menu.label")} .items=${c}></openvox-uc-menu>`:d`<p class="hint">${a("menu.nothing")}</p>`}})}askForTarget(e,t,n="transfer"){let{texts:o}=this;if(!o)return;let s=({detail:c})=>{typeof c=="string"?this.transfer(e,c):n==="ask"?this.askFirst(e,c):this.transfer(e,n==="voicemail"?un(c):c.number)},r=["transfer",...this.itemsFor(e,t,["ask","voicemail"]).map(({key:c})=>c)],a=Te(o("transfer.mode"),r.map(c=>({key:c,label:o(`transfer.mode_${c}`)})),n,c=>this.askForTarget(e,t,c)),l={transfer:ce,ask:pn,voicemail:is}[n];this.sheet={heading:o(`transfer.${n}`,{name:z(e.phone,o)}),near:t,content:()=>d`
${r.length>1?d`<div class="modes">${a}</div>`:p}
<openvox-uc-picker
?free=${n==="transfer"}
.label=${o("transfer.search")}
.texts=${o}
.phones=${I(this.pbxs).filter(c=>l(c,e))}
@pick=${s}
></openvox-uc-picker>
`}}drag(e,t){let{texts:n}=this,o=e.composedPath().some(r=>r instanceof Element&&r.matches(".handle"));if(!n||e.button!==0||e.pointerType!=="mouse"&&!o||!this.mayDrag(t))return;let s=r=>{A(t)?this.act(a=>D(a,"pick_up",r,{extension:t.number})):this.transfer(t,r.number)};xi(e,t,z(t.phone,n),s)}mayDrag(e){return Q(e)||A(e)&&e.pbx.connected&&e.pbx.codes.pickup_code!==void 0}hangUpPhone(e,t){let{texts:n}=this;if(!n)return;let{call_id:o}=e.phone,s=()=>{let r=H(this.pbxs,e.entryId,e.number)?.phone,a=r?[r,...r.other_calls]:[];a.every(l=>l.call_id!==o)?this.closeSheet():o!==null&&a.length>1?this.act(l=>fn(l,o)):this.act(l=>D(l,"hang_up",e))};ee(e,this.mine)?s():this.confirm(n("confirm.hang_up",{name:$(e)}),n("menu.hang_up"),t,s)}hangUpCall(e,t,n){let{texts:o}=this;if(!o)return;let s=()=>this.act(r=>fn(r,e));this.mine?.phone.call_id===e?s():this.confirm(o("confirm.hang_up",{name:t}),o("menu.hang_up"),n,s)}setAvailability(e,t){this.sheet={heading:this.texts?.("availability.title",{name:$(e)})??"",near:t,content:n=>Ai(n,e.phone,o=>this.save(s=>D(s,"set_availability",e,o)))}}setForwarding(e,t){this.sheet={heading:this.texts?.("forward.title",{name:$(e)})??"",near:t,content:n=>Si(n,o=>this.save(s=>D(s,"set_forwarding",e,o)))}}transfer(e,t){this.act(n=>Ni(n,e,t))}askFirst(e,t){this.act(async n=>{e.phone.state!=="on_hold"&&await D(n,"hold",e),await D(n,"dial",e,{number:t.number})})}completeTransfer(e){let t=j(e);t&&this.act(async n=>{await this.#e(n,e,t),await Ni(n,e,t.asked.with_number??"",t.first.call_id)})}comeBack(e){let t=j(e);t&&this.act(async n=>{await this.#e(n,e,t),await D(n,"resume",e)})}async#e(e,t,{first:n,asked:o}){let{texts:s}=this,{call_id:r}=o;if(!s||r===null)return;let a=()=>!(this.pbxs[t.entryId]??t.pbx).calls[r],l=await fn(e,r).then(()=>new Error(s("asking.goes_on",{name:z(n,s),colleague:z(o,s)})),c=>c);for(let c=ts;!a()&&c>0;c-=Hi)await new Promise(h=>setTimeout(h,Hi));if(!a())throw l}park(e){this.transfer(e,e.pbx.codes.park_code??"")}getBack(e,t){let{texts:n}=this;if(!n)return;let o=l=>this.act(c=>D(c,"dial",e,{number:l})),[s,...r]=e.pbx.codes.retrieval_codes??[];if(s&&r.length===0){o(s);return}let a=[s,...r].map((l="")=>({key:"get_back",icon:"mdi:parking",label:l,run:()=>o(l)}));this.sheet={heading:n("menu.get_back"),near:t,content:()=>d`<openvox-uc-menu .label=${n("menu.get_back")} .items=${a}></openvox-uc-menu>`}}};function fn(i,e){return i.callService(F,"hang_up_call",{call_id:e},void 0,!1)}function Ni(i,e,t,n=e.phone.call_id){return i.callService(F,"transfer_call",{call_id:n,number:t,extension:e.number},void 0,!1)}function ns({number:i,phone:e,pbx:t}){let n=e.call_id===null?void 0:t.calls[e.call_id];return e.state==="ringing"&&n!==void 0&&n.caller!==i}function is(i,e){return i.entryId===e.entryId&&i.number!==e.number}function pe(i){return Object.entries(i).flatMap(([e,t])=>Object.entries(t.queues).map(([n,o])=>({entryId:e,number:n,pbx:t,queue:o}))).sort((e,t)=>Zt(e.number,t.number))}function Ve({number:i,queue:e}){return e.name??i}function Dt({number:i,pbx:e}){return Object.values(e.calls).filter(t=>t.dialed===i&&!xe(e,t)).sort((t,n)=>(t.started_at??"").localeCompare(n.started_at??""))}function Qe({queues:i},{dialed:e}){let t=e===null?void 0:i[e];return t?t.name??e:null}var gn=3,Mt=class extends L{static{this.styles=[L.styles,M,y`
ul { list-style: none; margin: 0; padding: 8px 16px 16px; display: flex; flex-direction: column; gap: 4px; }
.wallboard { font-size: var(--openvox-uc-wall, clamp(14px, 4.6cqi, 24px)); gap: 0.4em; padding: 0.5em; --mdc-icon-size: 1.2em; line-height: 1.25; }
.wallboard :is(li, .who) { display: flex; padding: 0.3em; gap: 0.3em; }
.wallboard .who { flex: 1; min-inline-size: 0; display: flex; align-items: center; padding: 0; }
.wallboard .parties { flex: 1; min-inline-size: 0; display: grid; white-space: nowrap; }
.wallboard .parties > span { grid-area: auto; }
.wallboard .detail > :not(:has(openvox-uc-elapsed)) { position: absolute; clip-path: inset(50%); }
/* As low as it can be, so that many are seen at once: all that matters has room in two lines. */
li {
display: grid; grid-template: "direction caller caller actions" auto "direction called detail actions" auto / auto minmax(0, auto) minmax(3.5em, 1fr) auto;
align-items: center; gap: 0 8px; padding-block: 4px; padding-inline: 10px 4px; user-select: none; -webkit-user-select: none;
border-radius: var(--ha-card-border-radius, 12px); border: 1px solid var(--edge); background: var(--ground);
}
.content { container: calls / inline-size; }
.direction { grid-area: direction; color: var(--ink); }
.who, .parties { display: contents; }
.parties { font-weight: 500; }
:is(.parties, .detail) > span { display: flex; align-items: center; gap: 0.2em; min-inline-size: 0; white-space: nowrap; }
.parties span span, .detail bdi { overflow: hidden; text-overflow: ellipsis; }
.parties > :first-child { grid-area: caller; }
.parties > :last-child { grid-area: called; }
/* What comes last is cut first. What gets no room goes to a line that is not seen, together with the dot before it. */
.detail { grid-area: detail; align-content: flex-start; max-block-size: 1lh; overflow: hidden; font-size: 0.875em; }
.detail > :not(:last-child)::after { content: none; }
.rows .detail > :not(:first-child)::before { content: "·"; margin-inline-end: 0.2em; }
.detail > * { flex: none; }
.detail > :not(:first-child) { min-inline-size: 2.6em; max-inline-size: calc(100% - 3em); }
.detail > :nth-child(n + 3) { flex: 1 1 0; max-inline-size: max-content; }
openvox-uc-elapsed { font-variant-numeric: tabular-nums; }
.actions { grid-area: actions; display: flex; }
/* Where the card is narrow, the callee and the details have the second line for themselves. */
@container calls (max-width: 26em) {
.rows li { display: flex; flex-wrap: wrap; }
.rows li::after { content: ""; order: 1; flex-basis: 100%; }
.rows .parties > :first-child { flex: 1; }
.rows .parties > :last-child { order: 2; max-inline-size: calc(100% - 5.5em); margin-inline-start: 32px; }
.rows .detail { order: 2; flex: 1 0 2.4em; }
.actions { margin-block: -4px; }
}
.arrow { --mdc-icon-size: 1em; color: var(--secondary-text-color); }
.arrow:dir(rtl) { transform: scaleX(-1); display: inline-block; }
`]}static getConfigForm(){return G({name:"wallboard",selector:{boolean:{}}})}renderContent(e){let t=os(this.pbxs,this.mine);return t.length===0?d`<p class="hint" tabindex="-1" data-focus>${e("calls.none")}</p>`:d`
<ul class=${this.config?.wallboard?"wallboard":"rows"} tabindex="-1" data-focus aria-label=${e("calls.label")}>
${k(t,({call:n,pbx:o})=>`${o.device_id} ${n.call_id}`,n=>this.#e(e,n))}
</ul>
`}#e(e,t){let{call:n,pbx:o}=t,s=Ui(t),r=o.connected&&rs(t,s),a=this.config?.wallboard===!0,[l,c]=Fi(t,e),h=a?void 0:ss(t),u=h??(a?void 0:t.phones.find(A)),m=Qe(o,n);return d`
<li data-state=${s} @pointerdown=${f=>u&&this.drag(f,u)}>
<ha-icon class="direction" role="img" aria-label=${e(`direction.${n.direction}`)} .icon=${Pt[n.direction]}></ha-icon>
<div class="who" title=${[l,c,m,n.company,n.trunk].filter(Boolean).join(" · ")}>
<div class="parties">
<span><span dir="auto">${l}</span></span>
<span>
<ha-icon class="arrow" role="img" aria-label=${e("calls.to")} icon="mdi:arrow-right"></ha-icon>
<span dir="auto">${c}</span>
</span>
</div>
<div class="detail">
${r?d`<span><openvox-uc-elapsed since=${r}></openvox-uc-elapsed></span>`:p}
<span><bdi>${e(`state.${o.connected?s:"unknown"}`)}</bdi></span>
${m&&m!==c?d`<span><bdi>${m}</bdi></span>`:p}
${n.company?d`<span><bdi>${n.company}</bdi></span>`:p}
${n.trunk?d`<span><bdi>${n.trunk}</bdi></span>`:p}
${this.hasSeveralPbxs?d`<span><bdi>${o.name}</bdi></span>`:p}
</div>
</div>
<div class="actions">
${a?p:ae(this.#t(e,t,h))}
${u&&this.mayDrag(u)?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
</div>
</li>
`}#t(e,t,n){let{call:o,pbx:s,phones:r}=t,a=r.find(A),l=n?this.itemsFor(n,void 0,hn):[],c=[...a?this.itemsFor(a,void 0,["pick_up"]):[],...n?this.itemsFor(n,void 0,["transfer"]):[]];return n&&l.length>0&&c.push({key:"listen_in",icon:"mdi:ear-hearing",label:e("menu.listen_in"),run:h=>this.openMenu(n,h,hn)}),s.connected&&r.some(({phone:h})=>h.control)&&c.push({key:"hang_up",icon:"mdi:phone-hangup",label:e("menu.hang_up"),run:h=>this.hangUpCall(o.call_id,T(e,Fi(t,e)),h)}),c}};function os(i,e){let t=({pbx:s,call:r})=>e?.pbx===s&&[e.phone,...e.phone.other_calls].some(({call_id:a})=>a===r.call_id),n=s=>+(Ui(s)!=="ringing")*2+ +!t(s),o=I(i).filter(({phone:s})=>s.call_id!==null);return Object.values(i).flatMap(s=>Object.values(s.calls).map(r=>({pbx:s,call:r,phones:o.filter(a=>a.pbx===s&&a.phone.call_id===r.call_id)}))).sort((s,r)=>n(s)-n(r)||(s.call.started_at??"").localeCompare(r.call.started_at??""))}function ss({call:i,phones:e}){let t=e.filter(U);return t.find(({number:n})=>n===i.answered_by)??t.find(({number:n})=>n!==i.caller)??t[0]}function Ui({pbx:i,call:e,phones:t}){return t.some(({phone:n})=>n.state==="on_hold")?"on_hold":!xe(i,e)||t.some(A)&&!t.some(U)?"ringing":"in_use"}function rs({call:i,phones:e},t){return t==="on_hold"?e.find(({phone:n})=>n.held_since)?.phone.held_since??null:t!=="ringing"?i.answered_at??i.started_at:i.answered_at===null?i.started_at:e.find(A)?.phone.since??i.answered_at}function Fi(i,e){let{caller_name:t,caller:n}=i.call;return[t??n??e("calls.unknown"),T(e,as(i))||e("calls.unknown")]}function as({call:i,pbx:e,phones:t}){let n=i.direction==="outbound"?[]:t.filter(({number:r})=>i.direction!=="internal"||r!==i.caller),o=(n.some(U)?n.filter(U):n.filter(A)).map($),s=i.callee_name??Qe(e,i)??i.callee??i.dialed;return o.length===0?s===null?[]:[s]:o.length>gn?[...o.slice(0,gn),`+${o.length-gn}`]:o}var ue=class{#e;constructor(e){e.addController(this)}hostDisconnected(){this.cancel()}run(e){this.cancel(),this.#e=setTimeout(e,200)}cancel(){clearTimeout(this.#e)}};var q=class extends N{constructor(){super(...arguments);this.dialStatus="";this.#e=!1;this.#t=!1}#e;#t;static{this.styles=[N.styles,y`
.dial-status { margin: 0; padding: 8px 16px; }
.dial-status:empty { display: none; }
`]}willUpdate(t){if(super.willUpdate(t),!this.dialStatus)return;let n=this.mine?.phone.state!=="idle";this.#t&&!n&&(this.dialStatus=""),this.#t=n}get mayDial(){return this.mine!==void 0||Y(this.pbxs).length>0}canCall({entryId:t,number:n}){let o=this.mine;return!o||!t?this.mayDial:o.entryId===t&&o.number!==n}entryOf(t,n){return H(this.pbxs,t,n)&&t}dial(t,n,o){let{hass:s,texts:r}=this;!s||!r||(this.dialStatus="",this.withMyPhone(async a=>{if(!this.#e){this.#e=!0;try{await D(s,"dial",a,{number:t.number}),this.dialStatus=r("dial.calling",{name:t.name??t.number,phone:$(a)}),o?.()}finally{this.#e=!1}}},{near:n,...t.entryId?{entryId:t.entryId}:{}}))}renderDialStatus(){return d`<p class="dial-status" role="status">${this.dialStatus}</p>`}};g([_()],q.prototype,"dialStatus",2);var bn=100,qi={...ui,name:"",numbers:[],address_book:null},ze=class extends q{constructor(){super(...arguments);this.limit=bn;this.#e=new ue(this);this.#t="";this.#n=!1}#e;#t;#n;static{this.styles=[q.styles,Le,yt,y`
.tools { position: sticky; inset-block-start: 0; z-index: 1; display: flex; gap: 8px; padding: 12px 16px 8px; background: var(--ha-card-background, var(--card-background-color)); }
.tools input { flex: 1; }
ul { padding-block-end: 8px; }
.more { display: block; margin: 4px 16px 12px; }
`]}disconnectedCallback(){super.disconnectedCallback(),this.#n=!1}willUpdate(t){super.willUpdate(t),this.hass&&!this.#n&&(this.#n=!0,this.#o())}renderContent(t){let{contacts:n,total:o}=this.found??{contacts:[],total:0};return d`
<div class="tools">
${Re(t("contacts.search"),s=>this.#e.run(()=>this.#s(s)))}
${this.mayChangeContacts?d`<button class="answer" data-action="add" @click=${this.#a}>${t("contacts.add")}</button>`:p}
</div>
${this.renderDialStatus()}
${this.found&&n.length===0?d`<p class="hint" role="status">${t(this.#t?"contacts.none_found":"contacts.none")}</p>`:p}
<ul aria-label=${t("contacts.label")}>
${k(n,ls,s=>this.#i(t,s))}
</ul>
${n.length<o?d`<button class="answer more" @click=${this.#r}>${t("contacts.more",{count:o})}</button>`:p}
`}#i(t,n){let{name:o,numbers:s,company:r,vip:a,address_book:l}=n,c=s[0]??"",h=[this.mayDial&&c&&{key:"call",icon:"mdi:phone",run:u=>this.dial({name:o,number:c},u)},this.mayChangeContacts&&l===null&&{key:"edit",icon:"mdi:pencil",run:()=>this.#c(n)},this.mayChangeContacts&&l===null&&{key:"delete",icon:"mdi:delete",run:u=>this.#d(n,u)}].filter(u=>typeof u=="object");return d`
<li>
<ha-icon icon=${a?"mdi:account-star":"mdi:account"} role="img" aria-label=${a?t("mine.vip"):p}></ha-icon>
<div class="who">
<div class="name"><bdi>${o}</bdi></div>
<div class="detail">
${r?d`<span><bdi>${r}</bdi></span>`:p}
${s.map(u=>d`<span><bdi>${u}</bdi></span>`)}
${l===null?p:d`<span>${t("contacts.from",{address_book:l})}</span>`}
</div>
</div>
${ae(h.map(u=>({...u,label:t(`contacts.${u.key}`,{name:o})})))}
</li>
`}async#o(){let{hass:t,limit:n}=this,o=this.#t;if(t)try{let s=await nn(t,o,n);o===this.#t&&n===this.limit&&(this.found=s)}catch(s){o===this.#t&&(this.error=await _e(t,s))}}#s(t){this.#t=t,this.limit=bn,this.#o()}#r(){this.limit+=bn,this.#o()}#a(){this.#c(qi)}#c(t){let n=t===qi?void 0:t;this.sheet={heading:this.texts?.(n?"contacts.edit":"contacts.add",{name:t.name})??"",content:o=>Ot(o,t,s=>this.save(r=>on(r,s,n).then(()=>this.#o())))}}#d(t,n){let{texts:o}=this;if(!o)return;let{name:s}=t;this.confirm(o("confirm.delete",{name:s}),o("contacts.delete",{name:s}),n,()=>{this.act(r=>sn(r,t).then(()=>this.#o()))})}};g([_()],ze.prototype,"found",2),g([_()],ze.prototype,"limit",2);function ls({address_book:i,name:e,numbers:t}){return JSON.stringify([i,e,t])}var cs={},Xe=oe(class extends V{constructor(){super(...arguments),this.ot=cs}render(i,e){return e()}update(i,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,o)=>n===this.ot[o]))return C}else if(this.ot===e)return C;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var ds="input, textarea, select, [contenteditable], ha-code-editor";function ps(i){return i.composedPath().some(e=>e instanceof Element&&e.matches(ds))}var Ie=class{constructor(e,t){this.run=t;e.addController(this)}hostConnected(){addEventListener("keydown",this.#e)}hostDisconnected(){removeEventListener("keydown",this.#e)}#e=e=>{e.defaultPrevented||e.ctrlKey||e.altKey||e.metaKey||ps(e)||this.run(e.key,e)&&e.preventDefault()}};var us={typed:"mdi:dialpad",extension:"mdi:deskphone",contact:"mdi:account",history:"mdi:history"},Bi=64,hs=/^(?=.*[\d*#])[+\d\s()/.*#-]+$/,ms=/[\s()/.-]/g,fs=/^\s*tel:([^;?]*).*$/is;function ji(i){let e=fs.exec(i)?.[1];if(e===void 0)return i;try{return decodeURIComponent(e)}catch{return e}}function Wi(i){return i.replace(ms,"")}var He=class extends q{constructor(){super();this.found=[];this.foundFor="";this.#e=new ue(this);this.#t=new le(this,{options:()=>this.#a(),typed:t=>this.#c(t),choose:t=>this.#u(t),maxLength:Bi,closes:!0});new Ie(this,t=>this.#l(t))}#e;#t;static{this.styles=[q.styles,le.styles,y`
.dial { display: flex; flex-direction: column; gap: 8px; padding: 8px 16px; }
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
`]}updated(){let t=this.renderRoot.querySelector("select");t&&(t.value=this.mine?E(this.mine):"")}renderContent(t){if(!this.mayDial)return d`<p class="hint">${t("dial.no_phone")}</p>`;let n=this.#a();return d`
<div class="dial">
<div class="field" @paste=${this.#p}>
${this.#t.renderInput(t("dial.search"))}
<button
class="call" aria-label=${t("dial.call")} title=${t("dial.call")} aria-disabled=${n.length===0}
@click=${()=>this.#t.choose()}
>
<ha-icon icon="mdi:phone"></ha-icon>
</button>
</div>
${this.#t.renderList(t("dial.found"),o=>this.#n(t,o))}
<div class=${n.length>0?"heard":"none"} role="status">${this.#i(t,n)}</div>
${this.#o(t)}
</div>
${this.renderDialStatus()}
`}#n(t,{kind:n,entry_id:o,name:s,number:r,company:a}){let l=o===null?void 0:H(this.pbxs,o,r);return d`
<ha-icon role="img" aria-label=${t(`dial.${n}`)} title=${t(`dial.${n}`)} .icon=${us[n]}></ha-icon>
<span class="who">
${s===null?p:d`<span dir="auto">${s}</span>`}
<span class=${s===null?"":"number"}><bdi>${r}</bdi></span>
${a?d`<span class="number" dir="auto">${a}</span>`:p}
</span>
${l?d`<span class="state">${t(K(l))}</span>`:p}
`}#i(t,n){return!this.#s||this.#r?"":n.length>0?t("dial.count",{count:n.length}):t("dial.none_found")}#o(t){let n=Y(this.pbxs),o=this.mine===void 0;if(n.length<2)return p;let s=n.map(({number:r,pbx:a,phone:l})=>{let c=l.name?`${l.name} (${r})`:r;return this.hasSeveralPbxs?`${c}, ${a.name}`:c});return Xe([t,o,s.join()],()=>d`
<label>
${t("dial.from")}
<select @change=${this.#m}>
${o?d`<option value="">${t("dial.choose")}</option>`:p}
${n.map((r,a)=>d`<option value=${E(r)}>${s[a]}</option>`)}
</select>
</label>
`)}get#s(){return this.#t.text.trim()}get#r(){return this.foundFor!==this.#s}#a(){let t=this.#s,n=this.#r?[]:this.found.filter(s=>this.canCall(Ki(s)));return hs.test(t)&&!n.some(({number:s})=>Wi(s)===Wi(t))?[{kind:"typed",entry_id:null,name:null,number:t},...n]:n}#c(t){this.#t.text=ji(t),this.dialStatus="";let n=this.#s;n?this.#e.run(()=>{this.#d(n)}):(this.#e.cancel(),this.found=[],this.foundFor="")}async#d(t){let{hass:n}=this;if(n)try{let{results:o}=await n.callWS({type:"openvox_uc/find",text:t});if(t!==this.#s)return;this.found=o,this.foundFor=t,this.error=void 0}catch(o){t===this.#s&&(this.error=await _e(n,o))}}#l(t){return t!=="/"||!this.texts||!this.mayDial?!1:(this.#t.input.focus(),!0)}#p(t){let n=t.clipboardData?.getData("text")??"",o=ji(n);o!==n&&(t.preventDefault(),this.#t.enter(o.slice(0,Bi)))}#u(t){let{text:n,input:o}=this.#t;this.dial(Ki(t),o.getBoundingClientRect(),()=>{this.#t.text===n&&this.#h()})}#h(){this.#t.text=this.foundFor="",this.found=[],this.#t.input.focus()}#m({target:t}){let n=Y(this.pbxs).find(o=>E(o)===t.value);n&&this.act(o=>this.myPhone.choose(o,n))}};g([_()],He.prototype,"found",2),g([_()],He.prototype,"foundFor",2);function Ki({entry_id:i,name:e,number:t}){return{name:e,number:t,entryId:i??void 0}}var yn={all:{},due:{limit:1},missed:{outcome:["missed"]},outgoing:{direction:["outbound"]},voicemail:{voicemail:!0},recorded:{recorded:!0}},Ze=50,xn=1e3;function X({entry_id:i,call_id:e}){return`${i} ${e}`}function vn(i){return Object.values(i).flatMap(({missed:t})=>Object.values(t)).sort((t,n)=>ne(n).localeCompare(ne(t)))}function Gi(i,{text:e,start:t=0,end:n=Number.POSITIVE_INFINITY}){return i.filter(o=>{let s=Date.parse(ne(o))/1e3;return`${o.other}
${o.other_number}`.toLowerCase().includes(e.toLowerCase())&&!(s<t||s>=n)})}function bs(i,e){let t=new Set(i.map(X));return[...i,...e.filter(n=>!t.has(X(n)))].slice(0,xn)}function Yi(i,e,t,n="all"){let o=new Set(e.map(X)),s=new Map(e.filter(c=>ys(c,n)).map(c=>[X(c),c])),r=i.flatMap(c=>{let h=X(c);if(!o.has(h))return[c];let u=s.get(h);return s.delete(h),u?[u]:[]}),a=t?ne(i.at(-1)):"";return[...[...s.values()].filter(c=>ne(c)>=a),...r].sort((c,h)=>+(ne(c)<ne(h))-+(ne(c)>ne(h))).slice(0,xn)}function ys(i,e){return e==="missed"?i.outcome==="missed":e==="outgoing"?i.direction==="outbound":e==="voicemail"?i.voicemail:e!=="recorded"||i.recording_media_content_id!==null}function ne(i){return i?.started_at??""}var Lt=class{constructor(e){this.host=e;this.shownSearch="";this.shownFilter="all";this.typed={text:""};this.filter="all";this.#e="";this.#t=null;e.addController(this);let t={type:"openvox_uc/history"};new ke(e,{message:t,reduce:(n,o)=>this.#o(o)})}#e;#t;#n;#i;hostDisconnected(){clearTimeout(this.#n),this.#i=void 0}get loading(){return this.#i!==void 0||this.searching}get hasOlder(){return this.#t!==null}get isFull(){return this.calls?.length===xn}get searching(){return this.calls===void 0||this.#e!==this.shownSearch||this.filter!==this.shownFilter}search(e,t=this.filter){e===this.#e&&t===this.filter||(this.#e=e,this.typed=this.host.hass?_i(this.host.hass,e):{text:e},this.filter=t,this.#s())}async loadOlder(){let e=this.calls??[];this.loading||this.#t===null||this.isFull||await this.#r(e,this.#t,e.length+1)}#o(e){"stale"in e||this.#e?this.#s():(this.#i?.push(...e.changed),this.calls&&!this.searching&&(this.calls=Yi(this.calls,e.changed,this.hasOlder,this.filter)))}#s(){clearTimeout(this.#n);let e=this.searching?0:this.calls?.length??0;this.#r([],void 0,Math.max(e,1)).catch(()=>{this.#n=setTimeout(()=>this.#s(),5e3)})}async#r(e,t,n){let o=[];this.#i=o,this.host.requestUpdate();let{text:s,...r}=this.typed,a={limit:Ze,...yn[this.filter],...s?{search:s}:{},...r};try{for(;t!==null&&e.length<n;){let l=t===void 0?{}:{cursor:t},c=await this.host.hass?.callWS({type:"openvox_uc/history/page",...a,...l});if(!c||this.#i!==o)return;e=bs(e,c.calls),t=c.next}}finally{this.#i===o&&(this.#i=void 0,t!==void 0&&this.#a(Yi(e,o,t!==null,this.filter),t),this.host.requestUpdate())}}#a(e,t){this.calls=e,this.#t=t,this.shownSearch=this.#e,this.shownFilter=this.filter}};var Vi=oe(class extends V{constructor(i){if(super(i),i.type!==B.PROPERTY&&i.type!==B.ATTRIBUTE&&i.type!==B.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Qn(i))throw Error("`live` bindings can only contain a single expression")}render(i){return i}update(i,[e]){if(e===C||e===p)return e;let t=i.element,n=i.name;if(i.type===B.PROPERTY){if(e===t[n])return C}else if(i.type===B.BOOLEAN_ATTRIBUTE){if(!!e===t.hasAttribute(n))return C}else if(i.type===B.ATTRIBUTE&&t.getAttribute(n)===e+"")return C;return ft(i),e}});var xs=3,Qi="📞 ",zt=new Set,Xi="",Je=class{constructor(e){this.host=e;e.addController(this)}#e;#t;#n;#i;static{this.styles=y`
.alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
.alert label { display: flex; align-items: center; gap: 8px; }
.alert input { inline-size: auto; }
.alert fieldset { display: contents; }
`}get#o(){return this.host.myPhone.alert}get isOn(){let{sound:e,notify:t,queues:n}=this.#o;return e===!0||t===!0||!!n?.length}hostDisconnected(){this.#l()}get text(){return this.#e?.text??""}update(e,t){let{hass:n,texts:o}=this.host,s=o&&this.#s(o,e,t);if(s?.callId===this.#e?.callId||!n||(this.#l(),this.#e=s,!s))return;let{text:r}=s;zt.size===0&&(Xi=document.title),zt.add(this),document.title=Qi+r,this.#o.notify&&document.hidden&&globalThis.Notification?.permission==="granted"&&(this.#i=new Notification(r,{tag:"openvox_uc"}),this.#i.onclick=()=>globalThis.focus()),this.#o.sound&&this.#c()}#s(e,t,n){if(this.host.hass?.connected){if(t?.pbx.connected&&A(t)){let o=z(t.phone,e);return{callId:t.phone.call_id??t.number,text:e("mine.rings",{name:o})}}for(let o of pe(n)){if(!o.pbx.connected||!this.#o.queues?.includes(E(o)))continue;let[s]=Dt(o),r=s?.caller_name??s?.caller??e("call_title.unknown_caller");if(s)return{callId:s.call_id,text:e("mine.rings_queue",{name:r,queue:Ve(o)})}}}}renderSettings(e,t){let n=pe(t),o=this.#o.queues??[],s=(a,l,c,h)=>d`
<label>
<input type="checkbox" name=${a} .checked=${Vi(c)} @change=${({target:u})=>h(u.checked)} />
<bdi>${l}</bdi>
</label>
`,r=(a,l)=>this.#a({queues:[...o.filter(c=>c!==a),...l?[a]:[]]});return d`
<div class="alert">
${["sound","notify"].map(a=>s(a,e(`mine.${a}`),this.#o[a]===!0,l=>this.#r(a,l)))}
${n.length>0?d`<fieldset>
<legend>${e("mine.queues")}</legend>
${n.map(a=>s("queue",Ve(a),o.includes(E(a)),l=>r(E(a),l)))}
</fieldset>`:p}
</div>
`}async#r(e,t){let n=!t||e==="sound"||await globalThis.Notification?.requestPermission()==="granted";t&&e==="sound"&&this.#d(),await this.#a({[e]:t&&n})}async#a(e){let{hass:t}=this.host;t&&await this.host.myPhone.alertBy(t,{...this.#o,...e}),this.host.requestUpdate()}#c(){this.#d(),this.#n=setInterval(()=>this.#d(),xs*1e3)}#d(){this.#t??=new AudioContext;let{currentTime:e,destination:t}=this.#t;for(let[n,o]of[[0,880],[.25,660]]){let[s,r]=[this.#t.createOscillator(),this.#t.createGain()];s.frequency.value=o,r.gain.setValueAtTime(.2,e+n),r.gain.exponentialRampToValueAtTime(.001,e+n+.24),s.connect(r).connect(t),s.start(e+n),s.stop(e+n+.25)}}#l(){clearInterval(this.#n),this.#n=void 0,this.#e=void 0,this.#i?.close(),this.#i=void 0,zt.delete(this)&&zt.size===0&&document.title.startsWith(Qi)&&(document.title=Xi),this.#t?.close(),this.#t=void 0}};var et=new Set,It;function Zi(){for(let i of et)i.tick()}function $n(){clearInterval(It),It=void 0,!(et.size===0||document.hidden)&&(Zi(),It=setInterval(Zi,1e3))}document.addEventListener("visibilitychange",$n);function _n(i){let e=Math.max(0,Math.floor(i/1e3)),[t,n]=[Math.floor(e/3600),Math.floor(e/60)%60];return(t?[t,n,e%60]:[n,e%60]).map((s,r)=>r?String(s).padStart(2,"0"):s).join(":")}var wn=class extends HTMLElement{static{this.observedAttributes=["since"]}#e=0;connectedCallback(){this.role="timer",this.dir="ltr",et.add(this),It===void 0?$n():this.tick()}disconnectedCallback(){et.delete(this),et.size===0&&$n()}attributeChangedCallback(e,t,n){this.#e=Date.parse(n??""),this.isConnected&&this.tick()}tick(){let e=Number.isNaN(this.#e)?"":_n(Date.now()-this.#e);this.textContent!==e&&(this.textContent=e)}};customElements.define("openvox-uc-elapsed",wn);var Pn={complete:"T",come_back:"H",get_back:void 0,get_back_known:void 0,ask:"A",voicemail:void 0,park:"P",hold:"H",resume:"H",mute:"M",unmute:"M",transfer:"T",hang_up:"X",do_not_disturb:void 0,disturb:void 0},Ji=Object.keys(Pn),tt=class extends L{#e=new Je(this);#t;constructor(){super(),new Ie(this,e=>this.#h(e))}static{this.styles=[L.styles,M,Je.styles,y`
:host([idle]) { display: none; }
.bar {
box-sizing: border-box; min-block-size: 72px; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px;
padding: 10px 16px; background: var(--ground);
}
.call { flex: 3 1 14em; min-inline-size: 0; display: flex; align-items: center; gap: 12px; }
.state { color: var(--ink); --mdc-icon-size: 2.3em; }
.who { flex: 1; min-inline-size: 0; }
.name { display: flex; gap: 0.5em; font-size: 1.25em; font-weight: 500; white-space: nowrap; }
.name span { flex: none; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; }
.name .company { flex: 0 1 auto; font-weight: normal; color: var(--secondary-text-color); }
.note {
flex: 1 1 9em; min-inline-size: 0; max-block-size: 3.2em; overflow-y: auto; scrollbar-width: thin; line-height: 1.6; white-space: pre-line;
overflow-wrap: anywhere; border-inline-start: 3px solid var(--edge); padding-inline-start: 12px;
}
.vip { color: var(--ink); font-weight: 500; }
.buttons { flex-wrap: wrap; gap: 8px; margin-inline-start: auto; }
.action {
display: inline-flex; align-items: center; gap: 6px; padding: 8px 14px; border-radius: 20px; border: 1px solid var(--divider-color);
font: inherit; font-weight: 500; color: inherit; background: var(--card-background-color); cursor: pointer; --mdc-icon-size: 1.4em;
}
.action:hover { background: color-mix(in srgb, currentcolor 8%, var(--card-background-color)); }
.action:is([data-state="hang_up"], [data-state="pick_up"]) { color: var(--ink); border-color: currentcolor; }
/* All has room in one line, so that nothing below moves when it rings. On a wall, letters are larger. */
.content { container: bar / inline-size; }
@container bar (min-width: 43em) {
.detail { flex-wrap: nowrap; white-space: nowrap; overflow: hidden; }
.detail > * { flex: none; }
.detail > :last-child { flex: 0 1 auto; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
}
@container bar (max-width: 34em) {
.call { flex-basis: 100%; }
}
@container bar (max-width: 128em) {
:is([data-action="voicemail"], [data-action="park"], [data-action$="mute"]) .label { position: absolute; clip-path: inset(50%); }
}
@container bar (max-width: 107em) {
:is([data-action="ask"], [data-action="hold"], [data-action="resume"]) .label { position: absolute; clip-path: inset(50%); }
}
@container bar (min-width: 43em) and (max-width: 89em) {
:is([data-action="transfer"], [data-action="hang_up"]) .label { position: absolute; clip-path: inset(50%); }
}
`]}willUpdate(e){super.willUpdate(e);let t=this.#p;this.#e.update(this.#l?void 0:this.mine,this.pbxs),this.toggleAttribute("idle",this.config?.wallboard===!0&&!this.mine?.phone.call_id&&!this.hasNotices);let n=t&&vs(t);n!==this.#t&&(this.#t=n,this.earlier=void 0,n&&this.#u(n))}renderContent(e){let{mine:t}=this;return d`
${t?this.#n(e,t):this.#r(e)}
<div class="heard" role="status">${this.#e.text}</div>
`}#n(e,t){let n=this.#l,o=W(t),s=t.pbx.connected&&t.phone.call_id!==null,r=z(t.phone,e);return d`
<div class="bar" data-state=${n?"in_use":o}>
${s?this.#o(e,t):this.#s(o,$(t),d`<span>${e(K(t))}</span><bdi>${t.number}</bdi>`)}
${s&&this.#p?.note?d`<div class="note" role="note" tabindex="0" dir="auto" aria-label=${e("contact.note")} title=${this.#p.note}>${this.#p.note}</div>`:p}
<div class="buttons">
${k(this.itemsFor(t,void 0,Ji),({key:a})=>a,a=>this.#i(e,a,s?r:void 0))}
${s?p:this.#d(e)}
</div>
</div>
`}#i(e,{key:t,icon:n,label:o,run:s},r){let a=t==="complete"||t==="come_back",l=a?e(`asking.${t}`):o,c=a?o:r,h=c?e("mine.about",{action:l,name:c}):l,u=Pn[t];return d`
<button
class="action" data-action=${t} data-state=${Se[t]??p}
title=${u?`${h} (⇧${u})`:h}
aria-keyshortcuts=${u?`Shift+${u}`:p}
@click=${m=>s(xt(m))}
>
<ha-icon .icon=${n}></ha-icon><span class="label">${l}</span>${c?d`<span class="heard">${e("mine.about",{action:"",name:c})}</span>`:p}
</button>
`}#o(e,t){let n=this.#l,o=W(t),s=a=>z(a,e);if(n){let{first:a,asked:l}=n,c=eo(t,l);return[this.#s("on_hold",s(a),this.#a(e,"state.on_hold",a,l.since)),this.#s(c,s(l),l.call_id?this.#a(e,`state.${c}`,l):d`<span>${e("asking.pick_up")}</span>`)]}let r=t.phone.other_calls.map(a=>{let l=eo(t,a);return this.#s(l,s(a),this.#a(e,`state.${l}`,a))});return[this.#s(o,s(t.phone),this.#a(e,K(t),t.phone,vt(t.phone)),this.#p?.company),...r]}#s(e,t,n,o){return d`
<div class="call" data-state=${e}>
<ha-icon class="state" .icon=${ve[e]}></ha-icon>
<div class="who">
<div class="name">
<span dir="auto">${t}</span>
${o?d`<span class="company" dir="auto">${o}</span>`:p}
</div>
<div class="detail">${n}</div>
</div>
</div>
`}#r(e){let t=Y(this.pbxs).length>0;return d`
<div class="bar">
<ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
<div class="who">${e(t?"my_phone.title":"dial.no_phone")}</div>
${pe(this.pbxs).length>0?this.#c(e):p}
${t?d`<button class="action" data-action="choose" @click=${n=>this.chooseMyPhone(xt(n))}>${e("dial.choose")}</button>`:p}
</div>
`}#a(e,t,n,o=n.since){let{hass:s}=this,r=this.#p,a=r?.call_id===n.call_id,l=a&&!this.#l?this.earlier:void 0,c=a&&r&&this.mine?Qe(this.mine.pbx,r):null;return d`
${n.with_name&&n.with_number?d`<span><bdi>${n.with_number}</bdi></span>`:p}
${a&&r?.caller_is_vip?d`<span class="vip">${e("mine.vip")}</span>`:p}
${c?d`<span><bdi>${c}</bdi></span>`:p}
<span>${e(t)}</span>
${o?d`<span><openvox-uc-elapsed since=${o}></openvox-uc-elapsed></span>`:p}
${l&&s?d`<span>${l.count===0||!l.last?e("mine.first"):e("mine.earlier",{count:l.count>=Ze?`${Ze}+`:l.count,last:Et(s,l.last)})}</span>`:p}
`}#c(e){let t=e("mine.alert");return re({key:"alert",icon:this.#e.isOn?"mdi:bell-ring":"mdi:bell-outline",label:t,run:n=>{this.sheet={heading:t,near:n,content:()=>this.#e.renderSettings(e,this.pbxs)}}})}#d(e){return d`
${this.#c(e)}
${Y(this.pbxs).length>1?re({key:"choose",icon:"mdi:phone-settings",label:e("my_phone.title"),run:t=>this.chooseMyPhone(t)}):p}
`}get#l(){let{mine:e}=this;return e?.pbx.connected?j(e):void 0}get#p(){let{mine:e}=this,t=this.#l?.first.call_id??e?.phone.call_id;return t?e?.pbx.calls[t]:void 0}async#u(e){let{hass:t}=this,n=this.#p?.call_id;if(!t)return;let o={type:"openvox_uc/history/page",search:e,limit:Ze},s=await t.callWS(o).catch(()=>{});if(!s||e!==this.#t)return;let r=s.calls.filter(({call_id:a,other_number:l})=>a!==n&&l===e);this.earlier={number:e,count:r.length,last:r[0]?.started_at??null}}#h(e){let{mine:t}=this;if(!t||this.sheet)return!1;let n=this.itemsFor(t,void 0,Ji).find(o=>Pn[o.key]===e);return n?(n.run(this.renderRoot.querySelector(`[data-action="${n.key}"]`)?.getBoundingClientRect()),!0):!1}};g([_()],tt.prototype,"earlier",2);function eo({pbx:i},{call_id:e}){let t=i.calls[e??""];return t&&xe(i,t)?"in_use":"ringing"}function vs({direction:i,caller:e,callee:t}){if(i!=="internal")return(i==="outbound"?t:e)??void 0}var kn={lowest:2.4,highest:3.75},to={lowest:1.9,highest:2.4};function no(i,e){let t=i.length>1?i.length:0,n=i.reduce((s,r)=>s+r,0),o=(s,r)=>{let a=Math.max(1,Math.floor((e.width+.4)/(s+.4)));if(r)return e.height/Math.ceil((n+t)/a)-.4;let l=i.reduce((c,h)=>c+Math.ceil(h/a),0);return(e.height-t*(1.6+.4))/l-.4};if(o(20,!1)>=kn.highest)return{width:20,oneLine:!1,flows:!1,height:kn.highest};for(let s of[!1,!0]){let{lowest:r,highest:a}=s?to:kn;for(let l of[!1,!0]){let c=o(13.2,l);if(c>=r)return{width:13.2,oneLine:s,flows:l,height:Math.min(c,a)}}}return{width:13.2,oneLine:!0,flows:!0,height:to.lowest}}function $s(i,e){return i.phone!==e?.phone||i.number!==e.number?!0:i.pbx.connected!==e.pbx.connected||K(i)!==K(e)}var R=class extends O{constructor(){super(...arguments);this.pbx="";this.mine=!1;this.availability="";this.compact=!1;this.brief=!1;this.large=!1;this.movable=!1;this.usable=!1;this.current=!1}static{this.shadowRootOptions={...O.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[M,y`
:host {
position: relative; display: block; block-size: var(--openvox-uc-tile, 3.75em); content-visibility: auto; contain-intrinsic-block-size: 3.75em;
border-radius: var(--ha-card-border-radius, 12px);
}
:host(:is([compact], [brief])) { contain-intrinsic-block-size: 2.25em; border-radius: 8px; }
:host([droppable]) { outline: 2px dashed var(--primary-color); outline-offset: -2px; }
:host([over]) { outline-style: solid; background: color-mix(in srgb, var(--primary-color) 25%, transparent); }
.tile {
box-sizing: border-box; inline-size: 100%; block-size: 100%; display: grid; align-items: center; column-gap: 6px;
grid-template: "icon name side" auto "icon what since" auto / auto minmax(0, 1fr) auto; align-content: center; row-gap: 0.1em;
padding-block: 0; padding-inline: 8px 10px; border-radius: inherit;
font: inherit; line-height: 1.2; text-align: start; color: var(--primary-text-color); user-select: none; -webkit-user-select: none;
border: 1px solid var(--edge); background: var(--ground);
}
:host([compact]) .tile {
grid-template: "icon name side" 1fr / auto minmax(0, 1fr) auto; column-gap: 4px; padding: 0 6px; --mdc-icon-size: 18px;
}
:host([brief]) .tile { display: flex; gap: 6px; padding-inline: 8px; --mdc-icon-size: 20px; }
:host([brief]) .name { flex: 0 1 auto; }
:host([brief]) .what { flex: 1 1 0; min-inline-size: 3em; }
:host([brief]) .side { order: 1; margin-inline-start: auto; }
:host([large]:not([compact])) .tile { grid-template: "name name name" auto "icon what since" auto / auto minmax(0, 1fr) auto; gap: 0.1em 0.3em; padding: 0 0.5em; line-height: 1.25; }
:host([large][compact]) .tile { grid-template: "icon name" 1fr / auto minmax(0, 1fr); column-gap: 0.3em; padding: 0 0.4em; }
:host([large]) .icon { --mdc-icon-size: 1.4em; }
:host([large]:not([compact])) .name { font-size: 1.15em; }
:host([movable]) .tile { padding-inline-end: 32px; }
:host([movable][compact]) .tile { padding-inline-end: 22px; }
button { cursor: pointer; }
button:hover { background: color-mix(in srgb, var(--tone) 20%, transparent); }
button:focus-visible { outline: 3px solid var(--primary-color); outline-offset: -3px; }
.icon { grid-area: icon; color: var(--ink); }
.name { grid-area: name; font-weight: 500; }
.name, .what { display: flex; min-inline-size: 0; white-space: nowrap; }
.name span, .what bdi { overflow: hidden; text-overflow: ellipsis; }
:host([compact]) .name span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; white-space: normal; overflow-wrap: anywhere; line-height: 1.05; }
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
:host(:is([compact], [brief])) .handle { display: none; }
:host([movable]:is([compact], [brief])) .tile { padding-inline-end: 8px; }
}
@media (prefers-reduced-motion: no-preference) {
:host([state="ringing"]) .tile { animation: ring 2s steps(1, end) infinite; }
@keyframes ring { 50% { background: color-mix(in srgb, var(--tone) 35%, transparent); } }
}
`]}render(){let{about:t,texts:n,mine:o,movable:s,pbx:r,compact:a,brief:l}=this,{phone:c}=t,h=t.pbx.connected?c.with_name??c.with_number:null,u=n(K(t)),m=t.pbx.connected&&!a&&!l&&vt(c),f=[$(t),c.name&&t.number,u,this.availability,h,r],b=d`
<ha-icon class="icon" .icon=${kt(t)}></ha-icon>
<span class="name" title=${$(t)}><span dir="auto">${$(t)}</span></span>
${this.large?p:d`<span class="side">${this.#e(n,o)}</span>`}
${a||l&&!h&&!this.availability?d`<span class="heard">${T(n,f.slice(1))}</span>`:d`<span class="what">
${h||this.availability?d`<span class="heard">${u}</span>`:p}
${h&&c.direction?d`<ha-icon .icon=${Pt[c.direction]}></ha-icon>`:p}
<bdi>${h??T(n,[this.availability||u,r])}</bdi>
</span>`}
${m?d`<openvox-uc-elapsed since=${m}></openvox-uc-elapsed>`:p}
`;return this.usable?d`
<button class="tile" aria-haspopup="menu" tabindex=${this.current?0:-1} title=${a?T(n,f):p}>${b}</button>
${s?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
`:d`<div class="tile">${b}</div>`}#e(t,n){let{number:o,phone:s}=this.about;return d`
${s.badges.map(r=>d`<ha-icon .icon=${en[r]} role="img" title=${t(`badge.${r}`)} aria-label=${t(`badge.${r}`)}></ha-icon>`)}
${n?d`<ha-icon icon="mdi:star" role="img" aria-label=${t("phones.mine")}></ha-icon>`:p}
${this.compact||this.brief&&s.with_number?p:o}
`}};g([v({attribute:!1,hasChanged:$s})],R.prototype,"about",2),g([v({attribute:!1})],R.prototype,"texts",2),g([v()],R.prototype,"pbx",2),g([v({type:Boolean})],R.prototype,"mine",2),g([v()],R.prototype,"availability",2),g([v({type:Boolean,reflect:!0})],R.prototype,"compact",2),g([v({type:Boolean,reflect:!0})],R.prototype,"brief",2),g([v({type:Boolean,reflect:!0})],R.prototype,"large",2),g([v({type:Boolean})],R.prototype,"movable",2),g([v({type:Boolean})],R.prototype,"usable",2),g([v({type:Boolean})],R.prototype,"current",2);customElements.define("openvox-uc-phone",R);var ws=13,io=41,_s=[{width:9.5,height:3.7,smallest:13},{width:8,height:2.6,smallest:11}],Ps=24,ks=3.5,Cs=2.2,oo=.8,Os={all:"mdi:phone",free:"mdi:phone-check",busy:ve.in_use,not_registered:ve.unregistered};function As(i,{width:e,height:t,smallest:n}){let o=Array.from({length:Ps},(s,r)=>{let[a,l]=[r+1,Math.ceil(i/(r+1))];return`min(${100/(a*e+1)}cqi,${100/(l*t+1)}cqb)`});return`clamp(${n}px,max(${o.join()}),34px)`}var we=class extends L{constructor(){super(...arguments);this.search="";this.#e=new ResizeObserver(([t])=>t&&this.#d(t.target));this.#t=null;this.#n=new At(this)}#e;#t;#n;static{this.styles=[L.styles,M,Ee,y`
.content { container: phones / var(--openvox-uc-box, inline-size); }
.tools {
position: sticky; inset-block-start: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 4px 1.1em;
min-block-size: 3.5em; box-sizing: border-box; background: var(--ha-card-background, var(--card-background-color));
}
.tools input { flex: 1 1 6em; inline-size: auto; padding-block: 0.5em; }
.tools .filters { flex: none; flex-wrap: nowrap; }
.chip[data-state] { border-color: var(--edge); background: var(--ground); }
.chip[data-state] ha-icon { color: var(--ink); }
/* Icons stand for words, so that all of it stays in one line. */
.filters ha-icon { display: none; }
@container phones (max-width: 40em) {
.filters ha-icon { display: inline-flex; }
.filters .label { position: absolute; clip-path: inset(50%); }
}
@container phones (max-width: 27em) {
.tools input { flex-basis: 100%; }
}
.ringing { flex: 1 1 100%; display: flex; gap: 4px; block-size: 2.4em; overflow-x: auto; scrollbar-width: none; white-space: nowrap; }
.fold {
grid-column: 1 / -1; display: flex; align-items: center; gap: 4px; min-inline-size: 0; block-size: 1.6em; padding: 0; border: none; border-radius: 4px;
background: none; color: var(--secondary-text-color); font: inherit; line-height: 1; text-align: start; cursor: pointer; --mdc-icon-size: 18px;
}
.fold :is(bdi, span) { font-size: 0.875em; font-weight: 500; }
.fold bdi { overflow: hidden; text-overflow: ellipsis; }
.phones {
--width: 13.2em; --openvox-uc-tile: 3.75em;
display: grid; grid-template-columns: repeat(auto-fill, minmax(min(var(--width), 100%), 1fr)); gap: 0.4em; padding: 0 1.1em 0.8em;
}
.phones:first-child { padding-block-start: 0.8em; }
.flows .fold { grid-column: auto; block-size: auto; }
.group { display: contents; }
.compact { --width: 10.2em; --openvox-uc-tile: 2.4em; gap: 4px; font-size: 0.875em; }
.content > .wallboard {
box-sizing: border-box; block-size: 100%; gap: 0.5em; padding: 0.5em; --width: 9em; --openvox-uc-tile: 100%;
grid-template-columns: repeat(auto-fit, minmax(min(var(--width), 100%), 1fr)); grid-auto-rows: minmax(3.2em, 5em); align-content: start;
}
.content > .wallboard.compact { --width: 7.7em; grid-auto-rows: minmax(2.3em, 5em); gap: 0.3em; }
`]}static async getConfigForm(){let t=ot(),o=I((t&&await Ce(t.connection,Pe))??{}).map(s=>({value:s.number,label:`${$(s)} (${s.number})`}));return G({name:"area",selector:{area:{device:{integration:"openvox_uc"}}}},{name:"favorites",selector:{select:{multiple:!0,custom_value:!0,options:o}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(t){let{hass:n,search:o}=this,{filter:s}=this.myPhone,r=I(this.pbxs).filter(w=>this.#c(w,n)),a=this.config?.wallboard===!0,l=!a&&r.length>=ws,c=l?r.filter(w=>De(w,s)&&wt(w,o)):r,h=a?[{area:"",name:"",phones:c}]:this.#a(c),u=o?[]:this.myPhone.collapsed,{mine:m}=this,f=w=>w.phone.control||m!==void 0&&mn(w,m)&&ce(w,m),b=h.filter(({area:w})=>!u.includes(w)).flatMap(({phones:w})=>w.filter(f)),P=b.find(w=>E(w)===this.current)??b[0],x=r.length>=io,S=a||x?void 0:this.#i(h,l);return d`
${l?this.#s(t,r):p}
${r.length===0?this.renderNone(t,"phones.none"):c.length===0?d`<p class="hint">${t("phones.none_found")}</p>`:p}
<div
class="phones ${a?"wallboard":""} ${x?"compact":""} ${S?.flows?"flows":""}" role="presentation"
style=${a?`font-size:${As(c.length,_s[x?1:0])}`:S?`--width:${S.width}em;--openvox-uc-tile:${S.height}em`:p}
@keydown=${this.#f} @focusin=${this.#m}
>
${k(h,({area:w})=>w,w=>{let it=!u.includes(w.area),Ft=w.name||(h.length>1?t("phones.no_area"):"");return d`
${Ft?this.#r(Ft,w,it):p}
${it?d`
<div class="group" role="list" aria-label=${Ft||t("phones.label")}>
${k(w.phones,E,Ut=>this.#o(t,Ut,{isCompact:x,isBrief:S?.oneLine===!0,isCurrent:Ut===P,isUsable:f(Ut)}))}
</div>
`:p}
`})}
</div>
`}#i(t,n){if(!this.room)return;let{collapsed:o}=this.myPhone,s=t.map(({area:a,phones:l})=>o.includes(a)?0:l.length),r=n?ks:oo;return no(s,{width:this.room.width-Cs,height:this.room.height-r-oo})}#o(t,n,{isCompact:o,isBrief:s,isCurrent:r,isUsable:a}){let l=this.#n.from;return d`
<openvox-uc-phone
role="listitem"
state=${W(n)}
.about=${n}
.texts=${t}
.pbx=${this.hasSeveralPbxs?n.pbx.name:""}
.availability=${Oi(n.phone,t,this.hass)??""}
?compact=${o}
?brief=${s}
?large=${this.config?.wallboard===!0}
?usable=${a}
?mine=${ee(n,this.mine)}
?current=${r}
?movable=${!this.config?.wallboard&&Q(n)}
?droppable=${l!==void 0&&ce(n,l)}
@click=${this.#u}
@pointerdown=${this.#h}
></openvox-uc-phone>
`}#s(t,n){let o=n.filter(A);return d`
<div class="tools">
${Re(t("phones.search"),s=>{this.search=s},s=>this.#l(s))}
${Te(t("phones.filter"),ti.map(s=>({key:s,icon:Os[s],label:t(`phones.${s}`),count:n.filter(r=>De(r,s)).length})),this.myPhone.filter,s=>this.act(r=>this.myPhone.show(r,s)))}
${n.length>=io?d`<div class="ringing" aria-live="polite">
${o.map(s=>d`
<button class="chip" data-state="ringing" @click=${()=>this.#p(s)}>
<ha-icon .icon=${ve.ringing}></ha-icon><bdi>${$(s)}</bdi>
</button>
`)}
</div>`:p}
</div>
`}#r(t,{area:n,phones:o},s){return d`
<button class="fold" aria-expanded=${s} @click=${()=>this.act(r=>this.myPhone.fold(r,n))}>
<ha-icon icon=${s?"mdi:chevron-down":"mdi:chevron-right"}></ha-icon><bdi>${t}</bdi> <span>(${o.length})</span>
</button>
`}#a(t){let{hass:n}=this,o=new Map;for(let r of t){let a=r.phone.device_id&&n?.devices[r.phone.device_id]?.area_id||"";o.set(a,[...o.get(a)??[],r])}let s=[...o].map(([r,a])=>({area:r,name:n?.areas[r]?.name??"",phones:a}));return s.length>1?s.sort((r,a)=>+!r.name-+!a.name||r.name.localeCompare(a.name)):[{area:"",name:"",phones:t}]}#c({number:t,phone:n},o){let{area:s,favorites:r}=this.config??{};return r?.length&&!r.map(String).includes(t)?!1:!s||n.device_id!==null&&o?.devices[n.device_id]?.area_id===s}updated(){let t=this.renderRoot.querySelector(".content");t!==this.#t&&(this.#e.disconnect(),this.#t=t,t&&this.#e.observe(t))}#d(t){let{containerType:n,fontSize:o}=getComputedStyle(t),s=Number.parseFloat(o),{offsetWidth:r,clientHeight:a}=t;this.room=n==="size"&&a>0?{width:r/s,height:a/s}:void 0}#l(t){t.key==="Enter"&&(t.preventDefault(),this.renderRoot.querySelector("openvox-uc-phone")?.focus())}#p(t){let n=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].find(({about:o})=>ee(o,t));n?.scrollIntoView({block:"center"}),n?.focus()}#u({currentTarget:t}){let n=t;n.usable&&this.openMenu(n.about,n.getBoundingClientRect())}#h(t){this.drag(t,t.currentTarget.about)}#m({target:t}){t instanceof R&&(this.current=E(t.about))}#f(t){let n=t.target,o=[...this.renderRoot.querySelectorAll("openvox-uc-phone")].filter(({usable:l})=>l),s=o.indexOf(n),r=getComputedStyle(this).direction==="rtl"?-1:1,a=new Map([["ArrowRight",o[s+r]],["ArrowLeft",o[s-r]],["ArrowDown",so(o,n,1)],["ArrowUp",so(o,n,-1)],["Home",o[0]],["End",o.at(-1)]]);!a.has(t.key)||s<0||(t.preventDefault(),a.get(t.key)?.focus())}};g([_()],we.prototype,"search",2),g([_()],we.prototype,"current",2),g([_()],we.prototype,"room",2);function so(i,e,t){let n=i.map(({offsetTop:r})=>r).filter(r=>(r-e.offsetTop)*t>0),o=t>0?Math.min(...n):Math.max(...n),s=({offsetLeft:r})=>Math.abs(r-e.offsetLeft);return i.filter(({offsetTop:r})=>r===o).sort((r,a)=>s(r)-s(a))[0]}var Ht={busy:{tone:"busy",icon:"mdi:phone-in-talk"},do_not_disturb:{tone:"away",icon:"mdi:minus-circle"},in_use:{tone:"busy",icon:"mdi:phone-in-talk"},invalid:{tone:"away",icon:"mdi:phone-alert"},not_in_use:{tone:"free",icon:"mdi:phone"},on_hold:{tone:"busy",icon:"mdi:phone-paused"},paused:{tone:"away",icon:"mdi:pause-circle"},ringing:{tone:"busy",icon:"mdi:phone-ring"},ringing_in_use:{tone:"busy",icon:"mdi:phone-ring"},unavailable:{tone:"away",icon:"mdi:phone-off"},unknown:{tone:"away",icon:"mdi:help-circle-outline"},wrap_up:{tone:"busy",icon:"mdi:clipboard-text-clock"}},Ss={idle:void 0,ringing:"ringing",in_use:"in_use",on_hold:"on_hold",unregistered:"unavailable",fault:"invalid"},Es=new Set(["busy","in_use","on_hold","ringing","ringing_in_use","unavailable","invalid"]),Ts={waiting:"mdi:account-clock",free:"mdi:headset"};function ro({paused:i,state:e},t){if(i)return"paused";if(t?.state==="idle"&&t.badges.includes("do_not_disturb"))return"do_not_disturb";let n=t?.state&&Ss[t.state];return n||(t?.state==="idle"&&Es.has(e)?"not_in_use":e!==null&&e in Ht?e:"unknown")}var Rs=6,Nt=class extends L{static{this.styles=[L.styles,M,y`
.queues { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18em, 100%), 1fr)); gap: 8px; padding: 12px 16px 16px; }
.wallboard { --width: 11em; font-size: var(--openvox-uc-wall, 1.25em); padding: 0.5em; grid-template-columns: repeat(auto-fit, minmax(min(var(--width), 100%), 1fr)); line-height: 1.25; }
.many { --width: 8.4em; font-size: max(11px, var(--openvox-uc-wall, 1.25em) * 0.75); gap: 0.4em; }
.wallboard section { padding: 0.5em; }
.many section { padding: 0.3em 0.5em; }
.wallboard dl { gap: 0 1em; margin: 0; }
/* Each takes two lines: the name and the longest wait, and the other figures. */
.many dl { column-gap: 0.5em; --mdc-icon-size: 1.1em; }
.many dl > div { flex-direction: row; align-items: center; gap: 0.2em; }
section {
--tone: var(--divider-color);
padding: 12px; border-radius: var(--ha-card-border-radius, 12px); border: 1px solid var(--tone);
}
.waiting { --tone: var(--warning-color); background: color-mix(in srgb, var(--tone) 10%, transparent); }
h3 { margin: 0; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
h3 span, dt, .state { color: var(--secondary-text-color); font-weight: 400; }
dl { display: flex; flex-wrap: wrap; gap: 0 16px; margin: 4px 0 8px; }
dl > div { display: flex; flex-direction: column-reverse; }
dt, .state { font-size: 0.875em; }
dd { margin: 0; font-size: 1.75em; font-variant-numeric: tabular-nums; }
.wallboard dd { font-size: 2.5em; line-height: 1.1; }
.many dd { font-size: 1.5em; }
.many h3 { display: flex; gap: 0.3em; white-space: nowrap; }
.many h3 > * { overflow: hidden; text-overflow: ellipsis; }
.many h3 > .wait { flex: none; }
/* The name of the PBX has what the others leave. */
.many h3 > [dir] { flex: 1 1 0; }
ul { list-style: none; margin: 0; padding: 0; }
li { display: flex; align-items: center; gap: 4px 8px; min-block-size: 36px; }
li { --ink: var(--secondary-text-color); }
li[data-tone="free"] { --ink: color-mix(in srgb, var(--success-color) 55%, var(--primary-text-color)); }
li[data-tone="busy"] { --ink: color-mix(in srgb, var(--primary-color) 55%, var(--primary-text-color)); }
li > ha-icon { color: var(--ink); }
.callers { margin-block-end: 8px; user-select: none; -webkit-user-select: none; }
.agent { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; align-items: baseline; min-inline-size: 0; overflow-wrap: anywhere; }
`]}static async getConfigForm(){let e=ot(),n=pe((e&&await Ce(e.connection,Pe))??{}).map(({number:o,queue:s})=>({value:o,label:s.name&&s.name!==o?`${s.name} (${o})`:o}));return G({name:"queues",selector:{select:{multiple:!0,custom_value:!0,options:n}}},{name:"wallboard",selector:{boolean:{}}})}renderContent(e){let t=this.config?.queues?.map(String),n=pe(this.pbxs).filter(({number:s})=>!t?.length||t.includes(s));if(n.length===0)return this.renderNone(e,"queues.none");let o=this.config?.wallboard===!0&&n.length>Rs;return d`
<div class="queues ${this.config?.wallboard?"wallboard":""} ${o?"many":""}">
${k(n,E,s=>this.#e(e,s,o))}
</div>
`}#e(e,t,n){let{number:o,pbx:s,queue:r}=t,{agents:a,longest_wait_since:l,waiting:c}=r,h=Dt(t),u=Ve(t),m=l&&c!==0&&s.connected&&d`<openvox-uc-elapsed since=${l}></openvox-uc-elapsed>`,f=(b,P)=>d`
<div>
<dt>
${n?d`<ha-icon .icon=${Ts[b]}></ha-icon>`:p}
<span class=${n?"heard":""}>${e(`queues.${b}`)}</span>
</dt>
<dd>${P}</dd>
</div>
`;return d`
<section class=${c?"waiting":""} aria-label=${u}>
<h3>
<bdi>${u}</bdi>
${n&&m?d`<span class="wait"><span class="heard">${e("queues.longest_wait")}</span> ${m}</span>`:u===o?p:d`<span>${o}</span>`}
${this.hasSeveralPbxs?d`<span dir="auto">${s.name}</span>`:p}
</h3>
<dl>
${c===null?p:f("waiting",c)}
${m&&!n?f("longest_wait",m):p}
${f("free",`${a.filter(b=>Ht[ro(b,s.phones[b.number])]?.tone==="free").length}/${a.length}`)}
</dl>
${this.config?.wallboard?p:d`
${h.length>0?d`<ul class="callers" aria-label=${e("queues.waiting")}>${k(h,({call_id:b})=>b,b=>this.#t(e,t,b))}</ul>`:p}
<ul aria-label=${e("queues.agents")}>
${k(a,b=>b.number,b=>this.#n(e,t,b))}
</ul>`}
</section>
`}#t(e,{pbx:t},n){let o=n.caller_name??n.caller??e("call_title.unknown_caller"),s=I(this.pbxs).filter(a=>a.pbx===t&&A(a)&&a.phone.call_id===n.call_id),[r]=s;return d`
<li data-state="ringing" @pointerdown=${a=>r&&this.drag(a,r)}>
<ha-icon aria-hidden="true" icon=${r?"mdi:phone-ring":"mdi:account-clock"}></ha-icon>
<span class="agent">
<span dir="auto">${o}</span>
<span class="state">
${n.started_at&&t.connected?d`<openvox-uc-elapsed since=${n.started_at}></openvox-uc-elapsed>`:p}
<bdi>${T(e,s.map($))}</bdi>
</span>
</span>
${r?ae(this.itemsFor(r,void 0,["pick_up"])):p}
${r&&this.mayDrag(r)?d`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`:p}
</li>
`}#n(e,{entryId:t,number:n,pbx:o},s){let r=o.connected?ro(s,o.phones[s.number]):"unknown",a=s.name??s.number,l=H(this.pbxs,t,s.number),c=s.paused?"resume":"pause";return d`
<li data-tone=${Ht[r]?.tone}>
<ha-icon aria-hidden="true" .icon=${Ht[r]?.icon}></ha-icon>
<span class="agent"><span dir="auto">${a}</span><span class="state">${e(`agent.${r}`)}</span></span>
${l?.phone.control&&l.phone.device_id&&o.connected?re({key:"pause",icon:s.paused?"mdi:play":"mdi:pause",label:e(`queues.${c}`,{name:a}),run:()=>this.act(h=>D(h,`queue_${c}`,l,{queue:n}))}):p}
</li>
`}};var ao=y`
.figures { display: flex; flex-wrap: wrap; align-content: center; gap: 0 1.2em; block-size: 100%; box-sizing: border-box; margin: 0; padding: 0.5em 1em; font-size: var(--openvox-uc-wall, 1.25em); line-height: 1.25; }
/* A long label takes two lines, so that the queues beside have room. */
.figures > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; min-inline-size: min-content; max-inline-size: 4.5em; }
.figures dt { color: var(--secondary-text-color); font-size: 0.875em; }
.figures dd { margin: 0; font-size: 2.5em; line-height: 1.1; font-variant-numeric: tabular-nums; }
`;function lo(i,e,t,n){let o=t.calls??[],s=o.filter(({started_at:a})=>e&&a&&Pi(e,a)).length,r=[["missed_today",s===o.length&&t.hasOlder?`${s}+`:s],["filter_due",n]];return d`
<dl class="figures">
${t.calls?r.map(([a,l])=>d`<div><dt>${i(`recent.${a}`)}</dt><dd><bdi>${l}</bdi></dd></div>`):p}
</dl>
`}var Cn=3,nt=class extends q{#e=new Lt(this);#t=new St(this);#n=new ue(this);#i;#o=null;#s;static{this.styles=[q.styles,Ee,yt,Le,ao,y`
.search { padding: 8px 16px; }
.content { display: flex; flex-direction: column; }
.search, .dial-status, .filters { flex: none; }
.filters { padding: 0 16px 8px; }
h3::first-letter { text-transform: uppercase; }
.calls { flex: 1 1 auto; max-block-size: var(--openvox-uc-list, min(70vh, 40em)); overflow-y: auto; scrollbar-width: thin; padding-block-end: 8px; }
h3 { margin: 0; padding: 8px 16px 4px; font-size: 0.875em; font-weight: 500; color: var(--secondary-text-color); }
li.missed > ha-icon { color: color-mix(in srgb, var(--error-color) 75%, var(--primary-text-color)); }
li.due .name { font-weight: 500; }
time { display: inline-block; }
time::first-letter { text-transform: uppercase; }
audio { inline-size: 100%; block-size: 40px; margin-block: 4px; }
.more {
display: block; inline-size: calc(100% - 32px); margin: 4px 16px; padding: 8px; border: none; border-radius: 8px;
font: inherit; font-weight: 500; background: none; color: inherit; cursor: pointer;
}
.more:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
`]}disconnectedCallback(){super.disconnectedCallback(),this.#i?.disconnect(),this.#i=void 0,this.#o=null}updated(){let e=this.renderRoot.querySelector(".calls"),t=this.renderRoot.querySelector("[data-end]"),n=this.#e.calls?.length;t===this.#o&&n===this.#s||([this.#o,this.#s]=[t,n],this.#i?.disconnect(),this.#i=void 0,!(!e||!t)&&(this.#i=new IntersectionObserver(o=>{o.some(({isIntersecting:s})=>s)&&this.#b()},{root:e,rootMargin:"400px"}),this.#i.observe(t)))}static getConfigForm(){return G({name:"wallboard",selector:{boolean:{}}})}setConfig(e){super.setConfig(e),e.wallboard&&this.#e.search("","missed")}renderContent(e){if(this.config?.wallboard)return lo(e,this.hass,this.#e,vn(this.pbxs).length);let{hass:t,mine:n,mayDial:o}=this,{calls:s,shownSearch:r,shownFilter:a,filter:l,loading:c,hasOlder:h,isFull:u}=this.#e,m=Object.values(this.pbxs).some(x=>x.may_play),f=[e,this.mayChangeContacts,t?.locale,n?.entryId,n?.number,o,this.#t.quarter],b=Object.values(this.pbxs).flatMap(({codes:x,missed:S})=>[x,S]),P=x=>Xe([x.call,x.caller,this.#g(x),...f],()=>this.#p(e,x));return d`
<div class="search">
${Re(e("recent.search"),x=>this.#n.run(()=>this.#e.search(x)))}
</div>
${Te(e("recent.filter"),Object.keys(yn).filter(x=>x!=="recorded"||m).map(x=>({key:x,label:e(`recent.filter_${x}`),...x==="due"?{count:this.#r.length}:{}})),l,x=>this.#x(x))}
${this.renderDialStatus()}
<div class="calls" data-focus role="region" tabindex="0" aria-label=${e("recent.label")} aria-busy=${c}>
${Xe([s,r,a,c,this.playing,...b,...f],()=>{let x=this.#a();return d`
${x?.length===0?d`<p class="hint" role="status">${e(this.#d)}</p>`:p}
${k(this.#l(x??[]),([S])=>S,([S,w])=>d`
${S?d`<h3 dir="auto">${S}</h3>`:p}
<ul>${k(w,({key:it})=>it,P)}</ul>
`)}
${a==="due"?p:this.#f(e,c,h,u)}
`})}
</div>
`}get#r(){let{mine:e}=this;return vn(this.pbxs).filter(({entry_id:t,other_number:n})=>t!==e?.entryId||n!==e.number)}#a(){let{calls:e,typed:t,shownFilter:n}=this.#e;if(n==="due")return Gi(this.#r,t).map(s=>({key:X(s),call:s,caller:s}));let o=new Map(this.#r.map(s=>[X(s),s]));return e?.filter(s=>!this.#c(s)).map(s=>({key:X(s),call:s,caller:o.get(X(s))}))}#c({entry_id:e,direction:t,dialed:n,callee:o}){let{pickup_code:s,park_code:r,retrieval_codes:a=[]}=this.pbxs[e]?.codes??{},l=n??o;return t==="inbound"||!l?!1:l===r||a.includes(l)||!!(s&&l.startsWith(s))}get#d(){let{shownSearch:e,shownFilter:t}=this.#e;return e?"recent.none_found":t==="all"||t==="due"?`recent.none_${t}`:"recent.none_found"}#l(e){let{hass:t}=this,n=new Map;for(let o of e){let s=o.call.started_at,r=t&&s?wi(t,s):"",a=n.get(r);a?a.push(o):n.set(r,[o])}return[...n]}#p(e,t){let{call:n,caller:o}=t,{hass:s}=this,{direction:r,outcome:a,icon:l,voicemail:c,started_at:h}=n,u=a==="missed"||a==="failed",m=n.other??e("recent.unknown"),f=[e(`direction.${r}`),c?e("recent.voicemail"):a&&e(`outcome.${a}`)],b=this.#g(t);return d`
<li class="${u?"missed":""} ${o?"due":""}">
<ha-icon role="img" aria-label=${T(e,f)} title=${T(e,f)} .icon=${l}></ha-icon>
<div class="who">
<div class="name"><bdi>${m}</bdi></div>
<div class="detail">
${h&&s?d`<span><time dir="auto" datetime=${h} title=${Ci(s,h)}>${ki(s,h)}</time></span>`:p}
${this.#u(e,t).map(P=>P?d`<span><bdi>${P}</bdi></span>`:p)}
</div>
</div>
${ae(this.#h(e,m,t).filter(P=>P!==!1))}
${b?d`<audio controls autoplay src=${b} @error=${this.#$}></audio>`:p}
</li>
`}#u(e,{call:t,caller:n}){let{entry_id:o,direction:s,outcome:r,voicemail:a,talk_seconds:l}=t,[c]=t.extensions.length===1?t.extensions:[],h=s==="outbound"?t.caller:t.answered_by??c??t.callee,u=(n?.extensions??(h?[h]:[])).map(m=>this.#y(o,m));return[u.length>Cn?`${T(e,u.slice(0,Cn))} +${u.length-Cn}`:T(e,u),l&&(a||r==="answered")?_n(l*1e3):void 0,n&&n.calls>1?e("recent.calls",{count:n.calls}):void 0]}#h(e,t,n){let{key:o,call:s,caller:r}=n,{entry_id:a,voicemail:l,recording_media_content_id:c}=s,h=this.#g(n)!==void 0;return[c!==null&&{key:"play",icon:h?"mdi:stop":"mdi:play",label:e(l?"recent.play_voicemail":"recent.play",{name:t}),pressed:h,run:()=>this.#v(o,c)},...this.#m(e,t,s.direction==="outbound"?s.callee_name:s.caller_name,s.other_number,a),r?.control===!0&&{key:"done",icon:"mdi:check",label:e("recent.done",{name:t}),run:()=>this.act(u=>u.callWS({type:"openvox_uc/missed/done",entry_id:a,uid:r.call_id}))}]}#m(e,t,n,o,s){if(o===null)return[];let r={name:t,number:o,entryId:this.entryOf(s,o)};return[this.mayChangeContacts&&n===null&&!r.entryId&&{key:"add",icon:"mdi:account-plus",label:e("recent.add_contact",{number:o}),run:()=>this.#w(e,o)},this.canCall(r)&&{key:"call",icon:"mdi:phone",label:e("recent.call",{name:t}),run:a=>this.dial(r,a)}]}#f(e,t,n,o){return n?o?d`<p class="hint">${e("recent.full")}</p>`:d`
<button class="more" data-end aria-disabled=${t} @click=${this.#b}>
${e(t?"recent.loading":"recent.older")}
</button>
`:t?d`<p class="hint">${e("recent.loading")}</p>`:p}#g({key:e}){return this.playing?.key===e?this.playing.url:void 0}#y(e,t){let n=H(this.pbxs,e,t);return n?$(n):t}#x(e){this.#e.search(this.renderRoot.querySelector("input")?.value.trim()??"",e)}#b(){this.act(()=>this.#e.loadOlder())}#v(e,t){if(this.playing?.key===e){this.playing=void 0;return}this.act(async n=>{let{url:o}=await n.callWS({type:"media_source/resolve_media",media_content_id:t});this.playing={key:e,url:o}})}#$(){this.playing=void 0,this.error=this.texts?.("recent.not_playable")}#w(e,t){this.sheet={heading:e("recent.add_contact",{number:t}),content:()=>Ot(e,{name:"",numbers:[t],vip:!1},n=>this.save(o=>hi(o,n)))}}};g([_()],nt.prototype,"playing",2);var Ds={board:ie,calls:Mt,contacts:ze,dial:He,mine:tt,phones:we,queues:Nt,recent:nt};for(let[i,e]of Object.entries(Ds))customElements.define(An(`openvox-uc-${i}`),e);
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
@lit/reactive-element/decorators/custom-element.js:
@lit/reactive-element/decorators/property.js:
@lit/reactive-element/decorators/state.js:
@lit/reactive-element/decorators/event-options.js:
@lit/reactive-element/decorators/base.js:
@lit/reactive-element/decorators/query.js:
@lit/reactive-element/decorators/query-all.js:
@lit/reactive-element/decorators/query-async.js:
@lit/reactive-element/decorators/query-assigned-nodes.js:
lit-html/directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/decorators/query-assigned-elements.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/style-map.js:
lit-html/directives/guard.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
