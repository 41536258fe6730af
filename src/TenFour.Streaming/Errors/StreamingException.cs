namespace TenFour.Streaming.Errors;

/// <summary>
/// The one exception that TenFour raises on purpose. Its message says what is wrong and where; <see cref="Advice"/> says what to do.
/// Any other exception that reaches the command line is a defect of TenFour.
/// </summary>
public class StreamingException : Exception
{
    public StreamingException(Fault fault, string message, string? condition = null, string? advice = null, Exception? inner = null)
        : base(message, inner)
    {
        Fault = fault;
        Condition = condition;
        Advice = advice;
    }

    /// <summary>What to do about records on which a batch fails, where nothing more exact is known.</summary>
    public const string DataAdvice = "Leave such records out with WHERE, or use the function's try_ form; then start again.";

    public Fault Fault { get; }

    /// <summary>Spark's condition name, such as <c>UNRESOLVED_COLUMN.WITH_SUGGESTION</c>, where Spark has one.</summary>
    public string? Condition { get; }

    /// <summary>The work was ended, or not begun, because it takes more than what anybody can type may take.</summary>
    public bool IsOverLimit => Condition is not null && Condition.StartsWith("RESOURCE_LIMIT.", StringComparison.Ordinal);

    /// <summary>What to do about it, as one sentence.</summary>
    public string? Advice { get; }

    public static StreamingException ForUser(string message, string? condition = null, string? advice = null) =>
        new(Fault.User, message, condition, advice);

    public static StreamingException ForEnvironment(string message, string? advice = null, Exception? inner = null) =>
        new(Fault.Environment, message, advice: advice, inner: inner);

    public static StreamingException ForData(string message, string? condition = null, string? advice = null) =>
        new(Fault.Data, message, condition, advice);
}
