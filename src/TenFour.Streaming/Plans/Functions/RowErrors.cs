using TenFour.Streaming.Limits;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions;

/// <summary>The errors of single rows that several functions share, with Spark's condition names and texts.</summary>
internal static class RowErrors
{
    private const int MaxValueBytes = 256 << 20;
    private const int MaxElements = 10_000_000;

    /// <summary>Refuses a value so large that a batch of them would exhaust the memory (256 MB).</summary>
    public static void CheckSize(int row, string function, long bytes)
    {
        WorkBudget.Check(bytes);
        if (bytes > MaxValueBytes)
        {
            throw new RowException(
                row,
                "COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION",
                $"The result of `{function}` would have {bytes} bytes, which exceeds the limit of {MaxValueBytes}.",
                "Limit the argument that decides the length.");
        }
    }

    /// <summary>Refuses an array of more elements than a batch can hold many of (10 million).</summary>
    public static void CheckElements(int row, string function, long elements)
    {
        WorkBudget.Check(elements);
        if (elements > MaxElements)
        {
            throw new RowException(
                row,
                "COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION",
                $"Can't create array with {elements} elements in `{function}`, which exceeds the limit of {MaxElements}.",
                "Limit the argument that decides the number of elements.");
        }
    }

    public static RowException IndexOfZero(int row) => new(
        row,
        "INVALID_INDEX_OF_ZERO",
        "The index 0 is invalid. An index shall be either < 0 or > 0 (the first element has index 1).");

    public static RowException ArrayIndex(int row, long index, int length) => new(
        row,
        "INVALID_ARRAY_INDEX",
        $"The index {index} is out of bounds. The array has {length} elements.",
        "Use the SQL function `get()` to tolerate accessing element at invalid index and return NULL instead.");

    /// <param name="parameter">The parameter's name as Spark's message has it, such as <c>charset</c>.</param>
    /// <param name="expectation">What would have been right, as a clause: <c>expects one of the units ..., but got 'x'</c>.</param>
    public static RowException InvalidParameter(int row, string kind, string function, string parameter, string expectation) => new(
        row,
        $"INVALID_PARAMETER_VALUE.{kind}",
        $"The value of parameter(s) `{parameter}` in `{function}` is invalid: {expectation}.");

    /// <param name="reason">What overflowed, as a sentence.</param>
    public static RowException Overflow(int row, string reason) => new(row, "ARITHMETIC_OVERFLOW", reason);

    /// <param name="exponent">The value is <paramref name="digits"/> times ten to this power.</param>
    public static RowException DecimalOverflow(int row, Int128 digits, int exponent, DecimalType type) => new(
        row,
        "NUMERIC_VALUE_OUT_OF_RANGE.WITHOUT_SUGGESTION",
        $"The {digits}E{exponent} cannot be represented as Decimal({type.Precision}, {type.Scale}).");
}
