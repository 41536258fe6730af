namespace TenFour.Browser.Tests.Harness;

/// <summary>Scripts that watch a page from inside.</summary>
internal static class PageWatch
{
    /// <summary>
    /// Notes in <c>watch</c> the long tasks of the main thread (over 50 ms), the layout shifts that no reader caused with what jumped, and the number
    /// of frames in which what the page shows was another than before.
    /// </summary>
    public const string Script = """
        window.watch = { longTasks: [], shifts: [], redraws: 0 };
        new PerformanceObserver(list => window.watch.longTasks.push(...list.getEntries().map(e => e.duration))).observe({ type: 'longtask' });
        const name = node => !node ? '?' : `${node.nodeName} "${(node.ariaLabel ?? node.textContent).replace(/\s+/g, ' ').slice(0, 40)}"`;
        const box = rect => `(${Math.round(rect.left)}, ${Math.round(rect.top)}, ${Math.round(rect.width)} x ${Math.round(rect.height)})`;
        const jump = source => `${name(source.node)} from ${box(source.previousRect)} to ${box(source.currentRect)}`;
        new PerformanceObserver(list => list.getEntries().filter(e => !e.hadRecentInput)
            .forEach(e => window.watch.shifts.push({ value: e.value, jumps: e.sources.map(jump).join(', ') })))
            .observe({ type: 'layout-shift', buffered: true });
        let changed = false;
        new MutationObserver(() => {
            if (changed) return;
            changed = true;
            requestAnimationFrame(() => { changed = false; window.watch.redraws++; });
        }).observe(document, { subtree: true, childList: true, characterData: true });
        """;

    /// <summary>What a reader sees, as text: words, and the pixels of charts.</summary>
    public const string Shown = """
        () => document.querySelector('main').innerText
            + [...document.querySelectorAll('main canvas')].map(c => c.toDataURL()).join()
            + [...document.querySelectorAll('main svg')].map(s => s.innerHTML).join()
        """;
}
