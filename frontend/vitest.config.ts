import { defineConfig } from "vitest/config";

export default defineConfig({
  // Tests read docs/.
  server: { fs: { allow: [".."] } },
  test: { environment: "happy-dom", restoreMocks: true },
});
