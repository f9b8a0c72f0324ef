import { Component, type ReactNode } from "react";
import { m } from "#i18n/paraglide/messages";
import { ScannerButton } from "./scanner-button";
import { ScannerRoom } from "./scanner-room";

interface Props {
  /** A new value renders the children again: the fault can be in what they showed. */
  readonly showing: unknown;
  /** Leaves the screen that failed, e.g. a verdict. */
  readonly onRetry?: () => void;
  readonly children: ReactNode;
}

/** Replaces a scanner screen that cannot be rendered. Session, log and sync continue, and no reload is needed. */
export class ScreenBoundary extends Component<
  Props,
  { readonly failed: boolean; readonly showing: unknown }
> {
  static getDerivedStateFromError() {
    return { failed: true };
  }

  static getDerivedStateFromProps({ showing }: Props, state: { failed: boolean; showing: unknown }) {
    return showing === state.showing ? null : { failed: false, showing };
  }

  override state = { failed: false, showing: this.props.showing };

  override componentDidCatch(problem: unknown) {
    console.error("a scanner screen failed", problem);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <ScannerRoom
        title={m.scan_broken_title()}
        actions={
          <ScannerButton filled onClick={this.#retry}>
            {m.scan_broken_retry()}
          </ScannerButton>
        }
      >
        <p className="max-w-[44ch] text-lg/7">{m.scan_broken_detail()}</p>
      </ScannerRoom>
    );
  }

  #retry = () => {
    this.props.onRetry?.();
    this.setState({ failed: false });
  };
}
