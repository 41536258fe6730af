using System.Text.RegularExpressions;
using Grpc.Core;
using TenFour.Spark.Protocol;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Faults;

/// <summary>An error that Spark itself has raised, with its condition, SQLSTATE and causes; pure.</summary>
internal static partial class ServerError
{
    private const int MostCauses = 5;

    /// <summary>How Spark numbers errors that have no name yet; its own messages leave it out.</summary>
    private const string Unnamed = "_LEGACY_ERROR";

    private static readonly string[] UserClasses =
        ["AnalysisException", "ParseException", "NoSuchTableException", "SparkUnsupportedOperationException", "IllegalArgumentException"];

    public static SparkException Explain(RpcException failure, RemoteStatus status, FetchErrorDetailsResponse? details, string? version)
    {
        var root = Root(details);
        var classes = root?.ErrorTypeHierarchy is { Count: > 0 } hierarchy ? (IReadOnlyList<string>)hierarchy : status.Classes;
        var text = root?.Message is { Length: > 0 } message ? message : status.Message;
        var causes = Causes(details, root);
        var sqlState = Filled(root?.SparkThrowable?.SqlState) ?? status.SqlState ?? SqlStateAtEnd().Match(text).Groups["state"].Value;
        return Make(text, Filled(root?.SparkThrowable?.ErrorClass) ?? status.Condition, Filled(sqlState), classes, causes, version, failure);
    }

    /// <summary>The failure of a query that ran: the text form of its exception, with the condition.</summary>
    public static SparkException OfQuery(string text, string? condition, string? version)
    {
        var clean = WithoutFrames(WithoutPlan(WithoutClass(text)));
        if (DataFailure.Find(clean) is { } data)
        {
            return new SparkException(Fault.Data, data.Message, data.Condition, StreamingException.DataAdvice) { SqlState = data.SqlState };
        }

        // That of the text tells more than that of the query, which is the same whatever has failed.
        var named = Filled(ConditionAtStart().Match(clean).Groups["condition"].Value) ?? Filled(condition);
        var inner = Make(clean, named, Filled(SqlStateAtEnd().Match(clean).Groups["state"].Value), [], [], version, null);

        // The query had been started: whatever the reason, it is a batch that failed.
        return inner.Fault == Fault.User ? Copy(inner, Fault.Environment) : inner;
    }

    private static SparkException Make(
        string text, string? condition, string? sqlState, IReadOnlyList<string> classes, IReadOnlyList<string> causes, string? version, Exception? inner)
    {
        var named = condition is not null && condition.StartsWith(Unnamed, StringComparison.Ordinal) ? null : condition;
        var found = named ?? Filled(ConditionAtStart().Match(text).Groups["condition"].Value);
        var message = Message(text, found, causes);
        var fault = ServerAdvice.IsKafkaMissing(found, text) ? Fault.Environment : FaultOf(sqlState, found, classes);
        return new SparkException(fault, message, found, ServerAdvice.For(found, text, causes, version), inner)
        {
            SqlState = sqlState,
            JavaClass = classes.Count > 0 ? classes[0] : null,
            Causes = causes,
        };
    }

    private static SparkException Copy(SparkException error, Fault fault) => new(fault, error.Message, error.Condition, error.Advice, error.InnerException)
    {
        SqlState = error.SqlState,
        JavaClass = error.JavaClass,
        Causes = error.Causes,
    };

    /// <summary>By the SQL standard, class 42 is a wrong statement.</summary>
    private static Fault FaultOf(string? sqlState, string? condition, IReadOnlyList<string> classes) => sqlState switch
    {
        _ when condition is not null && condition.StartsWith("INVALID_HANDLE", StringComparison.Ordinal) => Fault.Environment,
        _ when condition is not null && condition.StartsWith("INVALID_CONF_VALUE", StringComparison.Ordinal) => Fault.User,
        _ when DataFailure.IsData(condition, sqlState) => Fault.Data,
        not null when sqlState.StartsWith("42", StringComparison.Ordinal) || sqlState.StartsWith("0A", StringComparison.Ordinal) => Fault.User,
        _ when classes.Any(c => UserClasses.Contains(c[(c.LastIndexOf('.') + 1)..])) => Fault.User,
        _ => Fault.Environment,
    };

    private static string Message(string text, string? condition, IReadOnlyList<string> causes)
    {
        var start = condition is not null && text.StartsWith($"[{condition}]", StringComparison.Ordinal) ? condition.Length + 2 : 0;
        var message = SqlStateAtEnd().Replace(text[start..].Trim(), "").Trim();
        var cause = causes.Select(c => c.Split('\n')[0]).LastOrDefault(c => !message.Contains(c, StringComparison.Ordinal));
        return cause is null ? message : $"{message.TrimEnd('.')}; caused by: {cause}";
    }

    /// <summary>The class name before a message, as Java prints an exception.</summary>
    private static string WithoutClass(string text) => ClassAtStart().Replace(text, "");

    /// <summary>Spark prints offsets and the whole plan behind the reason.</summary>
    private static string WithoutPlan(string text) =>
        text.IndexOf("\n=== Streaming Query ===", StringComparison.Ordinal) is >= 0 and var plan ? text[..plan].TrimEnd() : text;

    /// <summary>Where in Spark a task has failed stands between the reason and its causes, and in the server's log.</summary>
    private static string WithoutFrames(string text) => string.Join('\n', text.Split('\n').Where(
        l => l.Trim().Length > 0 && !l.StartsWith("\tat ", StringComparison.Ordinal) && !l.StartsWith("\t... ", StringComparison.Ordinal) && l != "Driver stacktrace:"));

    private static FetchErrorDetailsResponse.Types.Error? Root(FetchErrorDetailsResponse? details) =>
        details is { HasRootErrorIdx: true } && details.RootErrorIdx >= 0 && details.RootErrorIdx < details.Errors.Count ? details.Errors[details.RootErrorIdx] : null;

    private static List<string> Causes(FetchErrorDetailsResponse? details, FetchErrorDetailsResponse.Types.Error? root)
    {
        var causes = new List<string>();
        while (root is { HasCauseIdx: true } && root.CauseIdx >= 0 && root.CauseIdx < details!.Errors.Count && causes.Count < MostCauses)
        {
            root = details.Errors[root.CauseIdx];
            var name = root.ErrorTypeHierarchy.Count > 0 ? root.ErrorTypeHierarchy[0] : "";
            causes.Add($"{name[(name.LastIndexOf('.') + 1)..]}: {root.Message}");
        }

        return causes;
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    [GeneratedRegex(@"^\[(?<condition>[A-Z][A-Z0-9_.]+)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex ConditionAtStart();

    [GeneratedRegex(@"\s*SQLSTATE:\s*(?<state>[0-9A-Z]{5})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex SqlStateAtEnd();

    [GeneratedRegex(@"^([\w$]+\.)+[\w$]*(Exception|Error)[\w$]*:\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex ClassAtStart();
}
