import { useText } from '../../ui/text.ts';

interface SiteButtonProps {
  readonly label: string;
  /** What it is about, for those who do not see in which row it stands. */
  readonly site: string;
  onPress(): void;
}

/** A button in the row of a site, with a name of its own. */
export function SiteButton({ label, site, onPress }: SiteButtonProps) {
  const t = useText('options');
  return (
    <button type="button" class="button" aria-label={t('about-site', { label, site })} onClick={onPress}>
      {label}
    </button>
  );
}
