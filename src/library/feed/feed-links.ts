/** Where whoever reads a page can follow what is new. */
import { sayFeed } from './words/index.ts'

/** For the head of a page: the feeds of the whole library, or of what is about a topic. */
export const feedLinks = (title: string, topic?: string): readonly Readonly<{ href: string; type: string; title: string }>[] => {
  const about = topic === undefined ? '' : `?topic=${encodeURIComponent(topic)}`
  return [
    { href: `/library/feed.atom${about}`, type: 'application/atom+xml', title: sayFeed('title', { title }) },
    { href: `/library/feed.json${about}`, type: 'application/feed+json', title: sayFeed('title', { title }) },
  ]
}
