import type { ComponentChildren } from 'preact';
import './switch.css';

interface SwitchProps {
  readonly on: boolean;
  readonly label: ComponentChildren;
  /** What it is called where one does not see what it stands beside. Has the label's words in it. */
  readonly name?: string;
  /** Id of a text that says more. */
  readonly describedBy?: string;
  readonly disabled?: boolean;
  onChange(on: boolean): void;
}

/** A labelled on/off switch; the whole line is the target. */
export function Switch({ on, label, name, describedBy, disabled = false, onChange }: SwitchProps) {
  return (
    <label class="switch">
      <span class="switch-label">{label}</span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        disabled={disabled}
        aria-label={name}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
