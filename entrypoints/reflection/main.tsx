import { createRoot } from 'react-dom/client';
import { App } from '../../components/app/App';
import { Reflection } from '../../components/reflection/Reflection';
import { loadWords } from '../../lib/platform/i18n';
import { createServices } from '../../lib/platform/services';
import '../../components/ui/tokens.css';
import '../../components/ui/base.css';

const sessionId = new URLSearchParams(location.search).get('session') ?? '';

createRoot(document.getElementById('root')!).render(
  <App services={{ ...createServices(), page: 'reflection' }} words={await loadWords()}>
    <Reflection sessionId={sessionId} />
  </App>,
);
