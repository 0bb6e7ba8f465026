import type { ReactNode } from "react";
export function GalleryPage(): ReactNode {
  return <h1>Gallery</h1>;
}
