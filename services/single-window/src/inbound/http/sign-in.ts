import type { beginSignIn } from '#src/use-cases/begin-sign-in';
import type { endSession } from '#src/use-cases/end-session';
import type { finishSignIn } from '#src/use-cases/finish-sign-in';
import type { resumeSession } from '#src/use-cases/resume-session';

/** The sign-in of browsers, as the routes use it. */
export interface SignIn {
  readonly begin: ReturnType<typeof beginSignIn>;
  readonly finish: ReturnType<typeof finishSignIn>;
  readonly resume: ReturnType<typeof resumeSession>;
  readonly end: ReturnType<typeof endSession>;
  readonly offersDemoUsers: () => Promise<boolean>;
  /** 256 random bits as text. */
  readonly freshSecret: () => string;
  /** Where browsers reach the window, e.g. `http://127.0.0.1:8080`: a proxy's address where there is one. */
  readonly windowUrl: () => string;
}
