/** The names that pages use (`main.css`, `<island>.js`), with the names of the files. */
export type Manifest = Record<string, string>

export function buildServer(options?: { root?: string; outdir?: string }): Promise<void>
/** Builds what browsers fetch into `outdir` (emptied first), with `manifest.json`. */
export function buildAssets(options?: { root?: string; outdir?: string }): Promise<Manifest>
