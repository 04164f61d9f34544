import { Button, Flex, Tag, Tooltip } from 'antd';
import { useTexts } from '#src/i18n/area';
import { mandatesTexts } from '#src/i18n/mandates';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';
import { SampleMark } from '#src/ui/tags';
import type { FormOf } from './mandate-form.tsx';
import { useTermsWords } from './mandate-words.ts';
import type { Mandate } from './mandates.ts';

const LIVE: ReadonlySet<string> = new Set(['IN_FORCE', 'NOT_YET']);
const INK: Readonly<Record<string, readonly [color: string, ink: string]>> = {
  IN_FORCE: ['green', '#135200'],
  ASKED: ['blue', '#0b4a8f'],
  NOT_YET: ['gold', '#7c4a03'],
};

interface MandatesTableProps {
  readonly rows: readonly Mandate[];
  /** USCC of the own company. */
  readonly company: string;
  readonly empty: string;
  readonly onForm: (of: FormOf) => void;
  readonly onEnd: (what: 'revoke' | 'refuse', mandate: Mandate) => void;
}

/** Mandates that the own company gave or was given, with what it can do about each. */
export function MandatesTable({ rows, company, empty, onForm, onEnd }: MandatesTableProps) {
  const t = useTexts(mandatesTexts);
  const words = useTermsWords();
  const partnerOf = ({ trader, agent }: Mandate) => (trader === company ? agent : trader);
  const nameOf = ({ trader, traderName, agentName }: Mandate) => (trader === company ? agentName : traderName);
  const columns: readonly RowColumn<Mandate>[] = [
    {
      ...{ key: 'partner', title: t('partner') },
      render: (row) => (
        <>
          {t(row.trader === company ? 'side.TRADER' : 'side.AGENT')} {nameOf(row)} <span className="numbers">{partnerOf(row)}</span>
          <SampleMark sample={row.sample} />
        </>
      ),
    },
    {
      key: 'directions',
      title: t('directions'),
      render: (row) => row.terms !== null && <span style={{ whiteSpace: 'nowrap' }}>{words.directions(row.terms)}</span>,
    },
    {
      ...{ key: 'validity', title: t('validity') },
      render: (row) => (row.terms === null ? '' : <span className="numbers">{words.validity(row.terms)}</span>),
    },
    {
      ...{ key: 'agreement', title: t('agreementNo') },
      render: ({ terms, onPaper }) => (
        <>
          {terms?.agreementNo}
          {onPaper && (
            <Tooltip title={t('onPaperHint')}>
              <Tag variant="outlined" style={{ marginInlineStart: 4 }}>
                {t('onPaper')}
              </Tag>
            </Tooltip>
          )}
        </>
      ),
    },
    { key: 'state', title: t('state'), render: (row) => <State row={row} company={company} /> },
    {
      ...{ key: 'acts', title: '', actions: true },
      render: (row) => <Acts row={row} partner={partnerOf(row)} own={row.trader === company} onForm={onForm} onEnd={onEnd} />,
    },
  ];
  return <RowsView<Mandate> label={t('table')} rows={rows} rowKey={({ id }) => id} empty={empty} columns={columns} />;
}

function State({ row, company }: { readonly row: Mandate; readonly company: string }) {
  const t = useTexts(mandatesTexts);
  const words = useTermsWords();
  const [color, ink] = INK[row.standing] ?? ['default', '#434343'];
  const { asked, endedBy, endedReason } = row;
  return (
    <>
      <Tag color={color} style={{ color: ink }}>
        {t(`standing.${row.standing}`)}
      </Tag>
      {endedBy !== null && (row.standing === 'REVOKED' || row.standing === 'REFUSED') && (
        <span>{t('endedBy', { who: endedBy === company ? t('we') : endedBy, reason: endedReason ?? '' })}</span>
      )}
      {asked !== null && <div>{t('newTerms', { directions: words.directions(asked), validity: words.validity(asked) })}</div>}
    </>
  );
}

interface ActsProps extends Pick<MandatesTableProps, 'onForm' | 'onEnd'> {
  readonly row: Mandate;
  readonly partner: string;
  /** The own company is the trader. */
  readonly own: boolean;
}

function Acts({ row, partner, own, onForm, onEnd }: ActsProps) {
  const t = useTexts(mandatesTexts);
  const { asked, terms, standing } = row;
  const button = (act: 'accept' | 'refuse' | 'change' | 'revoke', onClick: () => void) => (
    <Button size="small" danger={act === 'revoke'} aria-label={t(`act.${act}One`, { who: partner })} onClick={onClick}>
      {t(`act.${act}`)}
    </Button>
  );
  const form = (with_: Mandate['terms']) => {
    onForm({ what: 'grant', partner, ...(with_ === null ? {} : { terms: with_ }) });
  };
  const end = (what: 'revoke' | 'refuse') => () => {
    onEnd(what, row);
  };
  return (
    <Flex gap={4}>
      {own &&
        asked !== null &&
        button('accept', () => {
          form(asked);
        })}
      {own && asked !== null && button('refuse', end('refuse'))}
      {own &&
        asked === null &&
        terms !== null &&
        button('change', () => {
          form(terms);
        })}
      {LIVE.has(standing) && button('revoke', end('revoke'))}
    </Flex>
  );
}
