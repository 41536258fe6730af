namespace TenFour.Streaming.Errors;

/// <summary>A part of a statistic's text: start and length in UTF-16 code units from the start of the file.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>For plan nodes that no text stands behind (built by the C# API).</summary>
    public static readonly TextSpan None = new(-1, 0);

    public int EndExclusive => Start + Length;

    public TextSpan To(TextSpan last) => Start < 0 ? last : last.Start < 0 ? this : new(Start, last.EndExclusive - Start);
}
