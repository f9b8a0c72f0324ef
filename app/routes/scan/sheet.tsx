import { type ReactNode, useEffect, useRef } from "react";
import { ScannerButton } from "./scanner-button";

/** A full-height page over the scanner, with its way back under the thumb. Escape and the back button leave it too. */
export function Sheet({
  title,
  back,
  onClose,
  children,
  actions,
}: {
  title: string;
  back: string;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onCancel={(cancel) => {
        cancel.preventDefault();
        onClose();
      }}
      className="fixed inset-0 m-0 h-dvh max-h-none w-full max-w-none bg-scan-ground p-0 text-scan-paper [--fill:var(--color-scan-paper)] [--focus:var(--color-scan-paper)] [--on-fill:var(--color-scan-ground)]"
    >
      <div className="mx-auto flex h-full max-w-130 flex-col px-5 pt-6 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
        <h2 className="type-page shrink-0">{title}</h2>
        <div className="-mx-2 mt-3 min-h-0 grow overflow-y-auto px-2 pt-1">{children}</div>
        <div className="flex shrink-0 flex-col gap-2.5 pt-4 short:flex-row">
          {actions}
          <ScannerButton onClick={onClose}>{back}</ScannerButton>
        </div>
      </div>
    </dialog>
  );
}
