namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Panes of one group in order of time: by place, the number and what else is known, such as the slot.</summary>
internal readonly ref struct SortedPanes(ReadOnlySpan<int> values, ReadOnlySpan<long> numbers)
{
    public ReadOnlySpan<int> Values { get; } = values;

    public ReadOnlySpan<long> Numbers { get; } = numbers;

    public int Count => Values.Length;
}
