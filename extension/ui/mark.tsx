/** The sign of the extension: a line with a gap, and what stands in the gap. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M2 10h4.5M13.5 10H18" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />
      <path d="M10 3.5v13" stroke="var(--accent)" stroke-width="2.4" stroke-linecap="round" />
    </svg>
  );
}
