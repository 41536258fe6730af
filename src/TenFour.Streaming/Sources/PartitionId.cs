using System.Globalization;

namespace TenFour.Streaming.Sources;

/// <summary>One partition of a source.</summary>
/// <param name="Topic">Its topic; null in a source of one topic that need not be told from others (a file topic).</param>
/// <param name="Number">From 0 in each topic.</param>
public readonly record struct PartitionId(string? Topic, int Number)
{
    /// <summary>By topic, then by number.</summary>
    public static readonly IComparer<PartitionId> Order = Comparer<PartitionId>.Create((a, b) =>
        string.CompareOrdinal(a.Topic, b.Topic) is not 0 and var order ? order : a.Number.CompareTo(b.Number));

    /// <summary>A partition of the source's only topic.</summary>
    public static implicit operator PartitionId(int number) => new(null, number);

    /// <summary>For people: <c>3</c>, or <c>calls/3</c> where the topic is known.</summary>
    public override string ToString()
    {
        var number = Number.ToString(CultureInfo.InvariantCulture);
        return Topic is null ? number : $"{Topic}/{number}";
    }
}
