import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

interface Command<Input> {
  readonly run: (input: Input) => Promise<unknown>;
  /** What is said when it is done. */
  readonly done: (input: Input) => string;
  readonly onDone: (input: Input) => void;
}

/** A command on an account; when it is done, all that is shown of accounts is read again. What is refused stays for its form to show. */
export function useCommand<Input>({ run, done, onDone }: Command<Input>) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: async (_answer, input) => {
      void message.success(done(input));
      onDone(input);
      await queries.invalidateQueries({ queryKey: ['warehouse'] });
    },
  });
}
