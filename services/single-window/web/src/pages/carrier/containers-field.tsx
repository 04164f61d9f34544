import { CheckCircleFilled, CloseCircleFilled, EllipsisOutlined } from '@ant-design/icons';
import { Input, Tag } from 'antd';
import { useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import { checkContainer, containersOf } from '#src/pages/carrier/container-id';

interface ContainersFieldProps {
  // given by the form item around it
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

/** Container numbers as typed or pasted; beneath them each one with what its check digit says, while one types. */
export function ContainersField({ value = '', onChange, ...field }: ContainersFieldProps) {
  const t = useTexts(carrierTexts);
  const ids = containersOf(value);
  const wrong = ids.filter((id) => !checkContainer(id).ok);
  return (
    <>
      <Input.TextArea
        {...field}
        value={value}
        autoSize={{ minRows: 1, maxRows: 5 }}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        placeholder="CSQU3054383"
        onChange={(event) => onChange?.(event.target.value.toUpperCase())}
      />
      {ids.length > 0 && (
        <ul
          aria-label={t('container.listed')}
          style={{ listStyle: 'none', padding: 0, margin: '6px 0 0', maxHeight: 160, overflow: 'auto' }}
        >
          {ids.map((id) => (
            <ContainerSign key={id} id={id} />
          ))}
        </ul>
      )}
      <span className="visually-hidden" role="status">
        {ids.length > 0 && t('container.count', { count: ids.length, wrong: wrong.length })}
      </span>
    </>
  );
}

function ContainerSign({ id }: { readonly id: string }) {
  const t = useTexts(carrierTexts);
  const check = checkContainer(id);
  if (check.ok) {
    return (
      <li>
        <Tag color="success" icon={<CheckCircleFilled />} className="numbers">
          {id}
        </Tag>
        <span style={{ color: '#2b6a12' }}>{t('container.ok')}</span>
      </li>
    );
  }
  const incomplete = check.problem === 'incomplete';
  return (
    <li>
      <Tag color={incomplete ? 'default' : 'error'} icon={incomplete ? <EllipsisOutlined /> : <CloseCircleFilled />} className="numbers">
        {id}
      </Tag>
      <span style={{ color: incomplete ? '#595959' : '#a8071a' }}>
        {check.problem === 'digit' ? t('container.digit', { digit: check.digit ?? '' }) : t(`container.${check.problem}`)}
      </span>
    </li>
  );
}
