import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Link, useLocation } from "react-router";
import type { SavedViewBody, SavedViewResponse } from "#shared/contract/notes";
import { formatDay } from "#shared/format";
import { fits } from "#shared/shape";
import { contract, writeApi } from "../asking/api.js";
import { rememberAuthor } from "./remembered-author.js";
import { savedAddress } from "../view/saved-address.js";
import { useSavedViews } from "../asking/use-figures.js";
import { AuthorField } from "./author-field.js";
import { Folded } from "./folded.js";
import { WhenRead } from "./query-state.js";
import "./saved-views.css";

/** The views that anybody saved under a name: open, remove, and save the one on screen. */
export function SavedViews(): ReactNode {
  const views = useSavedViews();
  const [said, setSaid] = useState("");
  const count = views.data?.length ?? 0;
  return (
    <Folded className="saved-views" summary={`Saved views${count === 0 ? "" : ` (${count})`}`}>
      {() => (
        <div>
          <WhenRead what="The saved views" queries={[views]} height="4rem">
            {() => <ViewList views={views.data ?? []} onSaid={setSaid} />}
          </WhenRead>
          <SaveView views={views.data ?? []} onSaid={setSaid} />
          <p role="status" className="small">
            {said}
          </p>
        </div>
      )}
    </Folded>
  );
}

/** Which addresses may be saved; none where the contract no longer says so. */
const addressShape = contract.saveView.body.properties["address"] ?? { anyOf: [] };

interface Saying {
  readonly views: readonly SavedViewResponse[];
  readonly onSaid: (sentence: string) => void;
}

function ViewList({ views, onSaid }: Saying): ReactNode {
  const queries = useQueryClient();
  const removal = useMutation({
    mutationFn: (view: SavedViewResponse) => writeApi(contract.removeView, { path: { id: String(view.id) } }),
    onSuccess: async (_answer, view) => {
      onSaid(`“${view.name}” is removed.`);
      await queries.invalidateQueries({ queryKey: ["views"] });
    },
    onError: (problem) => onSaid(`The view could not be removed. ${problem.message}`),
  });
  if (views.length === 0) return <p className="small quiet">No view is saved yet.</p>;
  return (
    <ul className="view-list">
      {views.map((view) => (
        <li key={view.id}>
          <span>
            <Link to={view.address}>{view.name}</Link>{" "}
            <span className="small quiet">
              {view.author}, {formatDay(view.savedAt.slice(0, 10))}
            </span>
          </span>
          <button
            type="button"
            className="plain-button"
            disabled={removal.isPending}
            onClick={() => removal.mutate(view)}
          >
            Remove<span className="visually-hidden"> {view.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Saves a view under its name; what became of it is said. */
function useSaving(onSaid: Saying["onSaid"]): UseMutationResult<SavedViewResponse, Error, SavedViewBody> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: SavedViewBody) => writeApi(contract.saveView, { body }),
    onSuccess: async (view) => {
      onSaid(`“${view.name}” is saved. Anybody who opens this product finds it here.`);
      await queries.invalidateQueries({ queryKey: ["views"] });
    },
    onError: (problem) => onSaid(`The view could not be saved. ${problem.message}`),
  });
}

function SaveView({ views, onSaid }: Saying): ReactNode {
  const { pathname, search } = useLocation();
  const [name, setName] = useState("");
  const saving = useSaving(onSaid);
  const address = savedAddress(pathname, search);
  if (!fits(addressShape, address)) {
    return (
      <p className="small quiet">
        This page can’t be saved as a view: lists of people and very long addresses are left out.
      </p>
    );
  }
  const isTaken = views.some((view) => view.name === name.trim());
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const author = String(new FormData(event.currentTarget).get("author") ?? "").trim();
    rememberAuthor(author);
    saving.mutate({ name: name.trim(), author, address });
  };
  return (
    <form className="save-view" aria-label="Save this view" onSubmit={submit}>
      <label>
        Name of this view
        <input
          type="text"
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <AuthorField />
      <button type="submit" disabled={saving.isPending}>
        {isTaken ? "Replace the saved view" : "Save this view"}
      </button>
    </form>
  );
}
