// What cards share to be worked with: buttons that are icons, choices, and fields that search.

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { MenuItem } from "./menu";
import { TONE_OF } from "./styles";

const MAX_SEARCH_LENGTH = 64;

export interface IconButton extends MenuItem {
  pressed?: boolean;
}

export interface Chip<Key> {
  key: Key;
  label: string;
  /** Stands for the label where there is little room. */
  icon?: string;
  count?: number;
}

/** Returns where the element is that an event has reached; a question appears next to it. */
export function placeOf({ currentTarget }: Event): DOMRect {
  return (currentTarget as Element).getBoundingClientRect();
}

export function iconButton({ key, icon, label, pressed, run }: IconButton): TemplateResult {
  return html`
    <button
      class="icon-button" data-action=${key} data-state=${TONE_OF[key] ?? nothing} aria-label=${label} title=${label}
      aria-pressed=${pressed ?? nothing} @click=${(event: Event) => run(placeOf(event))}
    >
      <ha-icon icon=${icon}></ha-icon>
    </button>
  `;
}

export function iconButtons(buttons: IconButton[]): TemplateResult {
  return html`<div class="buttons">${repeat(buttons, ({ key }) => key, iconButton)}</div>`;
}

/** Buttons of which one is chosen. */
export function chips<Key extends string>(
  label: string,
  all: Chip<Key>[],
  chosen: Key,
  choose: (key: Key) => void,
): TemplateResult {
  return html`
    <div class="filters" role="group" aria-label=${label}>
      ${all.map(
        ({ key, label: text, icon, count }) => html`
          <button class="chip" data-filter=${key} aria-pressed=${key === chosen} title=${icon ? text : nothing} @click=${() => choose(key)}>
            ${icon ? html`<ha-icon .icon=${icon}></ha-icon>` : nothing}<span class="label">${text}</span> ${count === undefined ? nothing : html`<bdi>${count}</bdi>`}
          </button>
        `,
      )}
    </div>
  `;
}

export function searchField(
  label: string,
  typed: (text: string) => void,
  pressed?: (event: KeyboardEvent) => void,
): TemplateResult {
  return html`
    <input
      type="search" maxlength=${MAX_SEARCH_LENGTH} autocomplete="off" aria-label=${label} placeholder=${label}
      @input=${({ target }: Event) => typed((target as HTMLInputElement).value.trim())} @keydown=${pressed}
    />
  `;
}
