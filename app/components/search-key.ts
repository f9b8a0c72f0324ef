import { useEffect } from "react";
import { useNavigate } from "react-router";

/** "/" goes to the search field of the page, or to the page that has one; never while somebody types. */
export function useSearchKey(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const listen = (key: KeyboardEvent) => {
      if (key.key !== "/" || key.ctrlKey || key.metaKey || key.altKey || key.isComposing) return;
      const at = key.target instanceof HTMLElement ? key.target : null;
      if (at?.isContentEditable || at?.closest("input, textarea, select, [role=dialog]")) return;
      key.preventDefault();
      const field = document.querySelector<HTMLTextAreaElement>("[data-search-field]");
      if (field) field.focus();
      else void navigate("/events#search");
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [navigate]);
}
