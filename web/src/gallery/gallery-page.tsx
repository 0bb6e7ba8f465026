import { type ReactNode } from "react";
import { CardStates } from "./card-states.js";
import { ChartStates } from "./chart-states.js";
import { FrameStates } from "./frame-states.js";
import { StayStates } from "./stay-states.js";
import { usePageTitle } from "../window/use-page-title.js";

/** Every card and chart in every state, light, and once more dark; print it to see them on paper. */
export function GalleryPage(): ReactNode {
  usePageTitle("Gallery");
  return (
    <div className="stack">
      <h1>Gallery: every card and chart in every state</h1>
      <p>Nothing here is a figure of anybody. The theme is that of the page; the last part is always dark.</p>
      <CardStates />
      <FrameStates />
      <ChartStates />
      <StayStates />
      <div data-theme="dark" className="stack gallery-dark">
        <CardStates />
        <FrameStates />
        <ChartStates />
        <StayStates />
      </div>
    </div>
  );
}
