using System.Net;
using System.Net.Sockets;
using System.Text;
using Polly;
using Polly.Timeout;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeding.Live;

/// <summary>Says what is wrong with an answer of the dataset.</summary>
internal static class LiveRefusal
{
    /// <summary>A longer answer is not taken.</summary>
    public const int MostMegabytes = 64;

    private const int ShownCharacters = 200;

    /// <exception cref="StreamingException">It holds no rows.</exception>
    public static void Check(HttpResponseMessage response, byte[] body, Uri asked)
    {
        var status = $"{(int)response.StatusCode}";
        if (response.Headers.Location is { } location)
        {
            throw Refuse($"{asked.Host} answered {status}: the dataset has moved to {location}.");
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw Refuse($"{asked.Host} answered {status}: {Start(body)}");
        }

        var type = response.Content.Headers.ContentType?.MediaType;
        if (!string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw Refuse($"{asked.Host} answered with {type ?? "no content type"} instead of JSON.");
        }
    }

    /// <summary>Why a request is tried again, as a sentence.</summary>
    public static string Describe(Outcome<HttpResponseMessage> outcome, LiveCallFeedOptions options)
    {
        var host = options.Address.Host;
        return outcome switch
        {
            { Result: { } response } => $"{host} answered {(int)response.StatusCode}.",
            { Exception: TimeoutRejectedException } => $"{host} did not answer in {options.AnswerLimit.TotalSeconds:0.#} s.",

            // Closed, or reset, in the middle of an answer or before it.
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded }
                or HttpRequestException { HttpRequestError: HttpRequestError.Unknown, InnerException: IOException } } => $"{host} broke off its answer.",
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse, InnerException: InvalidDataException } } =>
                $"{host} answered with damaged compression.",
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } =>
                $"{host} answered with more than {MostMegabytes} MB.",
            _ => $"{host} cannot be reached: {Cause(outcome.Exception!).TrimEnd('.')}.",
        };
    }

    // The outer message says the same with host and port once more.
    private static string Cause(Exception exception) =>
        exception is { InnerException: SocketException socket } ? socket.Message : exception.Message;

    private static StreamingException Refuse(string message) => StreamingException.ForEnvironment(message);

    private static string Start(byte[] body) =>
        Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, ShownCharacters))).ReplaceLineEndings(" ");
}
