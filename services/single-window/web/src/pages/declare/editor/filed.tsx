import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button, Flex, Result } from 'antd';
import { useState } from 'react';
import type { Fault } from '#src/api/problem';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import { LinkButton } from '#src/ui/link-button';
import { FaultTexts } from './field-input.tsx';

interface FiledProps {
  readonly id: string;
  readonly declarationNo: string;
  readonly warnings: readonly Fault[];
}

/** It was filed: the number, large, to be copied. */
export function Filed({ id, declarationNo, warnings }: FiledProps) {
  const t = useTexts(declareTexts);
  const [copied, setCopied] = useState(false);
  return (
    <Result
      status="success"
      title={t('done.title')}
      subTitle={t('done.number')}
      extra={
        <>
          <p className="numbers filed-number">{declarationNo}</p>
          <Flex gap={8} justify="center" wrap>
            <Button
              type="primary"
              icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
              onClick={() => {
                void navigator.clipboard.writeText(declarationNo).then(() => {
                  setCopied(true);
                });
              }}
            >
              {t(copied ? 'done.copied' : 'done.copy')}
            </Button>
            <LinkButton href={`/declarations/${id}`}>{t('done.open')}</LinkButton>
            <LinkButton href="/declare">{t('done.another')}</LinkButton>
          </Flex>
          {warnings.length > 0 && (
            <div className="filed-warnings">
              <b>{t('done.warnings')}</b>
              <FaultTexts faults={warnings} quiet={false} />
            </div>
          )}
        </>
      }
    />
  );
}
