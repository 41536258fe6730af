using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Operators.Joins;

/// <summary>Pairs of rows that a join has matched, in the order of the first.</summary>
internal sealed class Pairs
{
    /// <summary>Stands for the missing row of an outer join.</summary>
    public const int NoRow = -1;

    public List<int> Stream { get; } = [];

    public List<int> Table { get; } = [];

    public int Count => Stream.Count;

    /// <summary>No row of the first side is there twice.</summary>
    public bool IsOneToOne { get; private set; } = true;

    public Rows StreamRows => Rows.Of([.. Stream], Stream.Count);

    public void Add(int stream, int table)
    {
        IsOneToOne &= Stream.Count == 0 || Stream[^1] < stream;
        Stream.Add(stream);
        Table.Add(table);
    }
}
