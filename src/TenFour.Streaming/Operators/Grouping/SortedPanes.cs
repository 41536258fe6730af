namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Panes of one group in order of time: by place, the slot, the number, and whether the batch has added it.</summary>
internal readonly ref struct SortedPanes(Span<int> slots, Span<long> numbers, Span<bool> isNew)
{
    public ReadOnlySpan<int> Slots { get; } = slots;

    public ReadOnlySpan<long> Numbers { get; } = numbers;

    public ReadOnlySpan<bool> IsNew { get; } = isNew;

    public int Count => Slots.Length;
}
