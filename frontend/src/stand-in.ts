// Elements that stand for those whose code is loaded once one of them is shown.

import type { ConfigForm } from "./form";

interface Loaded extends HTMLElement {
  setConfig(config: unknown): void;
}

export function loadCode(): Promise<unknown> {
  return import("./loaded");
}

/** Returns the name of the element that a stand-in shows. */
export function loadedTag(tag: string): string {
  return `${tag}-loaded`;
}

/** Returns a class that loads an element, and passes on to it the configuration, and what Home Assistant sets of these properties. */
export function standInFor(tag: string, properties: readonly string[]): CustomElementConstructor {
  class StandIn extends HTMLElement {
    readonly values: Record<string, unknown> = {};
    loaded: Loaded | undefined;
    #config: unknown;

    static getStubConfig(): Record<string, unknown> {
      return {};
    }

    static async getConfigForm(): Promise<ConfigForm> {
      await loadCode();
      const card = customElements.get(loadedTag(tag)) as unknown as typeof StandIn;
      return card.getConfigForm();
    }

    setConfig(config: unknown): void {
      this.#config = config;
      this.loaded?.setConfig(config);
    }

    getGridOptions(): Record<string, number | string> {
      return { columns: 12, min_columns: 6 };
    }

    getCardSize(): number {
      return 4;
    }

    connectedCallback(): void {
      this.style.cssText = "display: block; block-size: 100%";
      // Without a connection, the next card that is shown tries again.
      loadCode().then(
        () => this.#show(),
        () => undefined,
      );
    }

    #show(): void {
      if (this.loaded) return;
      this.loaded = document.createElement(loadedTag(tag)) as Loaded;
      this.loaded.setConfig(this.#config);
      Object.assign(this.loaded, this.values);
      this.append(this.loaded);
    }
  }
  for (const property of properties) {
    Object.defineProperty(StandIn.prototype, property, {
      get(this: StandIn) {
        return this.values[property];
      },
      set(this: StandIn, value: unknown) {
        this.values[property] = value;
        if (this.loaded) Object.assign(this.loaded, { [property]: value });
      },
    });
  }
  return StandIn;
}
