namespace TenFour.Streaming.State;

/// <summary>Reading a slot's times.</summary>
internal sealed partial class OrderedTimes
{
    /// <summary>The slot's times from one on, in order; valid until the next time is added.</summary>
    public Cursor From(int slot, long time) => new(this, slot, time);

    private ReadOnlySpan<long> ItemsOf(ref Head head, int part) => head.Chunk switch
    {
        0 => default,
        Alone => new ReadOnlySpan<long>(ref head.Newest),
        _ => chunks.Items(ChunkAt(head, part)),
    };

    /// <summary>Goes along a slot's times.</summary>
    public ref struct Cursor
    {
        private readonly OrderedTimes times;
        private readonly int slot;
        private readonly int parts;
        private ReadOnlySpan<long> items;
        private int part;
        private int at;

        public Cursor(OrderedTimes times, int slot, long from)
        {
            (this.times, this.slot) = (times, slot);
            ref var head = ref times.heads[slot];
            parts = head.Chunk <= 0 ? 1 : times.Parts(head);
            part = head.Directory == 0 ? 0 : PartOf(times.directories.Items(head.Directory - 1), from);
            items = times.ItemsOf(ref head, part);
            at = items.BinarySearch(from);
            at = at < 0 ? ~at : at;
            SkipEnd();
        }

        public readonly bool IsEnd => at == items.Length;

        public readonly long Current => items[at];

        public void Next()
        {
            at++;
            SkipEnd();
        }

        private void SkipEnd()
        {
            if (at == items.Length && part + 1 < parts)
            {
                items = times.ItemsOf(ref times.heads[slot], ++part);
                at = 0;
            }
        }
    }
}
