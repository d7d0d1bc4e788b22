using System.Security.Cryptography;
using System.Text;

namespace EvalTest.Core.Tests.Operations;

/// <summary>Files of large values, though small.</summary>
internal static class Large
{
    public static string Name(string content) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}.value";
}
