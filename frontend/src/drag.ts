// Dragging a call onto a phone, from card to card, by mouse, pen and touch.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { PhoneState } from "./live";
import { type PhoneOfPbx, rings } from "./phones";

const STARTS_AFTER = 6;
const EDGE = 48;
const SCROLL_STEP = 12;
const ANSWERING: ReadonlySet<PhoneState | null> = new Set<PhoneState>(["idle", "ringing", "in_use", "on_hold"]);

/** An element onto which calls can be dropped. */
interface DropTarget extends Element {
  readonly about: PhoneOfPbx;
}

const listeners = new Set<() => void>();
let dragged: PhoneOfPbx | undefined;

function setDragged(phone: PhoneOfPbx | undefined): void {
  dragged = phone;
  for (const listener of listeners) listener();
}

/** Returns whether the call of a phone can go to another one, which takes no part in it: by a transfer, or while it rings, by picking it up. */
export function accepts(target: PhoneOfPbx, from: PhoneOfPbx): boolean {
  const isOther =
    target.entryId === from.entryId && target.number !== from.number && target.phone.call_id !== from.phone.call_id;
  if (rings(from)) return isOther && target.phone.control && target.phone.state === "idle";
  return isOther && ANSWERING.has(target.phone.state);
}

/** Draws an element again when a call begins or ends to be dragged. */
export class DragController implements ReactiveController {
  readonly #listener: () => void;

  constructor(host: ReactiveControllerHost) {
    this.#listener = () => host.requestUpdate();
    host.addController(this);
  }

  /** Returns the phone whose call is dragged. */
  get from(): PhoneOfPbx | undefined {
    return dragged;
  }

  hostConnected(): void {
    listeners.add(this.#listener);
  }

  hostDisconnected(): void {
    listeners.delete(this.#listener);
  }
}

/** Returns the elements at a place, the outermost first, also those within other elements. */
function elementsAt(x: number, y: number): Element[] {
  const found: Element[] = [];
  let root: DocumentOrShadowRoot | null = document;
  while (root) {
    const element: Element | null = root.elementFromPoint(x, y);
    if (!element || element === found.at(-1)) break;
    found.push(element);
    root = element.shadowRoot;
  }
  return found;
}

function targetAt(x: number, y: number): DropTarget | undefined {
  for (const element of elementsAt(x, y)) {
    const target = element.closest("[droppable]");
    if (target) return target as DropTarget;
  }
  return undefined;
}

/** Scroll what is under a pointer that is near its upper or lower edge: a card, or else the page. */
function scrollAt(x: number, y: number): void {
  for (const element of elementsAt(x, y).reverse()) {
    const scrolled = element.closest("[data-scrolls]");
    const { top, bottom } = scrolled?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    if (scrolled && scrolled.scrollHeight > scrolled.clientHeight) {
      scrolled.scrollBy(0, towards(y, top, bottom));
      return;
    }
  }
  scrollBy(0, towards(y, 0, innerHeight));
}

function towards(y: number, top: number, bottom: number): number {
  return (Number(y > bottom - EDGE) - Number(y < top + EDGE)) * SCROLL_STEP;
}

function ghostOf(label: string): HTMLElement {
  const ghost = document.createElement("div");
  ghost.textContent = label;
  ghost.ariaHidden = "true";
  ghost.style.cssText = `
    position: fixed; inset: 0 auto auto 0; z-index: 1000; pointer-events: none; padding: 8px 12px; border-radius: 8px;
    color: var(--text-primary-color); background: var(--primary-color); font: 500 14px/1.2 var(--ha-font-family-body, sans-serif);
  `;
  document.body.append(ghost);
  return ghost;
}

/** Follow a pointer that went down on a call, and report the phone onto which the call is dropped. */
export function followPointer(
  down: PointerEvent,
  from: PhoneOfPbx,
  label: string,
  drop: (onto: PhoneOfPbx) => void,
): void {
  const ended = new AbortController();
  const { signal } = ended;
  let [x, y] = [down.clientX, down.clientY];
  let ghost: HTMLElement | undefined;
  let over: DropTarget | undefined;
  let frame = 0;

  const look = (): void => {
    const target = targetAt(x, y);
    if (target === over) return;
    over?.removeAttribute("over");
    target?.setAttribute("over", "");
    over = target;
  };
  const scroll = (): void => {
    scrollAt(x, y);
    look();
    frame = requestAnimationFrame(scroll);
  };
  const end = (): void => {
    ended.abort();
    cancelAnimationFrame(frame);
    over?.removeAttribute("over");
    ghost?.remove();
    if (ghost) setDragged(undefined);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== down.pointerId) return;
    [x, y] = [event.clientX, event.clientY];
    if (!ghost) {
      if (Math.hypot(x - down.clientX, y - down.clientY) < STARTS_AFTER) return;
      ghost = ghostOf(label);
      setDragged(from);
      scroll();
    }
    ghost.style.transform = `translate(${x + STARTS_AFTER}px, ${y + STARTS_AFTER}px)`;
    look();
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== down.pointerId) return;
    const onto = over?.about;
    // A mouse that comes back to where it went down clicks there.
    if (ghost) skipClick();
    end();
    if (onto) drop(onto);
  };
  addEventListener("pointermove", move, { signal });
  addEventListener("pointerup", up, { signal });
  addEventListener("pointercancel", end, { signal });
  addEventListener("keydown", ({ key }) => key === "Escape" && end(), { signal });
}

function skipClick(): void {
  const skip = (click: Event): void => click.stopPropagation();
  addEventListener("click", skip, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", skip, { capture: true }));
}
