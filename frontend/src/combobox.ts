// A text field with a list of options: the arrow keys move through the list while the focus stays in the field.

import { css, html, type LitElement, nothing, type ReactiveController, type TemplateResult } from "lit";
import { FIELD_STYLES } from "./styles";

interface Settings<Option> {
  /** Returns what the user can choose now. */
  options: () => readonly Option[];
  choose: (option: Option) => void;
  typed?: (text: string) => void;
  maxLength?: number;
  /** The list closes after a choice and by the Escape key, which also empties the field. */
  closes?: boolean;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Draws the field and its list in an element, and moves through the list. */
export class ComboboxController<Option> implements ReactiveController {
  text = "";
  #isOpen = true;
  #index = 0;
  #visibleIndex = 0;

  static readonly styles = [
    FIELD_STYLES,
    css`
      input:placeholder-shown { direction: inherit; }
      ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
      li { display: flex; gap: 4px 8px; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
      li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
    `,
  ];

  constructor(
    private readonly host: LitElement,
    private readonly settings: Settings<Option>,
  ) {
    host.addController(this);
  }

  get input(): HTMLInputElement {
    return this.host.renderRoot.querySelector("input") as HTMLInputElement;
  }

  hostUpdated(): void {
    if (this.#index === this.#visibleIndex) return;
    this.#visibleIndex = this.#index;
    this.host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  /** Take a text as if the user had typed it. */
  enter(text: string): void {
    this.text = text;
    this.#index = 0;
    this.#isOpen = true;
    this.settings.typed?.(text);
    this.host.requestUpdate();
  }

  /** Choose an option: if none is given, the one that is selected. */
  choose(option = this.#state.selected): void {
    if (option === undefined) return;
    this.#isOpen = !this.settings.closes;
    this.host.requestUpdate();
    this.settings.choose(option);
  }

  renderInput(label: string): TemplateResult {
    const { index, isShown } = this.#state;
    return html`
      <input
        type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
        maxlength=${this.settings.maxLength ?? nothing} aria-autocomplete="list" aria-controls="options" aria-expanded=${isShown}
        aria-activedescendant=${isShown ? `option${index}` : nothing} aria-label=${label} placeholder=${label}
        .value=${this.text} @input=${() => this.enter(this.input.value)} @keydown=${(event: KeyboardEvent) => this.#pressed(event)}
      />
    `;
  }

  renderList(label: string, content: (option: Option) => TemplateResult): TemplateResult {
    const { options, selected, isShown } = this.#state;
    return html`
      <ul id="options" role="listbox" aria-label=${label} ?hidden=${!isShown}>
        ${(isShown ? options : []).map(
          (option, index) => html`
            <li id="option${index}" role="option" aria-selected=${option === selected} @click=${() => this.choose(option)}>
              ${content(option)}
            </li>
          `,
        )}
      </ul>
    `;
  }

  /** The options, the one that Enter chooses, and whether they are shown. */
  get #state(): { options: readonly Option[]; index: number; selected: Option | undefined; isShown: boolean } {
    const options = this.settings.options();
    const index = Math.min(this.#index, options.length - 1);
    return { options, index, selected: options[index], isShown: this.#isOpen && options.length > 0 };
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const { options, index, isShown } = this.#state;
    const step = STEPS[event.key];
    if (step) {
      if (this.#isOpen) this.#index = (index + step + options.length) % options.length || 0;
      this.#isOpen = true;
    } else if (event.key === "Enter") this.choose();
    else if (event.key !== "Escape" || !this.settings.closes) return;
    else if (isShown) this.#isOpen = false;
    else this.enter("");
    event.preventDefault();
    this.host.requestUpdate();
  }
}
