// Of a long list only the rows in sight are in the page. A thin skin over @tanstack/virtual-core.
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from "@tanstack/virtual-core";
import { onMount } from "svelte";
import { look } from "../look/look.svelte";

interface Options {
  count: () => number;
  scroller: () => HTMLElement | undefined;
  /** Height of a row before it was measured, in rem. */
  estimate: number;
  key?: (index: number) => string;
  /** What a sticky head hides at the top, in pixels. */
  above?: () => number;
}

export function virtual({ count, scroller, estimate, key, above }: Options) {
  let items = $state.raw<VirtualItem[]>([]);
  let total = $state(0);
  let estimated = 0;

  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
    count: 0,
    getScrollElement: () => scroller() ?? null,
    estimateSize: () => estimate * 16,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    overscan: 8,
    onChange: show,
  });

  function show() {
    items = virtualizer.getVirtualItems();
    total = virtualizer.getTotalSize();
  }

  onMount(() => virtualizer._didMount());

  $effect(() => {
    const size = estimate * 16 * (look.scale / 100);
    virtualizer.setOptions({
      ...virtualizer.options,
      count: count(),
      estimateSize: () => size,
      scrollPaddingStart: above?.() ?? 0,
      ...(key === undefined ? {} : { getItemKey: key }),
    });
    virtualizer._willUpdate();
    // Rows tell their own height as long as they are drawn; only another text size makes all of them new.
    if (size !== estimated) virtualizer.measure();
    estimated = size;
    show();
  });

  return {
    get items() {
      return items;
    },
    get total() {
      return total;
    },
    /** Attach to every row that is drawn; it needs `data-index`. */
    measure(node: HTMLElement) {
      virtualizer.measureElement(node);
    },
    scrollTo(index: number) {
      virtualizer.scrollToIndex(index, { align: "auto" });
    },
    /** Rows that fit at once. */
    get page(): number {
      return Math.max(1, items.length - 16);
    },
  };
}
