// Vite's scan of a folder: how units are found (packs, treatments, chat sites, languages).

interface ImportMeta {
  glob<Module>(
    pattern: string | readonly string[],
    options?: { import?: string; query?: string },
  ): Record<string, () => Promise<Module>>;
  glob<Module>(
    pattern: string | readonly string[],
    options: { eager: true; import?: string; query?: string },
  ): Record<string, Module>;
}
