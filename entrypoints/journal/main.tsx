import { createRoot } from 'react-dom/client';
import { App } from '../../components/app/App';
import { Journal } from '../../components/journal/Journal';
import { loadWords } from '../../lib/platform/i18n';
import { createSearch } from '../../lib/platform/search';
import { createServices } from '../../lib/platform/services';
import '../../components/ui/tokens.css';
import '../../components/ui/base.css';

const services = createServices();

createRoot(document.getElementById('root')!).render(
  <App
    services={{ ...services, page: 'journal', search: createSearch(services) }}
    words={await loadWords()}
  >
    <Journal />
  </App>,
);
